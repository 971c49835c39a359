using System.Globalization;
using System.Resources;

namespace Regie.Plan;

/// <summary>Texts of a report in its own language, whatever the page around it speaks.</summary>
internal sealed class ReportWords(string language)
{
    private static readonly ResourceManager Texts = new(typeof(Text));

    private readonly CultureInfo _culture = CultureInfo.GetCultureInfo(language == "fr" ? "fr-FR" : "en-GB");

    public string this[string key] => Texts.GetString(key, _culture) ?? throw new InvalidOperationException($"There is no text “{key}”.");

    /// <summary>Something said with the report's language as the current one.</summary>
    public string In(Func<string> said)
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = _culture;
            return said();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
