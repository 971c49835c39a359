using System.Globalization;

namespace Regie.Ui;

/// <summary>How Régie says days, times and durations.</summary>
public static partial class Say
{
    static readonly CultureInfo EnglishDates = CultureInfo.GetCultureInfo("en-GB"), FrenchDates = CultureInfo.GetCultureInfo("fr-FR");

    static readonly string[] ShortMonths = ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."];
    static readonly string[] EnglishMonths = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

    static CultureInfo Dates => French ? FrenchDates : EnglishDates;

    /// <summary>"24 Nov", « 24 nov. », « 1er déc. »; with the year where it is not today's.</summary>
    public static string Day(DateOnly day, DateOnly? today = null)
    {
        var year = today is { } now && now.Year != day.Year ? $"{Hard}{day.Year}" : "";
        return French ? $"{Ordinal(day)}{Hard}{ShortMonths[day.Month - 1]}{year}" : $"{day.Day}{Hard}{EnglishMonths[day.Month - 1]}{year}";
    }

    /// <summary>"Monday 23 November", « lundi 23 novembre ».</summary>
    public static string DayLong(DateOnly day) => $"{day.ToString("dddd", Dates)} {Ordinal(day)}{Hard}{day.ToString("MMMM", Dates)}";

    /// <summary>"Monday 23 November 2026": what hovering over a date shows.</summary>
    public static string DayFull(DateOnly day) => $"{DayLong(day)} {day.Year}";

    /// <summary>"14", « 1er ».</summary>
    public static string DayOfMonth(DateOnly day) => Ordinal(day);

    /// <summary>"24/11/2026" in French tables and exports, "24 Nov 2026" in English ones.</summary>
    public static string DayInTable(DateOnly day) => French
        ? day.ToString("dd'/'MM'/'yyyy", CultureInfo.InvariantCulture)
        : $"{day.Day}{Hard}{EnglishMonths[day.Month - 1]}{Hard}{day.Year}";

    /// <summary>"November 2026", « novembre 2026 ».</summary>
    public static string Month(DateOnly day) => day.ToString("MMMM yyyy", Dates);

    /// <summary>"November": where the year is clear.</summary>
    public static string MonthName(DateOnly day) => day.ToString("MMMM", Dates);

    /// <summary>"Nov", « nov. ».</summary>
    public static string MonthShort(DateOnly day) => (French ? ShortMonths : EnglishMonths)[day.Month - 1];

    /// <summary>"2026", never with a separator.</summary>
    public static string Year(DateOnly day) => day.Year.ToString(CultureInfo.InvariantCulture);

    /// <summary>"Mon", « lun. ».</summary>
    public static string Weekday(DateOnly day) => day.ToString("ddd", Dates);

    /// <summary>"Monday", « lundi ».</summary>
    public static string WeekdayLong(DateOnly day) => day.ToString("dddd", Dates);

    /// <summary>A date to keep: "3 d late", "today", "tomorrow", "24 Nov".</summary>
    public static string Due(DateOnly day, DateOnly today) => (day.DayNumber - today.DayNumber) switch
    {
        0 => Words.Of("Today"),
        1 => Words.Of("Tomorrow"),
        < 0 and var late => Words.Of("DaysLate", Number(-late)),
        _ => Day(day, today),
    };

    /// <summary>How long ago: "just now", "5 min", "2 h", "3 d", then the day.</summary>
    public static string Ago(DateTimeOffset at, DateTimeOffset now, TimeZoneInfo zone)
    {
        var passed = now - at;
        return passed switch
        {
            { TotalSeconds: < 60 } => Words.Of("JustNow"),
            { TotalMinutes: < 60 } => $"{(int)passed.TotalMinutes}{Hard}min",
            { TotalHours: < 24 } => $"{(int)passed.TotalHours}{Hard}h",
            { TotalDays: < 7 } => Days((int)passed.TotalDays),
            _ => Day(DayIn(at, zone), DayIn(now, zone)),
        };
    }

    /// <summary>"09:30", « 9 h 30 ».</summary>
    public static string Clock(TimeOnly time) => !French ? time.ToString("HH':'mm", CultureInfo.InvariantCulture)
        : time.Minute == 0 ? $"{time.Hour}{Hard}h" : $"{time.Hour}{Hard}h{Hard}{time.Minute:00}";

    /// <summary>An instant in the person's zone: "24 Nov, 09:30", « 24 nov. à 9 h 30 »; only the time when it is today.</summary>
    public static string Instant(DateTimeOffset at, TimeZoneInfo zone, DateOnly? today = null)
    {
        var day = DayIn(at, zone);
        var clock = Clock(ClockIn(at, zone));
        return day == today ? clock : Words.Of("DayAndTime", Day(day, today), clock);
    }

    /// <summary>The full date, time and zone: "Tuesday 24 November 2026, 09:30 (Europe/Paris)".</summary>
    public static string InstantFull(DateTimeOffset at, TimeZoneInfo zone) =>
        $"{Words.Of("DayAndTime", DayFull(DayIn(at, zone)), Clock(ClockIn(at, zone)))} ({zone.Id})";

    /// <summary>A duration in minutes: "45 min", "7.5 h", "10 h"; quarters of an hour exactly, anything else to a tenth.</summary>
    public static string Duration(long minutes) => Math.Abs(minutes) < 60 && minutes != 0 ? $"{Number(minutes)}{Hard}min" : Hours(minutes % 15 == 0 ? minutes / 60m : Math.Round(minutes / 60m, 1));

    /// <summary>"7.5 h", « 7,5 h ».</summary>
    public static string Hours(decimal hours) => $"{Number(hours, Math.Abs(hours) < 100 ? 2 : 0)}{Hard}h";

    /// <summary>"4 d", « 4 j »: to half a day; less than that in hours.</summary>
    public static string Days(decimal days) => IsHours(days) ? $"{Number(days * HoursPerDay)}{Hard}h" : $"{Number(Halves(days), 1)}{Hard}{Words.Of("DayUnit")}";

    /// <summary>A deviation: "+4 d", "−1.5 d", "+2 h", "0 d".</summary>
    public static string DaysSigned(decimal days) => IsHours(days) ? $"{Signed(days * HoursPerDay)}{Hard}h" : $"{Signed(Halves(days), 1)}{Hard}{Words.Of("DayUnit")}";

    const int HoursPerDay = 8;

    static decimal Halves(decimal days) => Math.Round(days * 2, MidpointRounding.AwayFromZero) / 2;

    static bool IsHours(decimal days) => Halves(days) == 0 && Math.Abs(days * HoursPerDay) >= 0.5m;

    static string Ordinal(DateOnly day) => French && day.Day == 1 ? "1er" : day.Day.ToString(CultureInfo.InvariantCulture);

    static DateOnly DayIn(DateTimeOffset at, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);

    static TimeOnly ClockIn(DateTimeOffset at, TimeZoneInfo zone) => TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);
}
