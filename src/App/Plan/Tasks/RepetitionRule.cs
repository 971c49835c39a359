using System.Globalization;

namespace Regie.Plan;

/// <summary>The parts of an RRULE that a person chooses; what else it says is kept as it is.</summary>
public sealed record RepetitionRule
{
    /// <summary>Codes of the days of the week, each with a date on which it falls, for its name.</summary>
    public static readonly IReadOnlyList<(string Code, DateOnly Day)> Weekdays =
        [.. new[] { "MO", "TU", "WE", "TH", "FR", "SA", "SU" }.Select((code, at) => (code, new DateOnly(2026, 11, 23).AddDays(at)))];

    public string? Frequency { get; init; }
    public int Interval { get; init; } = 1;
    public IReadOnlyList<string> Days { get; init; } = [];
    public int? MonthDay { get; init; }
    public int? Count { get; init; }
    public DateOnly? Until { get; init; }

    /// <summary>Parts this knows nothing of, as they were written.</summary>
    public IReadOnlyList<string> Rest { get; init; } = [];

    public static RepetitionRule? Read(string rule)
    {
        var read = new RepetitionRule();
        foreach (var part in rule.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var (name, value) = part.Split('=', 2) is [var left, var right] ? (left.ToUpperInvariant(), right) : (part, "");
            read = name switch
            {
                "FREQ" => read with { Frequency = value.ToUpperInvariant() },
                "INTERVAL" when int.TryParse(value, CultureInfo.InvariantCulture, out var interval) && interval > 0 => read with { Interval = interval },
                "BYDAY" when value.Split(',') is var days && days.All(day => Weekdays.Any(known => known.Code == day)) => read with { Days = days },
                "BYMONTHDAY" when int.TryParse(value, CultureInfo.InvariantCulture, out var day) => read with { MonthDay = day },
                "COUNT" when int.TryParse(value, CultureInfo.InvariantCulture, out var count) => read with { Count = count },
                "UNTIL" when value.Length >= 8 && DateOnly.TryParseExact(value[..8], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var until) => read with { Until = until },
                _ => read with { Rest = [.. read.Rest, part] },
            };
        }

        return read.Frequency is "DAILY" or "WEEKLY" or "MONTHLY" or "YEARLY" ? read : null;
    }

    public override string ToString() => string.Join(';', new[]
    {
        $"FREQ={Frequency}", Interval > 1 ? $"INTERVAL={Interval.ToString(CultureInfo.InvariantCulture)}" : null,
        Days.Count > 0 ? $"BYDAY={string.Join(',', Weekdays.Select(known => known.Code).Where(Days.Contains))}" : null,
        MonthDay is { } day ? $"BYMONTHDAY={day.ToString(CultureInfo.InvariantCulture)}" : null,
        Count is { } count ? $"COUNT={count.ToString(CultureInfo.InvariantCulture)}" : null,
        Until is { } until ? $"UNTIL={until.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}" : null,
    }.Concat(Rest).Where(part => part is not null));
}
