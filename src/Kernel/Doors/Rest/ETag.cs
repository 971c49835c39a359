using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Extensions.Primitives;

namespace Regie.Kernel;

/// <summary>
/// The tag of a single resource: its version, which If-Match compares, and a print of what was answered, so that If-None-Match also
/// notices what changes without a new version (computed dates).
/// </summary>
internal static class ETag
{
    public static string Of(int version, ReadOnlySpan<byte> body)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(body, hash);
        return string.Create(CultureInfo.InvariantCulture, $"\"{version}-{Convert.ToHexStringLower(hash[..6])}\"");
    }

    /// <summary>Does an If-None-Match name this tag?</summary>
    public static bool Names(StringValues header, string tag) =>
        header.Any(line => line is not null && line.Split(',').Any(one => one.Trim() is "*" || Bare(one) == tag));

    /// <summary>The version an If-Match asks for; null for none; false where it cannot be understood.</summary>
    public static bool TryExpected(StringValues header, out int? version)
    {
        version = null;
        if (header.Count == 0 || header is ["*"])
        {
            return true;
        }

        var bare = header.Count == 1 ? Bare(header[0] ?? "") : "";
        if (bare.Length < 3 || bare[0] != '"' || bare[^1] != '"')
        {
            return false;
        }

        var text = bare.AsSpan(1, bare.Length - 2);
        var end = text.IndexOf('-');
        if (!int.TryParse(end < 0 ? text : text[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var read))
        {
            return false;
        }

        version = read;
        return true;
    }

    /// <summary>Proxies that compress weaken tags; the version in them is as good as before.</summary>
    private static string Bare(string tag)
    {
        var trimmed = tag.Trim();
        return trimmed.StartsWith("W/", StringComparison.Ordinal) ? trimmed[2..] : trimmed;
    }
}
