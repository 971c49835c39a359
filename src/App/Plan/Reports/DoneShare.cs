namespace Regie.Plan;

/// <summary>How much of a plan is done, and how much was planned to be, by estimated work.</summary>
public static class DoneShare
{
    /// <summary>A piece of work: minutes of work (its weight), 0 to 1 done, and the dates it was promised at.</summary>
    public readonly record struct Work(decimal Minutes, decimal Done, DateTime? PlannedStart, DateTime? PlannedFinish);

    /// <summary>Σ work × done ÷ Σ work; null where there is no work.</summary>
    public static decimal? Done(IReadOnlyCollection<Work> work)
    {
        var all = work.Sum(piece => piece.Minutes);
        return all == 0 ? null : work.Sum(piece => piece.Minutes * piece.Done) / all;
    }

    /// <summary>The share that the baseline had planned by <paramref name="now"/>: each piece evenly over its working days; null where no baseline knows it.</summary>
    public static decimal? Planned(IReadOnlyCollection<Work> work, DateTime now)
    {
        var known = work.Where(piece => piece is { PlannedStart: not null, PlannedFinish: not null }).ToList();
        var all = known.Sum(piece => piece.Minutes);
        return all == 0 ? null : known.Sum(piece => piece.Minutes * Elapsed(piece.PlannedStart!.Value, piece.PlannedFinish!.Value, now)) / all;
    }

    private static decimal Elapsed(DateTime start, DateTime finish, DateTime now)
    {
        if (now >= finish)
        {
            return 1;
        }

        var length = WorkingDays(start, finish);
        return now <= start || length == 0 ? 0 : Math.Min(1, WorkingDays(start, now) / length);
    }

    /// <summary>Monday to Friday; the part of a day counts from eight to five.</summary>
    private static decimal WorkingDays(DateTime from, DateTime to)
    {
        decimal days = 0;
        for (var day = from.Date; day <= to.Date; day = day.AddDays(1))
        {
            if (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
            {
                continue;
            }

            var (opens, closes) = (day.AddHours(8), day.AddHours(17));
            var (begin, end) = (from > opens ? from : opens, to < closes ? to : closes);
            days += end <= begin ? 0 : (decimal)(end - begin).TotalHours / 9;
        }

        return days;
    }
}
