using System.Globalization;

namespace Regie.Plan;

/// <summary>Instants inside cursors: ticks, exactly as stored.</summary>
internal static class Moments
{
    public static bool TryRead(string text, out DateTimeOffset at)
    {
        var good = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks <= DateTimeOffset.MaxValue.UtcTicks;
        at = good ? new DateTimeOffset(ticks, TimeSpan.Zero) : default;
        return good;
    }
}
