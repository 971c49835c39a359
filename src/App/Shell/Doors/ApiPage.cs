using Regie.Kernel;
using Regie.Shell.Security;
using Scalar.AspNetCore;

namespace Regie.Shell;

/// <summary>The reference of the API to read and try, at <c>/api</c>.</summary>
internal static class ApiPage
{
    public static void MapApiPage(this WebApplication app) => app.MapScalarApiReference("/api", (options, http) =>
    {
        // Scalar writes its styles at run time, without a nonce: this page alone allows them. Scripts stay bound to the nonce.
        var nonce = (string?)http.Items[SecurityHeaders.NonceKey] ?? "";
        http.Response.Headers.ContentSecurityPolicy =
            $"default-src 'self'; script-src 'nonce-{nonce}' 'strict-dynamic'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; connect-src 'self'; font-src 'self' data:; object-src 'none'; base-uri 'self'; frame-ancestors 'self'";
        options.WithTitle("Régie API").WithOpenApiRoutePattern(OpenApiDoor.Path).WithNonce(nonce).HideDeveloperTools().DisableTelemetry().DisableDefaultFonts().DisableAgent();
    });
}
