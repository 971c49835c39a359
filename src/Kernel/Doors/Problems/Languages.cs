using System.Globalization;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Regie.Kernel;

/// <summary>The two languages Régie speaks.</summary>
public static class Languages
{
    public static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");
    public static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr");

    public static CultureInfo Of(string? language) => language is not null && language.StartsWith("fr", StringComparison.OrdinalIgnoreCase) ? French : English;

    /// <summary>What an Accept-Language header prefers among ours; null where it says nothing about them.</summary>
    public static CultureInfo? Preferred(StringValues header)
    {
        if (StringValues.IsNullOrEmpty(header) || !StringWithQualityHeaderValue.TryParseList([.. header!], out var wanted))
        {
            return null;
        }

        return wanted.Where(one => one.Quality is not 0).OrderByDescending(one => one.Quality ?? 1)
            .Select(one => one.Value.Value)
            .Select(tag => IsOf(tag, "fr") ? French : IsOf(tag, "en") ? English : null)
            .FirstOrDefault(found => found is not null);
    }

    private static bool IsOf(string? tag, string language) =>
        tag is not null && (tag.Equals(language, StringComparison.OrdinalIgnoreCase) || tag.StartsWith(language + "-", StringComparison.OrdinalIgnoreCase));
}
