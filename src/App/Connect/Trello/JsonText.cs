using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Regie.Connect;

/// <summary>Reads members of a JSON object leniently: another type than expected is no value, never an exception.</summary>
internal static class JsonText
{
    public static JsonElement? Member(this JsonElement element, ReadOnlySpan<byte> name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    /// <summary>The text of a member, or null; without NUL characters, which no database takes.</summary>
    public static string? Text(this JsonElement element, ReadOnlySpan<byte> name) => element.Member(name)?.Text();

    public static string? Text(this JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Number)
        {
            return value.GetRawText();
        }

        if (value.ValueKind != JsonValueKind.String)
        {
            return null;
        }

        var raw = JsonMarshal.GetRawUtf8Value(value);
        var text = raw.Contains((byte)'\\') ? Unescape(raw[1..^1]) : Encoding.UTF8.GetString(raw[1..^1]);
        return text.Contains('\0') ? text.Replace("\0", "", StringComparison.Ordinal) : text;
    }

    public static bool Flag(this JsonElement element, ReadOnlySpan<byte> name) => element.Member(name) is { ValueKind: JsonValueKind.True };

    public static double? Number(this JsonElement element, ReadOnlySpan<byte> name) =>
        element.Member(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetDouble(out var number) ? number : null;

    public static DateTimeOffset? Instant(this JsonElement element, ReadOnlySpan<byte> name) => Instant(element.Text(name));

    public static DateTimeOffset? Instant(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant)
            ? instant
            : null;

    public static IEnumerable<JsonElement> Items(this JsonElement element, ReadOnlySpan<byte> name) =>
        element.Member(name) is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : [];

    /// <summary>Takes the escapes out of valid JSON text. A lone half of a surrogate pair, as cut titles hold, becomes U+FFFD instead of an error.</summary>
    public static string Unescape(ReadOnlySpan<byte> escaped)
    {
        var source = Encoding.UTF8.GetString(escaped);
        var text = new StringBuilder(source.Length);
        for (var at = 0; at < source.Length; at++)
        {
            if (source[at] != '\\')
            {
                text.Append(source[at]);
                continue;
            }

            var kind = source[++at];
            if (kind != 'u')
            {
                text.Append(kind switch { 'n' => '\n', 'r' => '\r', 't' => '\t', 'b' => '\b', 'f' => '\f', _ => kind });
                continue;
            }

            text.Append((char)ushort.Parse(source.AsSpan(at + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
            at += 4;
        }

        for (var at = 0; at < text.Length; at++)
        {
            if (!char.IsSurrogate(text[at]))
            {
                continue;
            }

            if (at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]))
            {
                at++;
            }
            else
            {
                text[at] = '\uFFFD';
            }
        }

        return text.ToString();
    }
}
