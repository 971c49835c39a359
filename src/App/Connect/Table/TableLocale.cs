using System.Globalization;

namespace Regie.Connect;

/// <summary>How numbers and dates are written in one table, decided by what stands in it and not by the machine's language.</summary>
/// <param name="Order">Order of day and month in dates such as 03/04/2026.</param>
/// <param name="OrderIsAGuess">Nothing in the table decides it, and something depends on it.</param>
internal sealed record TableLocale(DayOrder Order, bool OrderIsAGuess, char Decimal)
{
    /// <summary>Evidence from all text cells: one 24/11 decides for all dates, one “1.234,5” for all numbers.</summary>
    public static TableLocale Of(IEnumerable<object?[]> rows, char? delimiter, bool looksFrench)
    {
        int dayFirst = 0, monthFirst = 0, undecided = 0, comma = delimiter == ';' ? 1 : 0, dot = 0;
        foreach (var cell in rows.SelectMany(row => row).OfType<string>().Where(cell => cell.Length is > 2 and < 40))
        {
            var text = cell.AsSpan().Trim();
            if (TableDates.Numeric(text) is { } parts)
            {
                if (parts.First > 12 && parts.First <= 31)
                {
                    dayFirst++;
                }
                else if (parts.Second > 12)
                {
                    monthFirst++;
                }
                else if (parts.First != parts.Second)
                {
                    undecided++;
                }
            }
            else if (TableNumbers.Separator(text) is { } separator)
            {
                _ = separator == ',' ? comma++ : dot++;
            }
        }

        var order = dayFirst == monthFirst ? (looksFrench || comma > dot ? DayOrder.DayFirst : DayOrder.MonthFirst) : dayFirst > monthFirst ? DayOrder.DayFirst : DayOrder.MonthFirst;
        var clear = (dayFirst > 0) != (monthFirst > 0);
        return new(order, undecided > 0 && !clear, comma > dot ? ',' : '.');
    }
}

/// <summary>Dates as people and tools write them into cells.</summary>
internal static class TableDates
{
    private static readonly string[] Months =
    [
        "jan|janv|january|janvier", "feb|fev|fevr|february|fevrier", "mar|mars|march", "apr|avr|april|avril", "may|mai", "jun|juin|june",
        "jul|juil|july|juillet", "aug|aou|aout|august", "sep|sept|september|septembre", "oct|october|octobre", "nov|november|novembre", "dec|december|decembre",
    ];

    private static readonly Dictionary<string, int> MonthOf =
        Months.Index().SelectMany(month => month.Item.Split('|').Select(name => (name, month.Index + 1))).ToDictionary(name => name.name, name => name.Item2);

    private static readonly DateOnly Earliest = new(1980, 1, 1);
    private static readonly DateOnly Latest = new(2100, 1, 1);

    /// <summary>The date of a cell, or null when it is none.</summary>
    public static SourceDate? Read(object? cell, DayOrder order)
    {
        switch (cell)
        {
            case DateTime date:
                return date.TimeOfDay == TimeSpan.Zero ? SourceDate.OfDay(DateOnly.FromDateTime(date)) : SourceDate.OfWallClock(date);
            case not string:
                return null;
        }

        var text = ((string)cell).Trim();
        if (text.Length is < 6 or > 40)
        {
            return null;
        }

        if (text.Length >= 10 && char.IsAsciiDigit(text[3]) && text[4] is '-' or '/')
        {
            return Iso(text);
        }

        var (day, rest) = SplitTime(text);
        if (Date(day, order) is not { } found || found < Earliest || found > Latest)
        {
            return null;
        }

        return rest is { } time && time != TimeOnly.MinValue ? SourceDate.OfWallClock(found.ToDateTime(time)) : SourceDate.OfDay(found);
    }

    /// <summary>A serial number of Excel in a column that is known to hold dates.</summary>
    public static SourceDate? Serial(double number) => number is > 29221 and < 73051 ? Read(DateTime.FromOADate(number), DayOrder.DayFirst) : null;

    /// <summary>The first two numbers of 03/04/2026, 3.4.26 or 03-04-2026; null for anything else.</summary>
    public static (int First, int Second, int Year)? Numeric(ReadOnlySpan<char> text)
    {
        var space = text.IndexOf(' ');
        var date = space < 0 ? text : text[..space];
        Span<Range> parts = stackalloc Range[4];
        foreach (var separator in "/.-")
        {
            if (date.Split(parts, separator) == 3
                && date[parts[0]].Length <= 2 && date[parts[1]].Length <= 2 && date[parts[2]].Length is 2 or 4
                && int.TryParse(date[parts[0]], NumberStyles.None, CultureInfo.InvariantCulture, out var first)
                && int.TryParse(date[parts[1]], NumberStyles.None, CultureInfo.InvariantCulture, out var second)
                && int.TryParse(date[parts[2]], NumberStyles.None, CultureInfo.InvariantCulture, out var year))
            {
                return (first, second, year < 100 ? 2000 + year : year);
            }
        }

        return null;
    }

    private static SourceDate? Iso(string text)
    {
        if (DateOnly.TryParseExact(text.Replace('/', '-'), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return SourceDate.OfDay(day);
        }

        var zoned = text.EndsWith('Z') || text.LastIndexOf('+') > 10 || text.LastIndexOf('-') > 10 || text.EndsWith("UTC", StringComparison.Ordinal);
        var plain = text.Replace("UTC", "Z", StringComparison.Ordinal);
        if (zoned)
        {
            return DateTimeOffset.TryParse(plain, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? SourceDate.OfInstant(instant) : null;
        }

        return DateTime.TryParse(plain, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) ? SourceDate.OfWallClock(local) : null;
    }

    private static DateOnly? Date(string text, DayOrder order)
    {
        if (Numeric(text) is { } numeric)
        {
            return order == DayOrder.MonthFirst ? Make(numeric.Year, numeric.First, numeric.Second) : Make(numeric.Year, numeric.Second, numeric.First);
        }

        // 24 nov. 2026, 1er mars 2026, Nov 24, 2026, 03/October/2025
        var words = text.Split([' ', '/', '-', ',', '\u00A0', '\u202F'], StringSplitOptions.RemoveEmptyEntries);
        int? dayOfMonth = null, month = null, year = null;
        foreach (var word in words)
        {
            var plain = HeaderWords.Plain(word).TrimEnd('.');
            if (int.TryParse(plain.EndsWith("er", StringComparison.Ordinal) || plain.EndsWith("th", StringComparison.Ordinal) || plain.EndsWith("st", StringComparison.Ordinal) ? plain[..^2] : plain, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                if (number > 31)
                {
                    year ??= number;
                }
                else
                {
                    dayOfMonth ??= number;
                }
            }
            else if (MonthOf.TryGetValue(plain, out var named))
            {
                month ??= named;
            }
        }

        return words.Length <= 5 && year is { } y && month is { } m && dayOfMonth is { } d ? Make(y, m, d) : null;
    }

    private static (string Day, TimeOnly? Time) SplitTime(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
        {
            return (text, null);
        }

        var from = text.LastIndexOfAny([' ', 'T', '\u00A0'], colon);
        return from > 0 && TimeOnly.TryParse(text.AsSpan(from + 1), CultureInfo.InvariantCulture, out var time) ? (text[..from].Trim(), time) : (text, null);
    }

    private static DateOnly? Make(int year, int month, int day) =>
        year is > 1900 and < 2200 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new(year, month, day) : null;
}

/// <summary>Numbers and money as people write them into cells.</summary>
internal static class TableNumbers
{
    private static readonly (string Sign, string Code)[] Currencies =
        [("€", "EUR"), ("$", "USD"), ("£", "GBP"), ("CHF", "CHF"), ("EUR", "EUR"), ("USD", "USD"), ("GBP", "GBP"), ("CA$", "CAD")];

    /// <summary>The decimal separator this text shows beyond doubt, or null.</summary>
    public static char? Separator(ReadOnlySpan<char> text)
    {
        int comma = text.LastIndexOf(','), dot = text.LastIndexOf('.');
        foreach (var character in text)
        {
            if (!char.IsAsciiDigit(character) && !IsFiller(character) && !"€$£%+-.,".Contains(character))
            {
                return null;
            }
        }

        if (comma >= 0 && dot >= 0)
        {
            return comma > dot ? ',' : '.';
        }

        var at = Math.Max(comma, dot);
        if (at <= 0)
        {
            return null;
        }

        var separator = text[at];
        var digits = text[(at + 1)..].TrimEnd("€$£% \u00A0\u202F").Length;
        return text.Count(separator) == 1 && digits is > 0 and not 3 ? separator : null;
    }

    /// <summary>The number of a cell, with the currency or percent sign that stood at it; null when it is none.</summary>
    public static (decimal Number, string? Unit)? Read(object? cell, char decimalSeparator)
    {
        if (cell is double number)
        {
            return Math.Abs(number) < 1e15 ? ((decimal)number, null) : null;
        }

        if (cell is not string { Length: > 0 and < 40 } source)
        {
            return null;
        }

        var text = source.Trim();
        var unit = Currencies.FirstOrDefault(currency => text.StartsWith(currency.Sign, StringComparison.Ordinal) || text.EndsWith(currency.Sign, StringComparison.Ordinal)) is { Sign: { } sign } found
            ? found.Code
            : text.EndsWith('%') ? "%" : null;
        foreach (var (mark, _) in Currencies)
        {
            text = text.Replace(mark, "", StringComparison.Ordinal);
        }

        text = string.Concat(text.TrimEnd('%').Where(character => !IsFiller(character)));
        text = decimalSeparator == ',' ? text.Replace(".", "", StringComparison.Ordinal).Replace(',', '.') : text.Replace(",", "", StringComparison.Ordinal);
        return text.Length > 0 && char.IsAsciiDigit(text[^1])
            && decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? (value, unit)
            : null;
    }

    private static bool IsFiller(char character) => character is ' ' or '\u00A0' or '\u202F' or '\'' or '\u2019';
}
