namespace Regie.Ui;

/// <summary>Something on one day or over several. <paramref name="Finish"/> is its last day.</summary>
/// <param name="Colour">One of c1…c8, see <see cref="Tones.ColourOf"/>.</param>
/// <param name="Fixed">It may not be moved.</param>
public sealed record CalendarItem(Guid Id, string Title, DateOnly Start, DateOnly Finish, TimeOnly? At = null, string? Colour = null, string? Href = null, bool Done = false, bool Late = false, bool Milestone = false, bool Fixed = false);

/// <summary>An item was put on another day; its length stays.</summary>
public sealed record CalendarMove(Guid Id, DateOnly Start, DateOnly Finish);

/// <summary>How much the calendar shows.</summary>
public enum CalendarView
{
    Month,
    Week,
}

/// <summary>Lays the items of one week into lanes, so that what lasts several days stays one bar.</summary>
static class CalendarWeek
{
    /// <summary>An item's place: first column (0 = Monday), how many days, and its lane from the top.</summary>
    public sealed record Place(CalendarItem Item, int Column, int Span, int Lane, bool From, bool On);

    public static List<Place> Lay(DateOnly monday, IEnumerable<CalendarItem> items)
    {
        var (places, lanes) = (new List<Place>(), new List<int>()); // a lane is free again after this column
        var sunday = monday.AddDays(6);
        foreach (var item in items.Where(item => item.Start <= sunday && item.Finish >= monday)
            .OrderBy(item => item.Start).ThenByDescending(item => item.Finish.DayNumber - item.Start.DayNumber).ThenBy(item => item.At ?? TimeOnly.MinValue).ThenBy(item => item.Title, StringComparer.CurrentCulture))
        {
            var column = Math.Max(0, item.Start.DayNumber - monday.DayNumber);
            var end = Math.Min(6, item.Finish.DayNumber - monday.DayNumber);
            var lane = lanes.FindIndex(free => free < column);
            if (lane < 0) { lane = lanes.Count; lanes.Add(end); } else lanes[lane] = end;
            places.Add(new Place(item, column, end - column + 1, lane, item.Start >= monday, item.Finish > sunday));
        }
        return places;
    }
}
