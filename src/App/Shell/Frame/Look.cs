using Microsoft.AspNetCore.Mvc;
using Regie.Kernel;
using Regie.Shell.Security;

namespace Regie.Shell;

/// <summary>Language, theme and single-letter shortcuts: cookies, because a page must know them before anybody is signed in. A circuit cannot set them.</summary>
internal static class Look
{
    public const string ThemeCookie = "regie-theme", LettersCookie = "regie-letters";

    public static void MapLook(this WebApplication app) => app.MapPost("/look", Choose);

    /// <summary>What the person chose: dark, light, or null to follow the system.</summary>
    public static string? Theme(HttpContext http) => http.Request.Cookies[ThemeCookie] is "dark" or "light" ? http.Request.Cookies[ThemeCookie] : null;

    public static bool Letters(HttpContext http) => http.Request.Cookies[LettersCookie] is not "off";

    private static async Task<IResult> Choose(HttpContext http, Runner runner, [FromForm] string? language, [FromForm] string? theme, [FromForm] string? letters, [FromForm] string? back)
    {
        if (language is "fr" or "en")
        {
            Keep(http, PageLanguages.Cookie, language);
            if (CallerOf.Principal(http.User) is { PersonId: not null } caller) await runner.Run(new ChooseLanguage(language), caller, cancel: http.RequestAborted);
        }

        if (theme is not null) Keep(http, ThemeCookie, theme is "dark" or "light" ? theme : null);
        if (letters is not null) Keep(http, LettersCookie, letters is "off" ? "off" : null);
        return Results.LocalRedirect(LocalPath.Of(back));
    }

    private static void Keep(HttpContext http, string name, string? value)
    {
        if (value is null) http.Response.Cookies.Delete(name);
        else http.Response.Cookies.Append(name, value, new CookieOptions { MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, HttpOnly = true, Secure = http.Request.IsHttps, IsEssential = true });
    }
}
