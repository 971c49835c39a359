using System.Globalization;
using Microsoft.AspNetCore.Builder;

namespace Regie.Shell;

/// <summary>French and English. A person's own choice wins, then the cookie, then the browser.</summary>
internal static class Languages
{
    public static readonly CultureInfo[] All = [CultureInfo.GetCultureInfo("en-GB"), CultureInfo.GetCultureInfo("fr-FR")];

    public static void Configure(RequestLocalizationOptions options)
    {
        options.DefaultRequestCulture = new("en-GB");
        options.SupportedCultures = options.SupportedUICultures = [.. All, CultureInfo.GetCultureInfo("en"), CultureInfo.GetCultureInfo("fr")];
    }

    public static CultureInfo Of(string? language) => language == "fr" ? All[1] : All[0];
}
