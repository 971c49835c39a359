namespace Regie.Scheduling;

/// <summary>
/// Moments as whole minutes since Monday 1 January 1900, 00:00, so that weeks begin at multiples of 10,080 and everything
/// up to the year 2399 fits an int with room for sums.
/// </summary>
static class Minute
{
    public const int PerDay = 1440;
    public const int PerWeek = 7 * PerDay;
    public const int None = int.MinValue;

    static readonly long Origin = new DateTime(1900, 1, 1).Ticks / TimeSpan.TicksPerMinute;

    /// <summary>First moment past the span of time that plans may use.</summary>
    public static readonly int End = (int)(new DateTime(2400, 1, 1).Ticks / TimeSpan.TicksPerMinute - Origin);

    /// <summary>Last day of the span, as a number of days.</summary>
    public static readonly int LastDay = End / PerDay - 1;

    public static bool InRange(DateTime moment)
    {
        var minute = moment.Ticks / TimeSpan.TicksPerMinute - Origin;
        return minute >= 0 && minute < End;
    }

    /// <summary>The minute a moment lies in; moments outside the span become its ends.</summary>
    public static int Of(DateTime moment) => (int)Math.Clamp(moment.Ticks / TimeSpan.TicksPerMinute - Origin, 0, End);

    public static int Of(DateTime? moment) => moment is { } given ? Of(given) : None;

    public static int Clamp(int minute) => Math.Clamp(minute, 0, End);

    public static DateTime ToDateTime(int minute) => new((minute + Origin) * TimeSpan.TicksPerMinute, DateTimeKind.Unspecified);

    /// <summary>The number of a day, clamped to the span.</summary>
    public static int DayOf(DateOnly day) => Math.Clamp(day.DayNumber - FirstDayNumber, 0, LastDay);

    static readonly int FirstDayNumber = new DateOnly(1900, 1, 1).DayNumber;
}
