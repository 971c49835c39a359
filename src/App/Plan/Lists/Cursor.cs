using System.Buffers.Text;
using System.Text.Json;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>Where a list goes on: the sort values of the last item, opaque to the outside.</summary>
internal static class Cursor
{
    public static string Write(params string?[] values) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(values));

    /// <summary>False for something that is no cursor of <paramref name="parts"/> parts; an absent one reads as null.</summary>
    public static bool TryRead(string? text, int parts, out string[]? values)
    {
        values = null;
        if (text is null)
        {
            return true;
        }

        try
        {
            values = JsonSerializer.Deserialize<string[]>(Base64Url.DecodeFromChars(text));
        }
        catch (Exception failure) when (failure is FormatException or JsonException)
        {
            return false;
        }

        return values?.Length == parts && values.All(value => value is not null);
    }

    /// <summary>Cuts a list fetched with one item too many, and says where the next page starts.</summary>
    public static Page<T> Page<T>(List<T> found, int limit, Func<T, string?[]> key)
    {
        if (found.Count <= limit)
        {
            return new Page<T>(found, null);
        }

        found.RemoveRange(limit, found.Count - limit);
        return new Page<T>(found, Write(key(found[^1])));
    }
}
