using Regie.Shell.Account;
using Regie.Shell.Security;

namespace Regie.Shell;

/// <summary>The order a request passes through.</summary>
internal static class Pipeline
{
    public static void UsePipeline(this WebApplication app)
    {
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<Administration.AdminDoor>();
        // An address that leads nowhere is answered by a page, still as 404; doors that write their own problems have a body already.
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.UseAuthentication();
        app.UseRequestLocalization(PageLanguages.Configure);
        app.UseAuthorization();
        app.UseMiddleware<ClaimFirst>();
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapHealth();
        app.MapDoors();
        app.MapAccount();
        app.MapLook();
        app.MapRazorComponents<Pages.App>().AddInteractiveServerRenderMode(options =>
        {
            options.ContentSecurityFrameAncestorsPolicy = "'self'";
            options.ConfigureWebSocketAcceptContext = (_, socket) =>
            {
                // Each message is compressed for itself: an open page that is not used holds no quarter of a megabyte for what it may send next.
                socket.DisableServerContextTakeover = true;
                return Task.CompletedTask;
            };
        });
    }
}
