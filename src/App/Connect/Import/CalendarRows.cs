using System.Text.Json;
using Regie.Kernel;

namespace Regie.Connect;

/// <summary>Calendars of a source as the plan stores them.</summary>
internal static class CalendarRows
{
    // Recurring exceptions are written out day by day, this far at most.
    private const int MostDays = 2000;

    private sealed record Span(int From, int To);

    public static string Week(SourceCalendar calendar) => JsonSerializer.Serialize(
        calendar.Week.ToDictionary(day => day.Key.ToString().ToLowerInvariant(), day => day.Value.Select(Minutes).ToList()), Json.Options);

    public static string Shifts(IReadOnlyList<SourceInterval> working) => JsonSerializer.Serialize(working.Select(Minutes), Json.Options);

    public static IEnumerable<(string? Name, DateOnly From, DateOnly To, IReadOnlyList<SourceInterval> Working)> Days(SourceCalendar calendar) =>
        calendar.Exceptions.SelectMany(exception => exception.Recurrence is null
            ? [(exception.Name, exception.From, exception.To, exception.Working)]
            : Occurrences(exception).Take(MostDays).Select(day => (exception.Name, day, day, exception.Working)));

    /// <summary>The days a recurring exception names.</summary>
    public static IEnumerable<DateOnly> Occurrences(SourceException exception)
    {
        var rule = exception.Recurrence!;
        var left = rule.Occurrences ?? int.MaxValue;
        for (var day = exception.From; day <= exception.To && left > 0; day = day.AddDays(1))
        {
            if (Falls(rule, exception.From, day))
            {
                left--;
                yield return day;
            }
        }
    }

    private static bool Falls(SourceRecurrence rule, DateOnly from, DateOnly day)
    {
        var months = ((day.Year - from.Year) * 12) + day.Month - from.Month;
        return rule.Repeat switch
        {
            SourceRepeat.Daily => (day.DayNumber - from.DayNumber) % rule.Every == 0,
            SourceRepeat.Weekly => rule.Days.Contains(day.DayOfWeek) && (StartOfWeek(day) - StartOfWeek(from)) / 7 % rule.Every == 0,
            SourceRepeat.MonthlyByDay => day.Day == rule.MonthDay && months % rule.Every == 0,
            SourceRepeat.MonthlyByPosition => months % rule.Every == 0 && IsAt(rule, day),
            SourceRepeat.YearlyByDay => day.Month == rule.Month && day.Day == rule.MonthDay,
            SourceRepeat.YearlyByPosition => day.Month == rule.Month && IsAt(rule, day),
            _ => false,
        };
    }

    private static bool IsAt(SourceRecurrence rule, DateOnly day)
    {
        var all = Enumerable.Range(1, DateTime.DaysInMonth(day.Year, day.Month)).Where(number => Counts(rule, new(day.Year, day.Month, number))).ToList();
        var at = rule.Position == 5 ? all.Count - 1 : (rule.Position ?? 1) - 1;
        return at >= 0 && at < all.Count && all[at] == day.Day;
    }

    private static bool Counts(SourceRecurrence rule, DateOnly day)
    {
        var weekend = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
        return rule.AnyDay || (rule.WorkDay && !weekend) || (rule.WeekendDay && weekend) || rule.PositionDay == day.DayOfWeek;
    }

    private static int StartOfWeek(DateOnly day) => day.DayNumber - (int)day.DayOfWeek;

    private static Span Minutes(SourceInterval interval) =>
        new((interval.From.Hour * 60) + interval.From.Minute, interval.To == TimeOnly.MinValue ? 1440 : (interval.To.Hour * 60) + interval.To.Minute);
}
