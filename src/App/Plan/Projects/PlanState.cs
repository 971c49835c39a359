using Regie.Kernel;

namespace Regie.Plan;

/// <summary>
/// What counts up or is computed for a project; its id is the project's. Kept apart from the project, so that a new task
/// neither changes the project's version nor waits for somebody who edits it.
/// </summary>
public sealed class PlanState : IOwned, IInProject
{
    public Guid Id { get; set; }
    public Guid BusinessId { get; set; }
    public Guid ProjectId { get; set; }

    /// <summary>Number of the newest task.</summary>
    public int LastNumber { get; set; }

    /// <summary>Rank of the task added last.</summary>
    public double LastRank { get; set; }

    /// <summary>Counts every change that can move a date; a schedule computed on an older one is not stored.</summary>
    public int PlanVersion { get; set; }

    /// <summary>The plan version of the stored schedule; below <see cref="PlanVersion"/> it is stale.</summary>
    public int ScheduledVersion { get; set; }

    /// <summary>The day the stored schedule was computed for: work not done cannot lie before it.</summary>
    public DateOnly? ScheduledOn { get; set; }

    /// <summary>Computed start and finish of the plan, wall-clock times of the project; null without tasks.</summary>
    public DateTime? Start { get; set; }

    public DateTime? Finish { get; set; }

    /// <summary>Why the plan cannot be computed: a code of <see cref="Scheduling.ScheduleProblemKind"/>, or null.</summary>
    public string? Problem { get; set; }

    public bool IsStale(DateOnly today) => ScheduledVersion < PlanVersion || ScheduledOn is null || ScheduledOn < today;
}
