namespace Regie.Scheduling;

/// <summary>
/// Working times by day of the week. A day that is not stated comes from the base calendar; a calendar without base does
/// not work on it.
/// </summary>
public sealed class WorkWeek
{
    readonly IReadOnlyList<Shift>?[] days = new IReadOnlyList<Shift>?[7];

    /// <summary>The shifts of a day of the week: null when not stated, empty for a day off.</summary>
    public IReadOnlyList<Shift>? this[DayOfWeek day]
    {
        get => days[(int)day];
        init => days[(int)day] = value;
    }

    /// <summary>The same week with other shifts on one day; null unstates it.</summary>
    public WorkWeek With(DayOfWeek day, IReadOnlyList<Shift>? shifts)
    {
        var week = new WorkWeek();
        days.CopyTo(week.days, 0);
        week.days[(int)day] = shifts;
        return week;
    }

    /// <summary>Nothing stated: the week of the base calendar holds.</summary>
    public static WorkWeek Inherited { get; } = new();

    /// <summary>Monday to Friday 08:00–12:00 and 13:00–17:00, Saturday and Sunday off (Microsoft Project's "Standard").</summary>
    public static WorkWeek Standard { get; } = Of(Shift.OfficeHours, Shift.None);

    /// <summary>All seven days, midnight to midnight.</summary>
    public static WorkWeek AroundTheClock { get; } = Of(Shift.WholeDay, Shift.WholeDay);

    /// <summary>The same shifts Monday to Friday, and others on Saturday and Sunday.</summary>
    public static WorkWeek Of(IReadOnlyList<Shift> weekday, IReadOnlyList<Shift> weekend) => new()
    {
        [DayOfWeek.Monday] = weekday,
        [DayOfWeek.Tuesday] = weekday,
        [DayOfWeek.Wednesday] = weekday,
        [DayOfWeek.Thursday] = weekday,
        [DayOfWeek.Friday] = weekday,
        [DayOfWeek.Saturday] = weekend,
        [DayOfWeek.Sunday] = weekend,
    };
}

/// <summary>A week that replaces the usual one between two days ("summer hours"); dated exceptions still beat it.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day, included.</param>
/// <param name="Week">The working times; days not stated keep those of the usual week.</param>
public sealed record DatedWeek(DateOnly From, DateOnly To, WorkWeek Week);
