using System.Security.Claims;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Regie.Kernel;

/// <summary>
/// Who makes an HTTP request. A bearer token, or a page's own cookie; never both: with an Authorization header the cookie does not exist.
/// A cookie may only change something together with the page's antiforgery token.
/// </summary>
public sealed class Callers(TokenAuthentication tokens, AccessCache access, ApiLimits limits)
{
    /// <summary>The claim that names the sign-in a cookie belongs to.</summary>
    public const string SignInClaim = "sign-in";

    private static readonly Problem Nobody = new(ProblemKind.Unauthenticated, "sign-in-needed");

    public async ValueTask<Result<Caller>> Of(HttpContext http, Door door, bool changes)
    {
        var header = http.Request.Headers.Authorization;
        if (header.Count > 0)
        {
            return await OfToken(http, header.Count == 1 ? header[0] : null, door);
        }

        return http.User.Identity is { IsAuthenticated: true } ? await OfCookie(http, changes) : OfNobody(http, door);
    }

    /// <summary>A token's caller, within its share.</summary>
    private async ValueTask<Result<Caller>> OfToken(HttpContext http, string? header, Door door)
    {
        const string scheme = "Bearer ";
        var caller = header is not null && header.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)
            ? await tokens.Find(header[scheme.Length..].Trim(), door, http.RequestAborted)
            : null;
        if (caller is null)
        {
            return limits.Stranger(http) ?? Nobody;
        }

        if (limits.Known(caller.TokenId!.Value) is { } tooMany)
        {
            return tooMany;
        }

        return caller with { Culture = await CultureOf(http, caller.PersonId!.Value) };
    }

    private async ValueTask<Result<Caller>> OfCookie(HttpContext http, bool changes)
    {
        if (!Guid.TryParse(http.User.FindFirstValue(ClaimTypes.NameIdentifier), out var person))
        {
            return Nobody;
        }

        if (limits.Known(person) is { } tooMany)
        {
            return tooMany;
        }

        if (changes && !await IsFromOurPage(http))
        {
            return new Problem(ProblemKind.Invalid, "antiforgery");
        }

        return new Caller
        {
            PersonId = person,
            SignInId = Guid.TryParse(http.User.FindFirstValue(SignInClaim), out var signIn) ? signIn : null,
            Door = Door.Rest,
            Culture = await CultureOf(http, person),
        };
    }

    private Result<Caller> OfNobody(HttpContext http, Door door)
    {
        if (limits.Stranger(http) is { } tooMany)
        {
            return tooMany;
        }

        return Caller.Anonymous with { Door = door, Culture = Languages.Preferred(http.Request.Headers.AcceptLanguage) ?? Languages.English };
    }

    /// <summary>The header must be there: without it the check would read a whole upload in search of a form field.</summary>
    private static async Task<bool> IsFromOurPage(HttpContext http)
    {
        var name = http.RequestServices.GetRequiredService<IOptions<AntiforgeryOptions>>().Value.HeaderName;
        return name is not null && http.Request.Headers.ContainsKey(name) && await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http);
    }

    private async ValueTask<System.Globalization.CultureInfo> CultureOf(HttpContext http, Guid person) =>
        Languages.Preferred(http.Request.Headers.AcceptLanguage) ?? Languages.Of((await access.Find(person, http.RequestAborted))?.Language);
}
