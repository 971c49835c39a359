namespace Regie.Businesses;

/// <summary>Time zones by their public name (Europe/Paris).</summary>
public static class TimeZones
{
    public static bool Exists(string? id) => id is not null && TimeZoneInfo.TryFindSystemTimeZoneById(id, out _);

    /// <summary>Those a person may choose from, as region and city.</summary>
    public static IReadOnlyList<string> All { get; } = [.. TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id)
        .Where(id => id.Contains('/') && !id.StartsWith("Etc/", StringComparison.Ordinal) && !id.StartsWith("SystemV/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
}
