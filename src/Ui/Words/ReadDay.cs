using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Regie.Ui;

/// <summary>
/// Reads a day as people write it, in English and in French: "14/12", "14 Dec", « 14 déc. », "Fri", « demain », "+3d", "in 2 weeks", "2026-12-14".
/// The day stands before the month, as on all pages. Without a year it is the next such day, or one of the last weeks.
/// </summary>
public static partial class ReadDay
{
    /// <summary>So far back a day without a year may lie: work is noted some weeks later, dates are planned ahead.</summary>
    const int LookBack = 60;

    static readonly string[][] Months =
    [
        ["jan", "january", "janv", "janvier"], ["feb", "february", "fev", "fevr", "fevrier"], ["mar", "march", "mars"], ["apr", "april", "avr", "avril"],
        ["may", "mai"], ["jun", "june", "juin"], ["jul", "july", "juil", "juillet"], ["aug", "august", "aout"],
        ["sep", "sept", "september", "septembre"], ["oct", "october", "octobre"], ["nov", "november", "novembre"], ["dec", "december", "decembre"],
    ];

    /// <summary>Sunday first, as <see cref="DayOfWeek"/> counts.</summary>
    static readonly string[][] Weekdays =
    [
        ["sun", "sunday", "dim", "dimanche"], ["mon", "monday", "lun", "lundi"], ["tue", "tues", "tuesday", "mar", "mardi"], ["wed", "wednesday", "mer", "mercredi"],
        ["thu", "thur", "thurs", "thursday", "jeu", "jeudi"], ["fri", "friday", "ven", "vend", "vendredi"], ["sat", "saturday", "sam", "samedi"],
    ];

    static readonly Dictionary<string, int> Named = new()
    {
        ["today"] = 0, ["auj"] = 0, ["aujourd'hui"] = 0, ["aujourdhui"] = 0, ["tomorrow"] = 1, ["tom"] = 1, ["demain"] = 1, ["dem"] = 1,
        ["yesterday"] = -1, ["hier"] = -1, ["apres-demain"] = 2, ["apres demain"] = 2, ["day after tomorrow"] = 2, ["avant-hier"] = -2,
    };

    /// <param name="text">What was typed.</param>
    /// <param name="today">The day it is for the person.</param>
    /// <param name="day">The day that was meant.</param>
    /// <param name="min">The first day that makes sense: helps to guess the year, and no more.</param>
    /// <param name="max">The last one.</param>
    public static bool Try(string text, DateOnly today, out DateOnly day, DateOnly? min = null, DateOnly? max = null)
    {
        var plain = Plain(text);
        DateOnly? read = Named.TryGetValue(plain, out var days) ? Add(today, days, 'd') : From(plain, today) ?? Weekday(plain, today) ?? Whole(plain) ?? Short(plain, today, min, max);
        day = read ?? default;
        return read is not null;
    }

    /// <summary>"+3d", "-1 w", « +2 sem », "in 3 days", « dans 2 mois ».</summary>
    static DateOnly? From(string text, DateOnly today)
    {
        if (Distance().Match(text) is not { Success: true } found) return null;
        var count = int.Parse(found.Groups["n"].Value, CultureInfo.InvariantCulture) * (found.Groups["sign"].Value is "-" ? -1 : 1);
        return Add(today, count, found.Groups["unit"] is { Success: true, Value: var unit } ? unit[0] is 'j' ? 'd' : unit[0] is 's' ? 'w' : unit[0] : 'd');
    }

    /// <summary>The next one after today; « vendredi prochain » is that one too.</summary>
    static DateOnly? Weekday(string text, DateOnly today)
    {
        if (text.EndsWith(" prochain", StringComparison.Ordinal)) text = text[..^9];
        var wanted = Array.FindIndex(Weekdays, names => names.Contains(text));
        return wanted < 0 ? null : Add(today, (wanted - (int)today.DayOfWeek + 6) % 7 + 1, 'd');
    }

    static DateOnly? Whole(string text) =>
        DateOnly.TryParseExact(text, ["yyyy-M-d", "yyyy/M/d", "yyyy M d"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>"14", "14/12", "14/12/26", "14 dec", "dec 14, 2026", « lundi 1er décembre 2026 ».</summary>
    static DateOnly? Short(string text, DateOnly today, DateOnly? min, DateOnly? max)
    {
        var parts = text.Split([' ', '/', '-', ','], StringSplitOptions.RemoveEmptyEntries).ToList();
        // « mar. » is Tuesday before a day in French; in English "Mar" is the month
        if (parts.Count > 1 && Weekdays.Any(names => names.Contains(parts[0])) && (Say.French || !IsMonth(parts[0]))) parts.RemoveAt(0);
        if (parts.Count is 0 or > 3) return null;
        if (parts.Count > 1 && IsMonth(parts[0])) (parts[0], parts[1]) = (parts[1], parts[0]);
        if (!Number(Ordinal().Replace(parts[0], "$1"), out var day)) return null;
        if (parts.Count == 1) return Closest(today, min, max, from => Enumerable.Range(-3, 6).Select(n => Add(new DateOnly(from.Year, from.Month, 1), n, 'm')).Select(first => first is { } month ? Make(month.Year, month.Month, day) : null), back: 0);
        if (MonthOf(parts[1]) is not { } at) return null;
        if (parts.Count == 2) return Closest(today, min, max, from => Enumerable.Range(-1, 3).Select(n => Make(from.Year + n, at, day)), LookBack);
        return Number(parts[2], out var year) && parts[2].Length is 2 or 4 ? Make(year < 100 ? 2000 + year : year, at, day) : null;
    }

    /// <summary>The first that is not long past, within what is allowed; outside, so that it can be said to be, where none is.</summary>
    static DateOnly? Closest(DateOnly today, DateOnly? min, DateOnly? max, Func<DateOnly, IEnumerable<DateOnly?>> choices, int back)
    {
        var all = choices(today).Concat(min is { } from ? choices(from) : []).OfType<DateOnly>().Distinct().Order().ToList();
        var allowed = all.Where(day => (min is null || day >= min) && (max is null || day <= max)).ToList();
        var earliest = today.DayNumber - back;
        return First(allowed) ?? (allowed.Count > 0 ? allowed[^1] : First(all) ?? (all.Count > 0 ? all[^1] : null));

        DateOnly? First(List<DateOnly> days) => days.Where(day => day.DayNumber >= earliest).Select(day => (DateOnly?)day).FirstOrDefault();
    }

    static bool IsMonth(string text) => !char.IsDigit(text[0]) && MonthOf(text) is not null;

    static int? MonthOf(string text) =>
        Number(text, out var number) ? number is >= 1 and <= 12 ? number : null : Array.FindIndex(Months, names => names.Contains(text)) is >= 0 and var at ? at + 1 : null;

    static DateOnly? Make(int year, int month, int day) => year is >= 1900 and <= 2999 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    static DateOnly? Add(DateOnly day, int count, char unit) => Math.Abs(count) > 9999 ? null : unit switch { 'w' => day.AddDays(count * 7), 'm' => Within(() => day.AddMonths(count)), 'y' or 'a' => Within(() => day.AddYears(count)), _ => day.AddDays(count) };

    static DateOnly? Within(Func<DateOnly> make)
    {
        try { return make(); }
        catch (ArgumentOutOfRangeException) { return null; }
    }

    static bool Number(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    /// <summary>Small letters without accents, one kind of space, no full stops behind shortened words.</summary>
    static string Plain(string text)
    {
        var letters = text.Trim().ToLowerInvariant().Replace('’', '\'').Normalize(NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) is not UnicodeCategory.NonSpacingMark);
        return string.Join(' ', new string([.. letters.Select(c => c is '.' || char.IsWhiteSpace(c) ? ' ' : c)]).Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    [GeneratedRegex(@"^(?:(?<sign>[+-]) ?|in |dans )(?<n>\d{1,4}) ?(?<unit>d|days?|j|jours?|w|wk|weeks?|s|sem|semaines?|m|mo|months?|mois|y|years?|a|ans?)?$")]
    private static partial Regex Distance();

    [GeneratedRegex(@"^(\d{1,2})(?:st|nd|rd|th|er|e)$")]
    private static partial Regex Ordinal();
}
