using Regie.Kernel;

namespace Regie.Plan;

/// <summary>A frozen copy of the plan. Never changed once taken.</summary>
public sealed class Baseline : IOwned, IInProject
{
    public Guid Id { get; set; }
    public Guid BusinessId { get; set; }
    public Guid ProjectId { get; set; }
    public int Number { get; set; }
    public string Name { get; set; } = "";
    public string? Reason { get; set; }
    public Guid? AuthorId { get; set; }
    public DateTimeOffset At { get; set; }

    /// <summary>Made of the dates of an import.</summary>
    public bool IsImported { get; set; }

    public DateTime Start { get; set; }
    public DateTime Finish { get; set; }

    /// <summary>JSON list of the links as they stood; null when not known.</summary>
    public string? Links { get; set; }
}

/// <summary>A task as it stood. It outlives the task: hence its title, and no foreign key to it.</summary>
public sealed class BaselineTask : IOwned
{
    public Guid Id { get; set; }
    public Guid BusinessId { get; set; }
    public Guid BaselineId { get; set; }
    public Guid TaskId { get; set; }
    public string Title { get; set; } = "";
    public bool IsMilestone { get; set; }
    public DateTime Start { get; set; }
    public DateTime Finish { get; set; }
    public int? DurationMinutes { get; set; }
    public int? WorkMinutes { get; set; }
    public long? CostMinor { get; set; }
}
