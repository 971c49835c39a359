using System.Globalization;

namespace Regie.Connect;

/// <summary>
/// A date as the source knows it. Three things that must never be mixed: a <b>day</b> (the same day in every zone), a <b>wall-clock time</b>
/// without zone (MS Project: the project's own zone), and an <b>instant</b> (the same moment for everybody, shown in each person's zone).
/// </summary>
public readonly record struct SourceDate
{
    private SourceDate(DateOnly day, TimeOnly? at, DateTimeOffset? instant)
    {
        Day = day;
        At = at;
        Instant = instant;
    }

    /// <summary>The day; of an instant, its day in UTC.</summary>
    public DateOnly Day { get; }

    /// <summary>Wall-clock time, of a date without zone.</summary>
    public TimeOnly? At { get; }

    /// <summary>The moment, in UTC, when the source gave a zone.</summary>
    public DateTimeOffset? Instant { get; }

    public static SourceDate OfDay(DateOnly day) => new(day, null, null);

    public static SourceDate OfWallClock(DateTime local) => new(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local), null);

    public static SourceDate OfInstant(DateTimeOffset instant)
    {
        var utc = instant.ToUniversalTime();
        return new(DateOnly.FromDateTime(utc.DateTime), null, utc);
    }

    /// <summary>The day a person in <paramref name="zone"/> sees.</summary>
    public DateOnly DayIn(TimeZoneInfo zone) =>
        Instant is { } instant ? DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime) : Day;

    /// <summary>The time of day a person in <paramref name="zone"/> sees, or null for a whole day.</summary>
    public TimeOnly? TimeIn(TimeZoneInfo zone) =>
        Instant is { } instant ? TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime) : At;

    public override string ToString() =>
        Instant is { } instant ? instant.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture)
        : At is { } at ? Day.ToDateTime(at).ToString("s", CultureInfo.InvariantCulture)
        : Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
