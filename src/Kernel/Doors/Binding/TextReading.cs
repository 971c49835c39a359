using System.Globalization;
using System.Text.Json;

namespace Regie.Kernel;

/// <summary>Reads one value from plain text (path, query, form part). Answers the code of what is wrong with it, or null.</summary>
internal delegate string? ReadText(string text, out object? value);

/// <summary>How each type is written in an address. Strict: one way to write a value, whatever the server's culture.</summary>
internal static class TextReading
{
    /// <summary>The reader for a type, or null where it has no form in plain text (objects, lists).</summary>
    public static ReadText? For(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain == typeof(string))
        {
            return (string text, out object? value) => Good(text, out value);
        }

        if (plain.IsEnum)
        {
            return Names(plain);
        }

        return plain switch
        {
            _ when plain == typeof(Guid) => (string text, out object? value) => Guid.TryParseExact(text, "D", out var read) ? Good(read, out value) : Bad("not-an-id", out value),
            _ when plain == typeof(int) => (string text, out object? value) => Whole<int>(text, int.TryParse, out value),
            _ when plain == typeof(long) => (string text, out object? value) => Whole<long>(text, long.TryParse, out value),
            _ when plain == typeof(bool) => Flag,
            _ when plain == typeof(decimal) => (string text, out object? value) =>
                decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var read) ? Good(read, out value) : Bad("not-a-number", out value),
            _ when plain == typeof(double) => (string text, out object? value) =>
                double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var read) && double.IsFinite(read) ? Good(read, out value) : Bad("not-a-number", out value),
            _ when plain == typeof(DateOnly) => (string text, out object? value) =>
                DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) ? Good(read, out value) : Bad("not-a-day", out value),
            _ when plain == typeof(TimeOnly) || plain == typeof(DateTimeOffset) => AsJsonText(plain),
            _ => null,
        };
    }

    /// <summary>What is wrong when a value is not of this type.</summary>
    public static string CodeOf(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain switch
        {
            _ when plain == typeof(string) => "not-text",
            _ when plain == typeof(Guid) => "not-an-id",
            _ when plain == typeof(bool) => "not-yes-or-no",
            _ when plain == typeof(DateOnly) => "not-a-day",
            _ when plain == typeof(TimeOnly) => "not-a-time",
            _ when plain == typeof(DateTimeOffset) => "not-an-instant",
            _ when plain.IsEnum => "not-allowed",
            _ when plain.IsPrimitive || plain == typeof(decimal) => "not-a-number",
            _ => "wrong",
        };
    }

    private delegate bool TryParse<T>(string text, NumberStyles styles, IFormatProvider format, out T value);

    private static string? Whole<T>(string text, TryParse<T> parse, out object? value) =>
        parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var read) ? Good(read, out value) : Bad("not-a-number", out value);

    private static string? Flag(string text, out object? value) => text switch
    {
        "true" => Good(true, out value),
        "false" => Good(false, out value),
        _ => Bad("not-yes-or-no", out value),
    };

    private static ReadText Names(Type type)
    {
        var known = Enum.GetNames(type).ToDictionary(JsonNamingPolicy.CamelCase.ConvertName, name => Enum.Parse(type, name), StringComparer.Ordinal);
        return (string text, out object? value) => known.TryGetValue(text, out value) ? null : Bad("not-allowed", out value);
    }

    /// <summary>Types that are written in an address exactly as in a JSON string.</summary>
    private static ReadText AsJsonText(Type type)
    {
        var info = Json.Options.GetTypeInfo(type);
        return (string text, out object? value) =>
        {
            try
            {
                return Good(JsonSerializer.Deserialize(JsonSerializer.SerializeToUtf8Bytes(text), info), out value);
            }
            catch (JsonException)
            {
                return Bad(CodeOf(type), out value);
            }
        };
    }

    private static string? Good(object? read, out object? value)
    {
        value = read;
        return null;
    }

    private static string Bad(string code, out object? value)
    {
        value = null;
        return code;
    }
}
