namespace Regie.Scheduling;

/// <summary>
/// A task as a person set it; the engine never changes it. Dates are wall-clock times of the project (Kind Unspecified),
/// whole minutes; seconds are dropped. A task that is the parent of another is a summary: its dates are those of its
/// subtasks and its own duration, constraint and progress are not read.
/// </summary>
public sealed record PlanTask
{
    /// <summary>Identity, unique in the input.</summary>
    public required Guid Key { get; init; }

    /// <summary>The summary task this one belongs to; null at the top.</summary>
    public Guid? ParentKey { get; init; }

    /// <summary>Working minutes in the task's calendar, 0 for a milestone; at most <see cref="ScheduleInput.LongestDuration"/>.</summary>
    public int DurationMinutes { get; init; }

    /// <summary>The duration runs around the clock, weekends included ("3 elapsed days"); calendars are not read.</summary>
    public bool IsElapsed { get; init; }

    /// <summary>The task's own calendar; null for the person's or the project's.</summary>
    public Guid? CalendarKey { get; init; }

    /// <summary>
    /// The calendar of the person who does it. With a task calendar as well, work happens only when both work, as in Microsoft Project.
    /// </summary>
    public Guid? PersonCalendarKey { get; init; }

    /// <summary>What a person demands of the dates.</summary>
    public ConstraintKind Constraint { get; init; }

    /// <summary>The date of the constraint; required by all but ASAP and ALAP, ignored by these two.</summary>
    public DateTime? ConstraintDate { get; init; }

    /// <summary>A date promised: missing it gives negative slack and moves nothing.</summary>
    public DateTime? Deadline { get; init; }

    /// <summary>The dates are the person's: nothing moves this task. Needs <see cref="ManualStart"/> or <see cref="ManualFinish"/> to have dates of its own.</summary>
    public bool IsManual { get; init; }

    /// <summary>Start of a manual task. When only one of the two is given the other follows from the duration.</summary>
    public DateTime? ManualStart { get; init; }

    /// <summary>Finish of a manual task.</summary>
    public DateTime? ManualFinish { get; init; }

    /// <summary>When work really began. It pins the start.</summary>
    public DateTime? ActualStart { get; init; }

    /// <summary>When work really ended. It pins the finish; a finished task has no slack and is not critical.</summary>
    public DateTime? ActualFinish { get; init; }

    /// <summary>
    /// Working minutes still to do on a task that has begun. Null: <see cref="PercentComplete"/> of the duration is done.
    /// It may exceed the duration, when the task has grown.
    /// </summary>
    public int? RemainingMinutes { get; init; }

    /// <summary>Share of the duration done, 0 to 100; read only when the task has begun and <see cref="RemainingMinutes"/> is null.</summary>
    public int PercentComplete { get; init; }

    /// <summary>Remaining work of a begun task does not go on before this moment (an interruption, a wait).</summary>
    public DateTime? ResumeNotBefore { get; init; }
}
