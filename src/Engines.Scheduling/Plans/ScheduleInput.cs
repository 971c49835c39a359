namespace Regie.Scheduling;

/// <summary>Everything a schedule depends on. The same input gives the same schedule, to the minute, everywhere.</summary>
public sealed record ScheduleInput
{
    /// <summary>Longest duration, remaining work or lag accepted: one hundred years of minutes.</summary>
    public const int LongestDuration = 100 * 366 * 24 * 60;

    /// <summary>Project start, wall-clock time of the project.</summary>
    public required DateTime Start { get; init; }

    /// <summary>Key of the project calendar, in <see cref="Calendars"/>.</summary>
    public required Guid ProjectCalendar { get; init; }

    /// <summary>Every calendar named by the project, a task or another calendar.</summary>
    public required IReadOnlyList<WorkCalendar> Calendars { get; init; }

    /// <summary>The tasks, in any order; results come in the same order.</summary>
    public required IReadOnlyList<PlanTask> Tasks { get; init; }

    /// <summary>The dependencies, in any order.</summary>
    public IReadOnlyList<PlanLink> Links { get; init; } = [];

    /// <summary>
    /// "Now" for the plan: work not yet done cannot happen before it (remaining work of begun tasks, tasks not begun).
    /// Null, the default, lets unfinished work stay in the past, as Microsoft Project does until told otherwise.
    /// </summary>
    public DateTime? StatusDate { get; init; }

    /// <summary>A task is critical when its total slack is this many working minutes or less.</summary>
    public int CriticalSlackMinutes { get; init; }

    /// <summary>Working minutes that people call one day, for figures in days.</summary>
    public int MinutesPerDay { get; init; } = 480;
}
