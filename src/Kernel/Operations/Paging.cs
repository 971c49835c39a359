using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Regie.Kernel;

/// <summary>Pages of a list that is small by nature and read whole. The cursor names the last item, and its place in case that item is gone.</summary>
public static class Paging
{
    /// <summary>What one gets without asking for less: as much as may be asked for.</summary>
    private const int Most = 200;

    public static Result<Page<T>> Of<T>(IReadOnlyList<T> all, string? cursor, int? limit, Func<T, string> key)
    {
        if (!TryRead(cursor, out var place, out var last))
        {
            return Problem.Invalid("cursor", "not-a-cursor");
        }

        var start = 0;
        if (last is not null)
        {
            var found = all.Select((item, at) => (item, at)).Where(one => key(one.item) == last).Select(one => (int?)one.at).FirstOrDefault();
            start = found + 1 ?? Math.Min(place, all.Count);
        }

        var items = all.Skip(start).Take(limit ?? Most).ToList();
        var end = start + items.Count;
        return new Page<T>(items, end < all.Count ? Write(end, key(items[^1])) : null);
    }

    private static string Write(int place, string key) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{place} {key}")));

    private static bool TryRead(string? cursor, out int place, out string? key)
    {
        (place, key) = (0, null);
        if (cursor is null)
        {
            return true;
        }

        try
        {
            var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)).Split(' ', 2);
            key = parts.Length == 2 ? parts[1] : null;
            return key is not null && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out place);
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
