using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Localization;
using Regie.Kernel;

namespace Regie.Shell;

/// <summary>French and English. A person's own choice wins, then the cookie, then the browser.</summary>
internal static class PageLanguages
{
    public const string Cookie = "regie-language";

    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB"), French = CultureInfo.GetCultureInfo("fr-FR");

    public static void Configure(RequestLocalizationOptions options)
    {
        options.DefaultRequestCulture = new("en-GB");
        options.SupportedCultures = options.SupportedUICultures = [English, French, CultureInfo.GetCultureInfo("en"), CultureInfo.GetCultureInfo("fr")];
        options.RequestCultureProviders =
        [
            new CustomRequestCultureProvider(OfPerson),
            new CustomRequestCultureProvider(http => Task.FromResult(http.Request.Cookies[Cookie] is ("fr" or "en") and var chosen ? new ProviderCultureResult(Of(chosen).Name) : null)),
            new AcceptLanguageHeaderRequestCultureProvider(),
        ];
    }

    public static CultureInfo Of(string? language) => language == "fr" ? French : English;

    private static async Task<ProviderCultureResult?> OfPerson(HttpContext http) =>
        Guid.TryParse(http.User.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
        && await http.RequestServices.GetRequiredService<AccessCache>().Find(id, http.RequestAborted) is { Language: { } language }
            ? new ProviderCultureResult(Of(language).Name)
            : null;
}
