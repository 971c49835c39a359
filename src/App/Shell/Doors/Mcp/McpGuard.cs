using System.Net;
using Regie.Kernel;

namespace Regie.Shell;

/// <summary>Lets only valid tokens to the assistants' door; a cookie counts for nothing there, and a page of another site is turned away before its token is looked at.</summary>
internal sealed class McpGuard(RequestDelegate next, Callers callers, ProblemAnswer problems, Settings settings)
{
    public const string Caller = "mcp-caller";

    public async Task Invoke(HttpContext http)
    {
        if (!http.Request.Path.StartsWithSegments(McpDoor.Path))
        {
            await next(http);
            return;
        }

        if (!IsOurs(http))
        {
            await problems.Write(http, Problem.Forbidden("foreign-origin"));
            return;
        }

        var caller = http.Request.Headers.Authorization.Count > 0
            ? await callers.Of(http, Door.Mcp, changes: false)
            : new Problem(ProblemKind.Unauthenticated, "sign-in-needed");
        if (!caller.IsOk)
        {
            await problems.Write(http, caller.Problem);
            return;
        }

        http.Items[Caller] = caller.Value;
        await next(http);
    }

    /// <summary>A browser names the page it calls from; a name that only resolves to this machine (DNS rebinding) is not ours either.</summary>
    private bool IsOurs(HttpContext http)
    {
        var host = http.Request.Host;
        var known = settings.PublicUrl?.Authority;
        var isNamedRight = host.Value == known || settings.ListenOnAll || host.Host is "localhost" || IPAddress.TryParse(host.Host.Trim('[', ']'), out _);
        var origin = http.Request.Headers.Origin.ToString();
        return isNamedRight && (origin.Length == 0 || (Uri.TryCreate(origin, UriKind.Absolute, out var from) && (from.Authority == host.Value || from.Authority == known)));
    }
}
