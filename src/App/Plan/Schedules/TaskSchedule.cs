using Regie.Kernel;
using Regie.Scheduling;

namespace Regie.Plan;

/// <summary>What the engine computed for a task; its id is the task's. Only rows that changed are written.</summary>
public sealed class TaskSchedule : IOwned, IInProject
{
    public Guid Id { get; set; }
    public Guid BusinessId { get; set; }
    public Guid ProjectId { get; set; }
    public DateTime Start { get; set; }
    public DateTime Finish { get; set; }
    public DateTime EarlyStart { get; set; }
    public DateTime EarlyFinish { get; set; }
    public DateTime LateStart { get; set; }
    public DateTime LateFinish { get; set; }
    public int FreeSlackMinutes { get; set; }
    public int TotalSlackMinutes { get; set; }
    public int DurationMinutes { get; set; }
    /// <summary>As <see cref="PlanSnapshot.IsCritical"/> says: without room, and in a chain.</summary>
    public bool IsCritical { get; set; }
    public bool IsSummary { get; set; }
    public bool MissesDeadline { get; set; }

    /// <summary>What decided the start.</summary>
    public DriverKind Driver { get; set; }

    /// <summary>The task that decided it, where one did.</summary>
    public Guid? DriverTaskId { get; set; }

    internal void Take(TaskDates dates, bool isCritical)
    {
        Start = dates.Start;
        Finish = dates.Finish;
        EarlyStart = dates.EarlyStart;
        EarlyFinish = dates.EarlyFinish;
        LateStart = dates.LateStart;
        LateFinish = dates.LateFinish;
        FreeSlackMinutes = dates.FreeSlackMinutes;
        TotalSlackMinutes = dates.TotalSlackMinutes;
        DurationMinutes = dates.DurationMinutes;
        IsCritical = isCritical;
        IsSummary = dates.IsSummary;
        MissesDeadline = dates.MissesDeadline;
        Driver = dates.Driver.Kind;
        DriverTaskId = dates.Driver.Predecessor;
    }
}
