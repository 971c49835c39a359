using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;
using Regie.Kernel;
using Regie.Shell.Security;

namespace Regie.Shell.Account;

/// <summary>What only sets or takes away a cookie and then goes on to a page.</summary>
internal static class AccountEndpoints
{
    public static void MapAccount(this WebApplication app)
    {
        app.MapGet("/sign-in/demo", Demo);
        app.MapPost("/sign-out", SignOut).DisableAntiforgery();
        app.MapPost("/passkeys/new", NewPasskey).RequireAuthorization().DisableAntiforgery();
        app.MapPost("/passkeys/known", KnownPasskey).DisableAntiforgery();
    }

    private static async Task<IResult> Demo(string? token, HttpContext http, Installation installation, SigningIn signing, SignInLimits limits)
    {
        var address = http.Connection.RemoteIpAddress;
        if (address is null || !System.Net.IPAddress.IsLoopback(address) || token is null || limits.Take(address) is not null || await installation.UseDemo(token, http.RequestAborted) is not { } person)
        {
            return Results.Redirect("/sign-in?demo=over");
        }

        await signing.Begin(person);
        return Results.Redirect("/");
    }

    private static async Task<IResult> SignOut(HttpContext http, IAntiforgery antiforgery, SigningIn signing)
    {
        if (!await antiforgery.IsRequestValidAsync(http))
        {
            return Results.BadRequest();
        }

        await signing.End();
        return Results.Redirect("/sign-in");
    }

    /// <summary>What the browser needs to make a passkey for the person signed in.</summary>
    private static async Task<IResult> NewPasskey(HttpContext http, IAntiforgery antiforgery, SignInManager<Person> signIns, Credentials credentials)
    {
        if (!await antiforgery.IsRequestValidAsync(http))
        {
            return Results.BadRequest();
        }

        var person = await credentials.Me();
        var options = await signIns.MakePasskeyCreationOptionsAsync(new PasskeyUserEntity { Id = person.Id.ToString(), Name = person.Email ?? person.Name, DisplayName = person.Name });
        return Results.Content(options, "application/json");
    }

    /// <summary>What the browser needs to find a passkey of ours; the same for everybody.</summary>
    private static async Task<IResult> KnownPasskey(HttpContext http, IAntiforgery antiforgery, SignInManager<Person> signIns) =>
        await antiforgery.IsRequestValidAsync(http) ? Results.Content(await signIns.MakePasskeyRequestOptionsAsync(null), "application/json") : Results.BadRequest();
}
