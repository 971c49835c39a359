using Regie.Shell.Security;

namespace Regie.Shell;

/// <summary>The order a request passes through.</summary>
internal static class Pipeline
{
    public static void UsePipeline(this WebApplication app)
    {
        app.UseMiddleware<SecurityHeaders>();
        app.UseRequestLocalization(Languages.Configure);
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapHealth();
        app.MapDoors();
        app.MapRazorComponents<Pages.App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = "'self'");
    }
}
