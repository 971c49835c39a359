using Regie.Kernel;
using Regie.Scheduling;

namespace Regie.Plan;

/// <summary>
/// A task as people set it. What the engine computes from it is in <see cref="TaskSchedule"/> and never written back here: a date that a person
/// fixed is never moved silently.
/// </summary>
public sealed partial class TaskItem : IOwned, IVersioned, IInProject
{
    public Guid Id { get; set; }
    public Guid BusinessId { get; set; }
    public Guid ProjectId { get; set; }

    /// <summary>Short number within the project.</summary>
    public int Number { get; set; }

    public string Title { get; set; } = "";

    /// <summary>Markdown.</summary>
    public string? Description { get; set; }

    public Guid? AssigneeId { get; set; }
    public Guid StatusId { get; set; }
    public Guid? SectionId { get; set; }

    /// <summary>The task this is a part of.</summary>
    public Guid? ParentId { get; set; }

    /// <summary>
    /// Manual: the start, whatever happens. Automatic: no earlier than this.
    /// </summary>
    public DateOnly? StartDate { get; set; }

    public TimeOnly? StartTime { get; set; }

    /// <summary>Manual: the finish. Automatic: without an estimate, together with the start, it gives the duration; it is a promise, and being late for it is said.</summary>
    public DateOnly? DueDate { get; set; }

    public TimeOnly? DueTime { get; set; }

    /// <summary>The zone of the due time, where it is not the project's.</summary>
    public string? TimeZone { get; set; }

    /// <summary>Work, in minutes.</summary>
    public int? EstimateMinutes { get; set; }

    public int? RemainingMinutes { get; set; }

    /// <summary>How long it takes, in working minutes; null: the estimate, or from start to due, or one day.</summary>
    public int? DurationMinutes { get; set; }

    /// <summary>The duration runs around the clock.</summary>
    public bool IsElapsed { get; set; }

    /// <summary>0 to 100.</summary>
    public int Progress { get; set; }

    public Priority Priority { get; set; } = Priority.Normal;
    public bool IsMilestone { get; set; }
    public string? Deliverable { get; set; }
    public string? AcceptanceCriteria { get; set; }

    /// <summary>Place among the tasks of the project.</summary>
    public double Rank { get; set; }

    public ScheduleMode ScheduleMode { get; set; } = ScheduleMode.Auto;
    public ConstraintKind ConstraintKind { get; set; }

    /// <summary>Wall-clock time of the project.</summary>
    public DateTime? ConstraintDate { get; set; }

    public DateTime? Deadline { get; set; }
    public DateTime? ActualStart { get; set; }
    public DateTime? ActualFinish { get; set; }

    /// <summary>A calendar of its own.</summary>
    public Guid? CalendarId { get; set; }

    /// <summary>What or whom this waits for, in words.</summary>
    public string? WaitingFor { get; set; }

    public DateTimeOffset? WaitingSince { get; set; }
    public DateOnly? FollowUpDate { get; set; }

    /// <summary>RRULE; the next occurrence is made when this one is closed.</summary>
    public string? Recurrence { get; set; }

    /// <summary>JSON object: id of the field → value.</summary>
    public string CustomValues { get; set; } = "{}";

    public DateTimeOffset CreatedAt { get; set; }
    public Guid? CreatedBy { get; set; }
    public DateTimeOffset UpdatedAt { get; set; }
    public DateTimeOffset? ClosedAt { get; set; }
    public Guid? ClosedBy { get; set; }

    /// <summary>What came of it, said when it was closed.</summary>
    public string? Outcome { get; set; }

    public DateTimeOffset? ArchivedAt { get; set; }

    /// <summary>In the trash since.</summary>
    public DateTimeOffset? DeletedAt { get; set; }

    public int Version { get; set; }
}

public enum Priority { Low, Normal, High, Urgent }

public enum ScheduleMode { Auto, Manual }
