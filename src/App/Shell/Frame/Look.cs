using Microsoft.AspNetCore.Mvc;
using Regie.Businesses;
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
        if (language is "fr" or "en") Keep(http, PageLanguages.Cookie, language);
        if (theme is not null) Keep(http, ThemeCookie, theme is "dark" or "light" ? theme : null);
        if (letters is not null) Keep(http, LettersCookie, letters is "off" ? "off" : null);
        if (CallerOf.Principal(http.User) is { PersonId: not null } caller) await Remember(runner, caller, language, theme, letters, http.RequestAborted);
        return Results.LocalRedirect(LocalPath.Of(back));
    }

    /// <summary>A browser that signs in looks as its person likes it.</summary>
    public static void Apply(HttpContext http, PersonPreferences preferences)
    {
        Keep(http, ThemeCookie, preferences.Theme is "dark" or "light" ? preferences.Theme : null);
        Keep(http, LettersCookie, preferences.SingleKeys ? null : "off");
    }

    /// <summary>Kept with the person too, so that it follows them to the next browser.</summary>
    private static async Task Remember(Runner runner, Caller caller, string? language, string? theme, string? letters, CancellationToken cancel)
    {
        if (await runner.Run(new Me(), caller, cancel: cancel) is { IsOk: true } me)
        {
            var now = me.Value.Preferences;
            await runner.Run(new UpdateMe(
                Language: language is "fr" or "en" ? new Optional<string?>(language) : default,
                Preferences: now with { Theme = theme is null ? now.Theme : theme is "dark" or "light" ? theme : "system", SingleKeys = letters is null ? now.SingleKeys : letters is not "off" }), caller, cancel: cancel);
        }
    }

    private static void Keep(HttpContext http, string name, string? value)
    {
        if (value is null) http.Response.Cookies.Delete(name);
        else http.Response.Cookies.Append(name, value, new CookieOptions { MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, HttpOnly = true, Secure = http.Request.IsHttps, IsEssential = true });
    }
}
