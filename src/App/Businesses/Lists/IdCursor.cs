using System.Globalization;
using Regie.Kernel;

namespace Regie.Businesses;

/// <summary>Where the next page of a list begins: after an id, and where the list is by time, after that instant.</summary>
internal static class IdCursor
{
    public const int Usual = 50;

    public static int Limit(int? asked) => Math.Clamp(asked ?? Usual, 1, 200);

    /// <summary>True where there is none, or where it is one of ours.</summary>
    public static bool TryRead(string? cursor, out Guid? after)
    {
        after = Guid.TryParseExact(cursor, "N", out var id) ? id : null;
        return cursor is null || after is not null;
    }

    public static bool TryRead(string? cursor, out (DateTimeOffset At, Guid Id)? after)
    {
        after = null;
        if (cursor is null)
        {
            return true;
        }

        var parts = cursor.Split('.');
        if (parts.Length != 2 || !long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) || ticks > DateTimeOffset.MaxValue.Ticks || !Guid.TryParseExact(parts[1], "N", out var id))
        {
            return false;
        }

        after = (new DateTimeOffset(ticks, TimeSpan.Zero), id);
        return true;
    }

    public static string Of(Guid id) => id.ToString("N");

    public static string Of(DateTimeOffset at, Guid id) => string.Create(CultureInfo.InvariantCulture, $"{at.UtcTicks}.{id:N}");

    /// <summary>One more row than asked for was read: it says whether there is a next page.</summary>
    public static Page<TView> Page<TRow, TView>(IReadOnlyList<TRow> rows, int limit, Func<TRow, TView> view, Func<TRow, string> cursor) =>
        new([.. rows.Take(limit).Select(view)], rows.Count > limit ? cursor(rows[limit - 1]) : null);

    public static Problem Wrong => Problem.Invalid("cursor", "wrong");
}
