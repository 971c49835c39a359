using Regie.Kernel;

namespace Regie.Plan;

/// <summary>A piece of work with a goal, an end and a plan.</summary>
public sealed class Project : IOwned, IVersioned
{
    public Guid Id { get; set; }
    public Guid BusinessId { get; set; }
    public string Name { get; set; } = "";
    public string? Goal { get; set; }

    /// <summary>What will be true at the end, measurable.</summary>
    public string? ExpectedResult { get; set; }

    public Guid? OwnerId { get; set; }
    public Party? Owner { get; set; }
    public DateOnly? StartDate { get; set; }
    public DateOnly? TargetDate { get; set; }
    public long? BudgetMinor { get; set; }
    public string? BudgetCurrency { get; set; }
    public ProjectState State { get; set; } = ProjectState.Active;

    /// <summary>1 to 8.</summary>
    public int Colour { get; set; } = 1;

    /// <summary>Serves as the pattern of others; not work itself.</summary>
    public bool IsTemplate { get; set; }

    /// <summary>Since when guests may see it.</summary>
    public DateTimeOffset? PublishedAt { get; set; }

    /// <summary>The zone its wall-clock times are meant in.</summary>
    public string TimeZone { get; set; } = "Europe/Paris";

    /// <summary>Working calendar; null means Monday to Friday, office hours.</summary>
    public Guid? CalendarId { get; set; }

    /// <summary>Number that the next task gets.</summary>
    public int NextNumber { get; set; } = 1;

    /// <summary>Counts every change that can move a date; a schedule computed on an older one is thrown away.</summary>
    public int PlanVersion { get; set; }

    /// <summary>The plan version that the stored schedule was computed from; below <see cref="PlanVersion"/> it is stale.</summary>
    public int ScheduledVersion { get; set; }

    /// <summary>Computed finish of the plan, wall-clock time of the project.</summary>
    public DateTime? Finish { get; set; }

    /// <summary>Why the plan cannot be computed, or null.</summary>
    public string? ScheduleProblem { get; set; }

    public DateTimeOffset CreatedAt { get; set; }
    public Guid? CreatedBy { get; set; }
    public DateTimeOffset UpdatedAt { get; set; }
    public DateTimeOffset? ClosedAt { get; set; }
    public DateTimeOffset? DeletedAt { get; set; }
    public int Version { get; set; }
}

public enum ProjectState { Draft, Active, Paused, Done, Archived }
