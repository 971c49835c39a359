namespace Regie.Scheduling;

/// <summary>
/// A calendar compiled for arithmetic: adding working time to a moment and counting it between two moments take constant
/// time in usual weeks and logarithmic time among dated exceptions. Immutable and safe to share between threads.
/// <para>
/// Inside, a moment has an <b>index</b>: the working minutes before it. Sums and differences are sums and differences of
/// indices; one index names two moments where work pauses, the end of work (17:00) and the next start (08:00), and the
/// caller says which side is meant. Moments outside the years 1900 to 2399 are taken as the ends of that span.
/// </para>
/// </summary>
public sealed class WorkingTime
{
    readonly DayPlan days;
    readonly int weekTotal;
    readonly ulong weekReciprocal;      // for dividing by weekTotal (Lemire, "Faster remainder by direct computation")
    readonly ushort[] weekBefore;       // worked minutes of the week before each of its minutes
    readonly ushort[] weekStartOf;      // minute of the week at which each worked minute begins
    readonly int datedFrom, datedTo;    // minutes between which days are stated one by one
    readonly int datedBase, datedTotal; // index at datedFrom; worked minutes between the two
    readonly int[] dayIndex;            // worked minutes from datedFrom to each dated day
    readonly int[] dayHint;             // for each 1,024 worked minutes, the dated day to look from

    internal WorkingTime(DayPlan plan)
    {
        days = plan;
        weekTotal = plan.Week.Sum(day => day.Total);
        weekReciprocal = weekTotal == 0 ? 0 : ulong.MaxValue / (uint)weekTotal + 1;
        weekBefore = new ushort[Minute.PerWeek];
        weekStartOf = new ushort[weekTotal];
        var worked = 0;
        for (var day = 0; day < 7; day++)
        {
            for (var minute = 0; minute < Minute.PerDay; minute++)
                weekBefore[day * Minute.PerDay + minute] = (ushort)(worked + plan.Week[day].Before(minute));
            for (var n = 0; n < plan.Week[day].Total; n++)
                weekStartOf[worked + n] = (ushort)(day * Minute.PerDay + plan.Week[day].StartOf(n));
            worked += plan.Week[day].Total;
        }
        if (plan.Days.Length == 0)
        {
            (datedFrom, datedTo, datedBase, dayIndex, dayHint) = (int.MaxValue, int.MaxValue, int.MaxValue, [], []);
            return;
        }
        datedFrom = plan.FirstDay * Minute.PerDay;
        datedTo = datedFrom + plan.Days.Length * Minute.PerDay;
        datedBase = plan.FirstDay / 7 * weekTotal;
        dayIndex = new int[plan.Days.Length + 1];
        for (var day = 0; day < plan.Days.Length; day++) dayIndex[day + 1] = dayIndex[day] + plan.Days[day].Total;
        datedTotal = dayIndex[^1];
        dayHint = new int[(datedTotal >> 10) + 2];
        for (int bucket = 0, day = 0; bucket < dayHint.Length; bucket++)
        {
            while (day < plan.Days.Length - 1 && dayIndex[day + 1] <= bucket << 10) day++;
            dayHint[bucket] = day;
        }
    }

    /// <summary>No minute is ever worked.</summary>
    internal bool NeverWorks => weekTotal == 0 && datedTotal == 0;

    /// <summary>Working minutes before a moment.</summary>
    internal int Index(int moment)
    {
        if (moment < datedFrom) return WeekIndex(moment);
        if (moment >= datedTo) return datedBase + datedTotal + WeekIndex(moment - datedTo);
        var minute = moment - datedFrom;
        var day = minute / Minute.PerDay;
        return datedBase + dayIndex[day] + days.Days[day].Before(minute - day * Minute.PerDay);
    }

    /// <summary>The moment at which the working minute of this number begins: the start side of an index.</summary>
    internal int StartAt(int index)
    {
        if (index < 0) return 0;
        if (index < datedBase) return WeekStart(index);
        var dated = index - datedBase;
        if (dated >= datedTotal) return WeekStart(dated - datedTotal) is var rest && rest < Minute.End - datedTo ? datedTo + rest : Minute.End;
        var low = dayHint[dated >> 10];
        var high = dayHint[(dated >> 10) + 1];
        while (low < high)
        {
            var middle = (low + high) >> 1;
            if (dayIndex[middle + 1] > dated) high = middle; else low = middle + 1;
        }
        return datedFrom + low * Minute.PerDay + days.Days[low].StartOf(dated - dayIndex[low]);
    }

    /// <summary>The moment at which so many working minutes are done: the finish side of an index.</summary>
    internal int FinishAt(int index) => index <= 0 ? 0 : Math.Min(StartAt(index - 1) + 1, Minute.End);

    internal int NextStart(int moment) => StartAt(Index(moment));

    internal int PreviousFinish(int moment) => FinishAt(Index(moment));

    int WeekIndex(int minute)
    {
        var week = minute / Minute.PerWeek;
        return week * weekTotal + weekBefore[minute - week * Minute.PerWeek];
    }

    int WeekStart(int index)
    {
        if (weekTotal == 0) return Minute.End;
        var week = weekTotal == 1 ? index : (int)Math.BigMul(weekReciprocal, (ulong)index, out _);
        if (week > Minute.End / Minute.PerWeek) return Minute.End;
        return Math.Min(week * Minute.PerWeek + weekStartOf[index - week * weekTotal], Minute.End);
    }

    /// <summary>Compiles one calendar with those it derives from.</summary>
    /// <param name="calendar">The calendar.</param>
    /// <param name="others">Calendars it may derive from.</param>
    /// <param name="problem">Why it could not be compiled: malformed, no working time, an unknown base or a circle of bases.</param>
    /// <returns>Null with a problem.</returns>
    public static WorkingTime? Compile(WorkCalendar calendar, IReadOnlyList<WorkCalendar> others, out ScheduleProblem? problem)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        ArgumentNullException.ThrowIfNull(others);
        var shelf = CalendarShelf.Of([calendar, .. others.Where(other => other.Key != calendar.Key)], out problem);
        return shelf?.Find(calendar.Key, null, out problem);
    }

    /// <summary>
    /// The moment <paramref name="minutes"/> working minutes after <paramref name="from"/>: the end of the last minute worked
    /// (17:00, not 08:00 the next day). Negative counts back, and gives the beginning of the first minute worked. Zero gives the moment itself.
    /// </summary>
    public DateTime Add(DateTime from, int minutes)
    {
        if (minutes == 0) return from;
        var index = (int)Math.Clamp((long)Index(Minute.Of(from)) + minutes, 0, Minute.End);
        return Minute.ToDateTime(minutes > 0 ? FinishAt(index) : StartAt(index));
    }

    /// <summary>Working minutes from one moment to another; negative when the second is earlier.</summary>
    public int Between(DateTime from, DateTime to) => Index(Minute.Of(to)) - Index(Minute.Of(from));

    /// <summary>The moment itself when work can start there, else the next start of work.</summary>
    public DateTime NextStart(DateTime moment) => Minute.ToDateTime(NextStart(Minute.Of(moment)));

    /// <summary>The moment itself when work can end there, else the last end of work before it.</summary>
    public DateTime PreviousFinish(DateTime moment) => Minute.ToDateTime(PreviousFinish(Minute.Of(moment)));

    /// <summary>Working minutes of a day.</summary>
    public int MinutesOn(DateOnly day) => days.On(Minute.DayOf(day)).Total;

    /// <summary>The shifts of a day.</summary>
    public IReadOnlyList<Shift> ShiftsOn(DateOnly day) => days.On(Minute.DayOf(day)).Shifts;
}
