namespace Regie.Scheduling;

/// <summary>
/// A calendar with its base chain resolved: the usual week, and day by day the stretch of time that holds everything dated.
/// </summary>
sealed class DayPlan
{
    /// <summary>Monday first.</summary>
    public required DayTimes[] Week { get; init; }

    /// <summary>First day stated one by one, a Monday.</summary>
    public int FirstDay { get; private init; }

    /// <summary>The days stated one by one, whole weeks; none when nothing is dated.</summary>
    public DayTimes[] Days { get; private init; } = [];

    public DayTimes On(int day)
    {
        var dated = day - FirstDay;
        return (uint)dated < (uint)Days.Length ? Days[dated] : Week[day % 7];
    }

    /// <summary>Resolves a chain of calendars, the calendar itself first and its outermost base last; null when malformed.</summary>
    public static DayPlan? Of(IReadOnlyList<WorkCalendar> chain)
    {
        var week = new DayTimes[7];
        Array.Fill(week, DayTimes.Off);
        var (first, last) = DatedSpan(chain);
        var days = new DayTimes[last < first ? 0 : last - first + 1];
        Array.Fill(days, DayTimes.Off);
        for (var level = chain.Count - 1; level >= 0; level--)
        {
            // Painting outermost first: what is closer to the calendar covers what is further.
            var calendar = chain[level];
            if (!PaintWeek(calendar.Week, (day, times) => { week[day] = times; PaintEvery(days, first, day, times); })) return null;
            for (var i = calendar.DatedWeeks.Count - 1; i >= 0; i--)
            {
                var dated = calendar.DatedWeeks[i];
                if (dated.To < dated.From) return null;
                var (from, to) = (Minute.DayOf(dated.From), Minute.DayOf(dated.To));
                if (!PaintWeek(dated.Week, (day, times) => PaintEvery(days, first, day, times, from, to))) return null;
            }
        }
        for (var level = chain.Count - 1; level >= 0; level--)
        {
            for (var i = chain[level].Exceptions.Count - 1; i >= 0; i--)
            {
                var exception = chain[level].Exceptions[i];
                if (exception.To < exception.From || DayTimes.Of(exception.Shifts) is not { } times) return null;
                days.AsSpan(Minute.DayOf(exception.From) - first, Minute.DayOf(exception.To) - Minute.DayOf(exception.From) + 1).Fill(times);
            }
        }
        return new() { Week = week, FirstDay = first, Days = days };
    }

    /// <summary>Every minute of every day.</summary>
    public static DayPlan AroundTheClock { get; } =
        new() { Week = [.. Enumerable.Repeat(DayTimes.Of(Shift.WholeDay)!, 7)] };

    /// <summary>The times at which both calendars work.</summary>
    public DayPlan And(DayPlan other)
    {
        // One object per pair of day kinds, so that a person's holidays do not make tables of their own for every day.
        var known = new Dictionary<(DayTimes, DayTimes), DayTimes>();
        DayTimes Both(DayTimes a, DayTimes b) => known.TryGetValue((a, b), out var both) ? both : known[(a, b)] = a.And(b);
        var week = new DayTimes[7];
        for (var day = 0; day < 7; day++) week[day] = Both(Week[day], other.Week[day]);
        if (Days.Length + other.Days.Length == 0) return new() { Week = week };
        var first = Days.Length == 0 ? other.FirstDay : other.Days.Length == 0 ? FirstDay : Math.Min(FirstDay, other.FirstDay);
        var end = Math.Max(Days.Length == 0 ? 0 : FirstDay + Days.Length, other.Days.Length == 0 ? 0 : other.FirstDay + other.Days.Length);
        var days = new DayTimes[end - first];
        for (var i = 0; i < days.Length; i++) days[i] = Both(On(first + i), other.On(first + i));
        return new() { Week = week, FirstDay = first, Days = days };
    }

    static (int First, int Last) DatedSpan(IReadOnlyList<WorkCalendar> chain)
    {
        var (first, last) = (int.MaxValue, int.MinValue);
        foreach (var calendar in chain)
        {
            foreach (var exception in calendar.Exceptions)
                (first, last) = (Math.Min(first, Minute.DayOf(exception.From)), Math.Max(last, Minute.DayOf(exception.To)));
            foreach (var dated in calendar.DatedWeeks)
                (first, last) = (Math.Min(first, Minute.DayOf(dated.From)), Math.Max(last, Minute.DayOf(dated.To)));
        }
        return last < first ? (0, -1) : (first / 7 * 7, last / 7 * 7 + 6);
    }

    static bool PaintWeek(WorkWeek week, Action<int, DayTimes> paint)
    {
        for (var day = 0; day < 7; day++)
        {
            if (week[(DayOfWeek)((day + 1) % 7)] is not { } shifts) continue;
            if (DayTimes.Of(shifts) is not { } times) return false;
            paint(day, times);
        }
        return true;
    }

    static void PaintEvery(DayTimes[] days, int first, int weekday, DayTimes times, int from = 0, int to = int.MaxValue)
    {
        for (var i = weekday; i < days.Length; i += 7)
            if (first + i >= from && first + i <= to)
                days[i] = times;
    }
}
