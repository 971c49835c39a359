using System.Globalization;
using System.Text.RegularExpressions;

namespace Regie.Ui;

/// <summary>Reads a time of day as people write it: "8", "8:30", "0830", « 8 h 30 », « 8h », "5 pm", « midi ».</summary>
public static partial class ReadTime
{
    public static bool Try(string text, out TimeOnly time)
    {
        time = default;
        var plain = text.Trim().ToLowerInvariant();
        if (plain is "noon" or "midi" or "midnight" or "minuit")
        {
            time = plain is "noon" or "midi" ? new TimeOnly(12, 0) : TimeOnly.MinValue;
            return true;
        }

        if (Clock().Match(plain) is not { Success: true } found) return false;
        var hour = int.Parse(found.Groups["h"].Value, CultureInfo.InvariantCulture);
        var minute = found.Groups["m"].Success ? int.Parse(found.Groups["m"].Value, CultureInfo.InvariantCulture) : 0;
        if (found.Groups["half"].Success)
        {
            if (hour is < 1 or > 12) return false;
            hour = hour % 12 + (found.Groups["half"].Value[0] is 'p' ? 12 : 0);
        }

        if (hour > 23 || minute > 59) return false;
        time = new TimeOnly(hour, minute);
        return true;
    }

    [GeneratedRegex(@"^(?<h>\d{1,2})(?:\s*[:h.]\s*(?<m>\d{2})?|(?<m>\d{2}))?\s*(?<half>a\.?m\.?|p\.?m\.?)?$")]
    private static partial Regex Clock();
}
