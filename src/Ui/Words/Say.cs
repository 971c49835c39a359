using System.Globalization;

namespace Regie.Ui;

/// <summary>How Régie says numbers, amounts and lists, in the person's language. One place, so that two pages never say the same thing in two ways.</summary>
public static partial class Say
{
    const char Thin = '\u202F', Hard = '\u00A0', Minus = '\u2212';

    /// <summary>Whether the person reads French; everything else is English.</summary>
    public static bool French => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "fr";

    // Built by hand from the invariant culture: ICU's choices of space change from version to version, the glossary's do not.
    static NumberFormatInfo Format => French
        ? new NumberFormatInfo { NumberGroupSeparator = Thin.ToString(), NumberDecimalSeparator = ",", NegativeSign = Minus.ToString() }
        : new NumberFormatInfo { NumberGroupSeparator = ",", NumberDecimalSeparator = ".", NegativeSign = Minus.ToString() };

    /// <summary>"2,418", « 2 418 »; with up to <paramref name="decimals"/> decimals, none for nothing.</summary>
    public static string Number(decimal value, int decimals = 0) =>
        Math.Round(value, decimals, MidpointRounding.AwayFromZero).ToString("#,##0." + new string('#', decimals), Format);

    /// <inheritdoc cref="Number(decimal, int)"/>
    public static string Number(double value, int decimals = 0) => Number((decimal)value, decimals);

    /// <inheritdoc cref="Number(decimal, int)"/>
    public static string Number(long value) => Number((decimal)value);

    /// <summary>"+3", "−12": the sign is always said.</summary>
    public static string Signed(decimal value, int decimals = 0)
    {
        var rounded = Math.Round(value, decimals, MidpointRounding.AwayFromZero);
        return rounded > 0 ? "+" + Number(rounded, decimals) : Number(rounded, decimals);
    }

    /// <summary>Reads what a person typed: both decimal signs, any space, a unit's sign is not expected.</summary>
    public static bool TryReadNumber(string text, out decimal number)
    {
        var plain = new string([.. text.Where(c => !char.IsWhiteSpace(c) && c != '’')]).Replace(Minus, '-');
        // "1,234" is a thousand and more to an English reader and one and a bit to a French one
        plain = French ? plain.Replace(',', '.') : plain.Contains('.') || System.Text.RegularExpressions.Regex.IsMatch(plain, @"^-?\d{1,3}(,\d{3})+$") ? plain.Replace(",", "", StringComparison.Ordinal) : plain.Replace(',', '.');
        return decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);
    }

    /// <summary>A share of one: "46%", « 46 % ».</summary>
    public static string Percent(double share, int decimals = 0) => Number((decimal)share * 100, decimals) + (French ? $"{Hard}%" : "%");

    /// <summary>"€1,234.50", « 1 234,50 € », from the smallest unit of the currency.</summary>
    public static string Money(long amountMinor, string currency)
    {
        var digits = DigitsOf(currency);
        var value = amountMinor / (decimal)Math.Pow(10, digits);
        return WithCurrency(Math.Abs(value).ToString(value == Math.Truncate(value) ? "#,##0" : "#,##0." + new string('0', digits), Format), currency, value < 0);
    }

    /// <summary>"€18.2k", « 18,2 k€ », where a table has no room.</summary>
    public static string MoneyShort(long amountMinor, string currency)
    {
        var value = amountMinor / (decimal)Math.Pow(10, DigitsOf(currency));
        var (unit, sign) = Math.Abs(value) switch { >= 999_500m => (1_000_000m, "M"), >= 1_000m => (1_000m, "k"), _ => (1m, "") };
        var scaled = Number(Math.Abs(value) / unit, 1);
        return French ? $"{(value < 0 ? Minus : "")}{scaled}{Hard}{sign}{Symbol(currency)}" : WithCurrency(scaled + sign, currency, value < 0);
    }

    /// <summary>"412 KB", « 412 Ko ».</summary>
    public static string Size(long bytes)
    {
        string[] units = French ? ["o", "Ko", "Mo", "Go"] : ["B", "KB", "MB", "GB"];
        var (value, unit) = ((decimal)bytes, 0);
        while (value >= 1000 && unit < units.Length - 1) (value, unit) = (value / 1000, unit + 1);
        return $"{Number(value, value < 10 && unit > 1 ? 1 : 0)}{Hard}{units[unit]}";
    }

    /// <summary>Chooses the form for a count and puts the number in place of {0}: in French zero and one are singular.</summary>
    public static string Count(long n, string one, string many) =>
        string.Format(CultureInfo.InvariantCulture, (French ? Math.Abs(n) < 2 : n == 1) ? one : many, Number(n));

    /// <summary>"a, b and c", « a, b et c ».</summary>
    public static string List(IReadOnlyList<string> parts) => parts.Count switch
    {
        0 => "",
        1 => parts[0],
        _ => $"{string.Join(", ", parts.Take(parts.Count - 1))} {Words.Of("And")} {parts[^1]}",
    };

    /// <summary>The text with a capital at its beginning.</summary>
    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpper(text[0], CultureInfo.CurrentUICulture) + text[1..];

    /// <summary>The text as a sentence: a capital, and one full stop also where it ends with an abbreviation.</summary>
    public static string Sentence(string text) => text.EndsWith('.') ? Capital(text) : Capital(text) + ".";

    /// <summary>“x”, « x » with its spaces.</summary>
    public static string Quoted(string text) => French ? $"«{Hard}{text}{Hard}»" : $"“{text}”";

    /// <summary>The letter a business is known by: of the word that tells it from others, so L for “Atelier Lumen”, C for “The Crow House”.</summary>
    public static string Letter(string name)
    {
        var words = name.Split([' ', '-', '.', '_', '’', '\''], StringSplitOptions.RemoveEmptyEntries).Where(word => char.IsLetterOrDigit(word[0])).ToArray();
        return Initials(Array.Find(words, word => !CommonNames.Contains(word)) ?? name, 1);
    }

    /// <summary>What many businesses are called before their name begins.</summary>
    static readonly HashSet<string> CommonNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "an", "the", "le", "la", "les", "l", "de", "du", "des", "d", "agence", "agency", "atelier", "cabinet", "casa", "company", "compagnie", "école", "house", "maison", "société", "studio", "team",
    };

    /// <summary>"IR" for Inès Roux: the first letters of the first and the last word.</summary>
    public static string Initials(string name, int letters = 2)
    {
        var words = name.Split([' ', '-', '.', '_', '@'], StringSplitOptions.RemoveEmptyEntries).Where(word => char.IsLetterOrDigit(word[0])).ToArray();
        if (words.Length == 0) return "?";
        var first = StringInfo.GetNextTextElement(words[0]);
        var initials = letters == 1 || words.Length == 1 ? first : first + StringInfo.GetNextTextElement(words[^1]);
        return initials.ToUpperInvariant();
    }

    static string WithCurrency(string number, string currency, bool negative)
    {
        var symbol = Symbol(currency);
        var sign = negative ? Minus.ToString() : "";
        if (French) return $"{sign}{number}{Hard}{symbol}";
        return symbol.Length > 1 ? $"{sign}{symbol}{Hard}{number}" : $"{sign}{symbol}{number}";
    }

    static string Symbol(string currency) => currency switch { "EUR" => "€", "USD" => "$", "GBP" => "£", "JPY" => "¥", _ => currency };

    static int DigitsOf(string currency) => currency is "JPY" or "KRW" or "XAF" or "XOF" or "CLP" or "VND" ? 0 : currency is "TND" or "KWD" or "BHD" or "JOD" ? 3 : 2;
}
