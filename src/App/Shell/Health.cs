using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Shell;

/// <summary><c>/healthz</c>: the process answers. <c>/readyz</c>: database, migrations and disk do too.</summary>
internal static class Health
{
    private const long LeastFreeBytes = 100L * 1024 * 1024;

    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/healthz", () => Results.Text("alive"));
        app.MapGet("/readyz", Ready);
    }

    private static async Task<IResult> Ready(RegieDb db, Settings settings, CancellationToken cancel)
    {
        var checks = new Dictionary<string, string>();
        try
        {
            checks["database"] = await db.Database.CanConnectAsync(cancel) ? "ok" : "cannot connect";
            checks["migrations"] = (await db.Database.GetPendingMigrationsAsync(cancel)).Any() ? "pending" : "ok";
        }
        catch (Exception failure) when (failure.IsDatabase())
        {
            checks["database"] = failure.GetBaseException().GetType().Name;
        }

        checks["disk"] = new DriveInfo(Path.GetFullPath(settings.DataDirectory)).AvailableFreeSpace > LeastFreeBytes ? "ok" : "almost full";
        var ready = checks.Values.All(state => state == "ok");
        return Results.Json(checks, statusCode: ready ? 200 : 503);
    }
}
