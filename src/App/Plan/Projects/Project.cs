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

    public DateTimeOffset CreatedAt { get; set; }
    public Guid? CreatedBy { get; set; }
    public DateTimeOffset UpdatedAt { get; set; }
    public DateTimeOffset? ClosedAt { get; set; }
    public DateTimeOffset? DeletedAt { get; set; }
    public int Version { get; set; }
}

public enum ProjectState { Draft, Active, Paused, Done, Archived }
