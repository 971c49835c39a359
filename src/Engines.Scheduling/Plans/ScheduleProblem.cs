namespace Regie.Scheduling;

/// <summary>Why a plan cannot be scheduled.</summary>
public enum ScheduleProblemKind
{
    /// <summary>Tasks wait for each other; <see cref="ScheduleProblem.Keys"/> names the circle in order, each task waited for by the next.</summary>
    Cycle,
    /// <summary>Two tasks have the same key.</summary>
    DuplicateTask,
    /// <summary>A link or a parent names a task that is not in the input.</summary>
    UnknownTask,
    /// <summary>A task, the project or a calendar names a calendar that is not in the input.</summary>
    UnknownCalendar,
    /// <summary>Calendars derive from each other in a circle, or two have the same key.</summary>
    CalendarCycle,
    /// <summary>A calendar has no working time at all, or a task's two calendars never work together.</summary>
    NoWorkingTime,
    /// <summary>A calendar's shifts overlap, are out of order or leave the day, or a period ends before it begins.</summary>
    BadCalendar,
    /// <summary>A task is its own ancestor; the keys name the circle.</summary>
    ParentCycle,
    /// <summary>A link ties a task to itself or to one of its own summaries.</summary>
    LinkToOwnSummary,
    /// <summary>A constraint other than ASAP and ALAP has no date.</summary>
    ConstraintWithoutDate,
    /// <summary>An actual or manual finish is before its start, or there is an actual finish without an actual start.</summary>
    FinishBeforeStart,
    /// <summary>A duration, remaining work or lag is negative or longer than <see cref="ScheduleInput.LongestDuration"/>, or a percentage out of range.</summary>
    BadDuration,
    /// <summary>A date lies outside 1900 to 2399, or the plan runs out of that span.</summary>
    DateOutOfRange,
    /// <summary>An edit names a task or link that the plan does not hold.</summary>
    NothingToEdit,
}

/// <summary>An expected failure, as a value.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Keys">The tasks (or calendars) concerned; for a cycle, in order.</param>
public sealed record ScheduleProblem(ScheduleProblemKind Kind, IReadOnlyList<Guid> Keys);
