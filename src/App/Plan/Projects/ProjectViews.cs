using Regie.Kernel;

namespace Regie.Plan;

/// <summary>A project in a list.</summary>
public record ProjectSummary : IVersionedView
{
    public Guid Id { get; init; }
    public Guid BusinessId { get; init; }
    public string Name { get; init; } = "";
    public string? Goal { get; init; }
    public string? ExpectedResult { get; init; }
    public PersonRef? Owner { get; init; }
    public DateOnly? StartDate { get; init; }
    public DateOnly? TargetDate { get; init; }
    public ProjectState State { get; init; }
    public int Colour { get; init; }
    public bool IsTemplate { get; init; }
    public bool IsPublished { get; init; }
    public bool IsFavourite { get; init; }
    public string TimeZone { get; init; } = "";

    /// <summary>Computed start and finish, wall-clock times of the project.</summary>
    public DateTime? Start { get; init; }

    public DateTime? Finish { get; init; }

    /// <summary>Why the plan cannot be computed, or null.</summary>
    public string? ScheduleProblem { get; init; }

    /// <summary>A newer schedule is being computed.</summary>
    public bool IsScheduleStale { get; init; }

    public int OpenTasks { get; init; }
    public int LateTasks { get; init; }
    public int DoneTasks { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }
    public int Version { get; init; }
}

/// <summary>A project with all that its pages need to show tasks: statuses, sections, labels, fields and people.</summary>
public sealed record ProjectView : ProjectSummary
{
    /// <summary>Only for those who may see money.</summary>
    public MoneyAmount? Budget { get; init; }

    public Guid? CalendarId { get; init; }
    public IReadOnlyList<StatusView> Statuses { get; init; } = [];
    public IReadOnlyList<SectionView> Sections { get; init; } = [];
    public IReadOnlyList<LabelView> Labels { get; init; } = [];
    public IReadOnlyList<CustomFieldView> Fields { get; init; } = [];
    public IReadOnlyList<ProjectMemberView> Members { get; init; } = [];
}

public sealed record StatusView(Guid Id, string Name, StatusKind Kind, int? WipLimit);

public sealed record SectionView(Guid Id, string Name, int Colour);

public sealed record LabelView(Guid Id, string Name, int Colour);

public sealed record CustomFieldView(Guid Id, string Name, CustomFieldType Type, IReadOnlyList<FieldOption> Options, string? Currency);

public sealed record ProjectMemberView(Guid PersonId, string Name, ProjectRole Role);
