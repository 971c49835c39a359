namespace Regie.Plan;

/// <summary>How much of a plan is done, and how much was planned to be, by estimated work. The page and the report say the same.</summary>
public static class DoneShare
{
    /// <summary>When a working day is over: what was planned for it counts from then on.</summary>
    private static readonly TimeOnly Evening = new(17, 0);

    /// <summary>A piece of work: minutes of work (its weight), 0 to 1 done, and the dates it was promised at.</summary>
    public readonly record struct Work(decimal Minutes, decimal Done, DateTime? PlannedStart, DateTime? PlannedFinish);

    /// <summary>Σ work × done ÷ Σ work; null where there is no work.</summary>
    public static decimal? Done(IReadOnlyCollection<Work> work)
    {
        var all = work.Sum(piece => piece.Minutes);
        return all == 0 ? null : work.Sum(piece => piece.Minutes * piece.Done) / all;
    }

    /// <summary>The share that the baseline had planned by <paramref name="now"/>: each piece evenly over its working days, days that are over; null where no baseline knows it.</summary>
    public static decimal? Planned(IReadOnlyCollection<Work> work, DateTime now)
    {
        var known = work.Where(piece => piece is { PlannedStart: not null, PlannedFinish: not null }).ToList();
        var all = known.Sum(piece => piece.Minutes);
        var over = DateOnly.FromDateTime(now).AddDays(TimeOnly.FromDateTime(now) >= Evening ? 0 : -1);
        return all == 0 ? null : known.Sum(piece => piece.Minutes * Elapsed(DateOnly.FromDateTime(piece.PlannedStart!.Value), DateOnly.FromDateTime(piece.PlannedFinish!.Value), over)) / all;
    }

    /// <summary>The share of a span's working days up to and with the last day that is over.</summary>
    private static decimal Elapsed(DateOnly start, DateOnly finish, DateOnly over) =>
        over >= finish ? 1 : over < start ? 0 : WorkingDays(start, over) / Math.Max(1m, WorkingDays(start, finish));

    private static decimal WorkingDays(DateOnly from, DateOnly to) =>
        Enumerable.Range(0, Math.Max(0, to.DayNumber - from.DayNumber + 1)).Count(offset => from.AddDays(offset).DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));
}
