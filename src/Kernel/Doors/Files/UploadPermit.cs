using System.Text.Json;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Regie.Kernel;

/// <summary>
/// <c>GET /api/v1/files/permit</c>: what a page of ours sends along to change something through the API with its cookie. Another site
/// cannot read this answer, so it cannot send what is in it.
/// </summary>
internal sealed class UploadPermit(RestParts parts)
{
    private sealed record Permit(string Header, string Token);

    public async Task Invoke(HttpContext http)
    {
        var caller = await parts.Callers.Of(http, Door.Rest, changes: false);
        if (!caller.IsOk || caller.Value is not { PersonId: not null, TokenId: null })
        {
            await parts.Problems.Write(http, caller.IsOk ? new Problem(ProblemKind.Unauthenticated, "sign-in-needed") : caller.Problem);
            return;
        }

        var tokens = http.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(http);
        http.Response.Headers.CacheControl = "no-store";
        http.Response.ContentType = "application/json; charset=utf-8";
        await http.Response.Body.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(new Permit(tokens.HeaderName!, tokens.RequestToken!), Json.Options), http.RequestAborted);
    }
}
