using System.Text.Json;
using System.Text.Json.Serialization;
using Regie.Kernel;
using Regie.Scheduling;

namespace Regie.Plan;

/// <summary>A task as lists, boards and the API show it.</summary>
public record TaskView : IVersionedView
{
    public Guid Id { get; init; }
    public Guid BusinessId { get; init; }
    public Guid ProjectId { get; init; }
    public int Number { get; init; }
    public string Title { get; init; } = "";
    public string? Description { get; init; }
    public Guid? AssigneeId { get; init; }
    public PersonRef? Assignee { get; init; }
    public Guid StatusId { get; init; }
    public string StatusName { get; init; } = "";
    public StatusKind StatusKind { get; init; }
    public Guid? SectionId { get; init; }
    public string? SectionName { get; init; }

    /// <summary>The task this is a part of.</summary>
    public Guid? ParentId { get; init; }

    public DateOnly? StartDate { get; init; }
    public TimeOnly? StartTime { get; init; }
    public DateOnly? DueDate { get; init; }
    public TimeOnly? DueTime { get; init; }
    public string? TimeZone { get; init; }
    public int? EstimateMinutes { get; init; }
    public int? RemainingMinutes { get; init; }
    public int? DurationMinutes { get; init; }
    public int Progress { get; init; }
    public Priority Priority { get; init; }
    public bool IsMilestone { get; init; }
    public string? Deliverable { get; init; }
    public string? AcceptanceCriteria { get; init; }
    public double Rank { get; init; }
    public ScheduleMode ScheduleMode { get; init; }
    public ConstraintKind ConstraintKind { get; init; }
    public DateTime? ConstraintDate { get; init; }
    public DateTime? Deadline { get; init; }
    public DateTime? ActualStart { get; init; }
    public DateTime? ActualFinish { get; init; }
    public string? WaitingFor { get; init; }
    public DateTimeOffset? WaitingSince { get; init; }
    public DateOnly? FollowUpDate { get; init; }
    public string? Recurrence { get; init; }

    /// <summary>What the engine computed; null until it has.</summary>
    public TaskScheduleView? Schedule { get; init; }

    /// <summary>Open and past its due date.</summary>
    public bool IsLate { get; init; }

    public IReadOnlyList<Guid> LabelIds { get; init; } = [];
    public IReadOnlyList<PersonRef> Contributors { get; init; } = [];

    /// <summary>Values of the project's own fields, by the field's id.</summary>
    public IReadOnlyDictionary<string, JsonElement> CustomValues { get; init; } = NoValues;

    public int CommentCount { get; init; }
    public int AttachmentCount { get; init; }
    public int ChecklistDone { get; init; }
    public int ChecklistTotal { get; init; }
    public int SubtaskDone { get; init; }
    public int SubtaskTotal { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }
    public DateTimeOffset? ClosedAt { get; init; }
    public string? Outcome { get; init; }
    public DateTimeOffset? ArchivedAt { get; init; }
    public int Version { get; init; }

    [JsonIgnore]
    internal string RawValues { get; init; } = "{}";

    internal static readonly IReadOnlyDictionary<string, JsonElement> NoValues = new Dictionary<string, JsonElement>();
}

/// <summary>Computed dates of a task: wall-clock times of the project; slack in working minutes.</summary>
public sealed record TaskScheduleView(
    DateTime Start, DateTime Finish, int DurationMinutes, int FreeSlackMinutes, int TotalSlackMinutes, bool IsCritical, bool IsSummary, bool MissesDeadline,
    DriverKind Driver, Guid? DriverTaskId);

/// <summary>A task with what its page needs beside comments and activity.</summary>
public sealed record TaskDetail : TaskView
{
    public string ProjectName { get; init; } = "";

    /// <summary>The day it was to be finished, in the newest baseline.</summary>
    public DateOnly? BaselineFinish { get; init; }

    /// <summary>Time noted on it so far.</summary>
    public int LoggedMinutes { get; init; }

    public IReadOnlyList<ChecklistView> Checklists { get; init; } = [];
    public IReadOnlyList<AttachmentView> Attachments { get; init; } = [];
    public IReadOnlyList<DependencyView> Predecessors { get; init; } = [];
    public IReadOnlyList<DependencyView> Successors { get; init; } = [];
    public IReadOnlyList<TaskRef> Subtasks { get; init; } = [];
    public TaskRef? Parent { get; init; }
    public bool IsWatched { get; init; }

    /// <summary>Where it came from: address in the tool it was imported from.</summary>
    public IReadOnlyList<ExternalRefView> ExternalRefs { get; init; } = [];

    internal TaskDetail(TaskView task) : base(task)
    {
    }

    [JsonConstructor]
    public TaskDetail()
    {
    }
}

/// <summary>A task as a line in another one.</summary>
public sealed record TaskRef(Guid Id, int Number, string Title, bool IsClosed, DateOnly? DueDate, Guid? AssigneeId);

public sealed record ChecklistView(string Name, IReadOnlyList<ChecklistItemView> Items);

public sealed record ChecklistItemView(Guid Id, string Text, bool IsDone, Guid? AssigneeId, DateOnly? DueDate);

public sealed record AttachmentView(Guid Id, string Name, string? ContentType, long? Size, string? Url, bool NeedsLogin, string? AddedBy, DateTimeOffset At);

/// <summary>A link, seen from one of its two tasks; <see cref="TaskId"/> and its title are the other one's.</summary>
public sealed record DependencyView(Guid Id, Guid TaskId, int Number, string Title, bool IsClosed, LinkKind Kind, LagKind LagKind, int Lag);

public sealed record ExternalRefView(string Connection, string ExternalId, string? Url);
