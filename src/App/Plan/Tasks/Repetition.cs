using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;

namespace Regie.Plan;

/// <summary>RRULEs, by Ical.Net.</summary>
internal static class Repetition
{
    public static bool IsValid(string rule)
    {
        try
        {
            return Next(rule, new DateOnly(2026, 1, 1), new DateOnly(2026, 1, 1)) is not null || rule.Contains("COUNT", StringComparison.Ordinal) || rule.Contains("UNTIL", StringComparison.Ordinal);
        }
        catch (Exception failure) when (failure is ArgumentException or FormatException or InvalidOperationException or OverflowException)
        {
            return false;
        }
    }

    /// <summary>The first occurrence after <paramref name="after"/> of a series that began on <paramref name="first"/>; null at its end.</summary>
    public static DateOnly? Next(string rule, DateOnly first, DateOnly after)
    {
        var series = new CalendarEvent { Start = Day(first), RecurrenceRule = new RecurrenceRule(rule) };
        return series.GetOccurrences(Day(after.AddDays(1))).Take(1).Select(occurrence => (DateOnly?)occurrence.Period.StartTime.Date).FirstOrDefault();
    }

    private static CalDateTime Day(DateOnly day) => new(day);
}
