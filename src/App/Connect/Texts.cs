using Microsoft.Extensions.Localization;
using Regie.Ui;

namespace Regie.Connect;

/// <summary>Texts that depend on a number or on the tool a file came from.</summary>
internal static class Texts
{
    /// <summary>The sentence for one, or for as many.</summary>
    public static string Many(this IStringLocalizer<Text> texts, string key, long count)
    {
        var one = count == 1 || (count == 0 && Say.French) ? texts[key + ".one"] : null;
        return one is { ResourceNotFound: false } ? string.Format(System.Globalization.CultureInfo.CurrentCulture, one.Value, Say.Number(count)) : texts[key, Say.Number(count)];
    }

    /// <summary>What a tool calls something, or what we call it.</summary>
    public static string Of(this IStringLocalizer<Text> texts, string key, string source) => texts[$"{key}.{source}"] is { ResourceNotFound: false } own ? own : texts[key];
}
