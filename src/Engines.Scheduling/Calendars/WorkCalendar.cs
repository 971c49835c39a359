namespace Regie.Scheduling;

/// <summary>
/// A working calendar as people describe it: a week, weeks of a period, dated exceptions, and perhaps a base calendar.
/// <para>
/// The times of a day are those of the first of these that says something: this calendar's exceptions (the first listed
/// wins), the base's exceptions and so on down the chain; then this calendar's dated weeks and week, then the base's. So a
/// holiday of the base beats a weekday that a person's calendar states, but not a person's own exception. (Rule observed in
/// Microsoft Project 2024, yeroo/docxy corpus 25.)
/// </para>
/// </summary>
public sealed record WorkCalendar
{
    /// <summary>Identity inside one <see cref="ScheduleInput"/>.</summary>
    public required Guid Key { get; init; }

    /// <summary>For messages and debugging only.</summary>
    public string Name { get; init; } = "";

    /// <summary>The calendar this one derives from; null for a base calendar.</summary>
    public Guid? BaseKey { get; init; }

    /// <summary>The usual week.</summary>
    public WorkWeek Week { get; init; } = WorkWeek.Inherited;

    /// <summary>Weeks of their own for a period.</summary>
    public IReadOnlyList<DatedWeek> DatedWeeks { get; init; } = [];

    /// <summary>Days off and days worked otherwise than usual; recurring ones are given as their dates.</summary>
    public IReadOnlyList<CalendarException> Exceptions { get; init; } = [];

    /// <summary>Monday to Friday, 08:00–12:00 and 13:00–17:00.</summary>
    public static WorkCalendar Standard(Guid key) => new() { Key = key, Name = "Standard", Week = WorkWeek.Standard };

    /// <summary>Every minute works.</summary>
    public static WorkCalendar AroundTheClock(Guid key) =>
        new() { Key = key, Name = "24 hours", Week = WorkWeek.AroundTheClock };
}
