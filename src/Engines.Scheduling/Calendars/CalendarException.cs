namespace Regie.Scheduling;

/// <summary>Days on which the usual week does not hold: a holiday, an absence, a Saturday worked.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day, included.</param>
/// <param name="Shifts">What is worked on each of these days; empty for days off.</param>
public sealed record CalendarException(DateOnly From, DateOnly To, IReadOnlyList<Shift> Shifts)
{
    /// <summary>A single day off.</summary>
    public static CalendarException DayOff(DateOnly day) => new(day, day, Shift.None);

    /// <summary>Several days off, both ends included.</summary>
    public static CalendarException DaysOff(DateOnly from, DateOnly to) => new(from, to, Shift.None);

    /// <summary>A single day with working times of its own.</summary>
    public static CalendarException Worked(DateOnly day, IReadOnlyList<Shift> shifts) => new(day, day, shifts);
}
