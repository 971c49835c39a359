namespace Regie.Ui;

/// <summary>From days to pixels, and the marks of the header.</summary>
public sealed record TimelineScale(DateOnly From, DateOnly To, TimelineZoom Zoom)
{
    /// <summary>Height of a row and of the header; regie.css says the same.</summary>
    public const int Row = 34, Head = 44;

    /// <summary>Pixels of a day.</summary>
    public double Day => Zoom switch { TimelineZoom.Day => 34, TimelineZoom.Week => 15.6, TimelineZoom.Month => 5, _ => 1.8 };

    /// <summary>Width of the whole chart.</summary>
    public double Width => (To.DayNumber - From.DayNumber + 1) * Day;

    /// <summary>The left edge of a day.</summary>
    public double X(DateOnly day) => (day.DayNumber - From.DayNumber) * Day;

    /// <summary>The right edge of a day.</summary>
    public double After(DateOnly day) => X(day) + Day;

    /// <summary>A scale that holds all these rows, today and some room to drag into; it begins on a Monday.</summary>
    public static TimelineScale Holding(IEnumerable<TimelineRow> rows, DateOnly today, TimelineZoom zoom)
    {
        var (from, to) = (today, today);
        foreach (var row in rows)
        {
            foreach (var day in (ReadOnlySpan<DateOnly?>)[row.Start, row.Finish, row.BaselineStart, row.BaselineFinish])
            {
                if (day < from) from = day.Value;
                if (day > to) to = day.Value;
            }
        }
        var (least, room) = zoom switch { TimelineZoom.Day => (42, 7), TimelineZoom.Week => (84, 10), TimelineZoom.Month => (280, 31), _ => (800, 92) };
        from = from.AddDays(-((int)from.DayOfWeek + 6) % 7);
        to = to.AddDays(room);
        if (to.DayNumber - from.DayNumber < least) to = from.AddDays(least);
        return new TimelineScale(from, to, zoom);
    }

    /// <summary>Today, as long as work stands within a good piece of a screen of it; otherwise the end of a bar that is nearest. Tasks without a place of their own do not count.</summary>
    public DateOnly NearestTo(DateOnly today, IEnumerable<TimelineRow> rows)
    {
        var (nearest, apart) = (today, int.MaxValue);
        foreach (var row in rows)
        {
            if (row.Loose || row.Kind is TimelineKind.Summary || (row.Start ?? row.Finish) is not { } start) continue;
            var finish = row.Finish is { } end && end > start ? end : start;
            var (day, days) = finish < today ? (finish, today.DayNumber - finish.DayNumber) : start > today ? (start, start.DayNumber - today.DayNumber) : (today, 0);
            if (days < apart) (nearest, apart) = (day, days);
        }
        return apart == int.MaxValue || apart * Day <= 240 ? today : nearest;
    }

    /// <summary>The upper line of the header: months, or years where a month is narrow.</summary>
    public IEnumerable<(double X, string Text)> Periods()
    {
        var years = Zoom is TimelineZoom.Month or TimelineZoom.Quarter;
        var months = Zoom is TimelineZoom.Day or TimelineZoom.Week;
        for (var day = From; day <= To; day = Next(day))
        {
            var end = Min(Next(day).AddDays(-1), To);
            if (After(end) - X(day) < 64) continue; // no room for its name
            yield return (X(day), years ? Say.Year(day) : Say.Capital(day.Month == 1 || (Zoom is TimelineZoom.Day && day != From) ? Say.Month(day) : Say.MonthName(day)));
        }

        DateOnly Next(DateOnly day) => months ? new DateOnly(day.Year, day.Month, 1).AddMonths(1) : new DateOnly(day.Year + 1, 1, 1);
    }

    /// <summary>The lower line: days, Mondays, months or quarters.</summary>
    public IEnumerable<(double X, string Text)> Marks()
    {
        for (var day = First(); day <= To; day = Next(day))
        {
            yield return (X(day), Zoom switch
            {
                TimelineZoom.Day => Say.Number(day.Day),
                TimelineZoom.Week => $"{Say.Weekday(day)} {Say.Number(day.Day)}",
                TimelineZoom.Month => Say.MonthShort(day),
                _ => Words.Of("QuarterOf", (day.Month + 2) / 3),
            });
        }

        DateOnly First() => Zoom switch
        {
            TimelineZoom.Day or TimelineZoom.Week => From,
            TimelineZoom.Month => From.Day == 1 ? From : new DateOnly(From.Year, From.Month, 1).AddMonths(1),
            _ => new DateOnly(From.Year, (From.Month - 1) / 3 * 3 + 1, 1) is var quarter && quarter < From ? quarter.AddMonths(3) : From,
        };
        DateOnly Next(DateOnly day) => Zoom switch { TimelineZoom.Day => day.AddDays(1), TimelineZoom.Week => day.AddDays(7), TimelineZoom.Month => day.AddMonths(1), _ => day.AddMonths(3) };
    }

    static DateOnly Min(DateOnly one, DateOnly other) => one < other ? one : other;
}
