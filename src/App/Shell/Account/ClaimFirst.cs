using Microsoft.AspNetCore.Components.Endpoints;
using Regie.Shell.Security;

namespace Regie.Shell.Account;

/// <summary>As long as the installation belongs to nobody, every page leads to the claim.</summary>
internal sealed class ClaimFirst(RequestDelegate next, Installation installation)
{
    public async Task InvokeAsync(HttpContext http)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is { } page && page.Type != typeof(Claim) && !await installation.IsClaimed(http.RequestAborted))
        {
            http.Response.Redirect("/claim");
            return;
        }

        await next(http);
    }
}
