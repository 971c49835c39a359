using System.Globalization;
using System.Resources;

namespace Regie.Ui;

/// <summary>The texts of the shared components, from Text.resx and Text.fr.resx, in the person's language.</summary>
static class Words
{
    static readonly ResourceManager Texts = new("Regie.Ui.Text", typeof(Words).Assembly);

    public static string Of(string key) => Texts.GetString(key, CultureInfo.CurrentUICulture) ?? throw new ArgumentException($"There is no text “{key}”.", nameof(key));

    public static string Of(string key, params object[] parts) => string.Format(CultureInfo.CurrentCulture, Of(key), parts);
}
