namespace Regie.Scheduling;

/// <summary>
/// A calendar compiled for arithmetic: adding working time to a moment and counting it between two moments take constant or
/// logarithmic time. Immutable and safe to share between threads.
/// </summary>
public sealed class WorkingTime
{
    /// <summary>Compiles one calendar with those it derives from; a problem when it has no working time or is malformed.</summary>
    /// <param name="calendar">The calendar.</param>
    /// <param name="others">Calendars it may derive from.</param>
    /// <param name="problem">Why it could not be compiled.</param>
    public static WorkingTime? Compile(WorkCalendar calendar, IReadOnlyList<WorkCalendar> others, out ScheduleProblem? problem) => throw new NotSupportedException();

    /// <summary>
    /// The moment <paramref name="minutes"/> working minutes after <paramref name="from"/>: the end of the last minute worked
    /// (17:00, not 08:00 the next day). Negative counts back, and gives the beginning of the first minute worked.
    /// </summary>
    public DateTime Add(DateTime from, int minutes) => throw new NotSupportedException();

    /// <summary>Working minutes from one moment to another; negative when the second is earlier.</summary>
    public int Between(DateTime from, DateTime to) => throw new NotSupportedException();

    /// <summary>The moment itself when work can start there, else the next start of work.</summary>
    public DateTime NextStart(DateTime moment) => throw new NotSupportedException();

    /// <summary>The moment itself when work can end there, else the last end of work before it.</summary>
    public DateTime PreviousFinish(DateTime moment) => throw new NotSupportedException();

    /// <summary>Working minutes of a day.</summary>
    public int MinutesOn(DateOnly day) => throw new NotSupportedException();

    /// <summary>The shifts of a day.</summary>
    public IReadOnlyList<Shift> ShiftsOn(DateOnly day) => throw new NotSupportedException();
}
