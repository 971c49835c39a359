using Microsoft.AspNetCore.Antiforgery;
using Regie.Shell.Security;

namespace Regie.Shell.Account;

/// <summary>What only sets or takes away a cookie and then goes on to a page.</summary>
internal static class AccountEndpoints
{
    public static void MapAccount(this WebApplication app)
    {
        app.MapGet("/sign-in/demo", Demo);
        app.MapPost("/sign-out", SignOut).DisableAntiforgery();
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
}
