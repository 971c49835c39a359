using Microsoft.EntityFrameworkCore;
using Regie.Kernel;
using Regie.Shell.Security;

namespace Regie.Shell.Administration;

/// <summary><c>admin rotate-keys</c>: a new master key and a new key ring. Whatever was signed or sealed under the old ones is void: everybody signs in again.</summary>
internal static class RotateKeys
{
    public static async Task<int> Run(Settings settings, AdminLine line)
    {
        using var alone = Running.Take(settings);
        if (settings.ConnectionString is { } connection && await PostgresTools.Connected(connection, Database.Name) is var others and > 0)
        {
            // Another node: it would go on signing with the old keys.
            return await line.Console.Fail("admin.database-in-use", others);
        }

        await using var app = await Admin.Open(settings, alone: true);
        var now = app.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        var (signIns, letters) = (0, 0);
        await app.Services.GetRequiredService<SideWrite>().Run(async db =>
        {
            await db.DataProtectionKeys.ExecuteDeleteAsync();
            await db.OneTimeLinks.Where(link => link.UsedAt == null).ExecuteDeleteAsync();
            signIns = await db.SignIns.Where(row => row.EndedAt == null).ExecuteUpdateAsync(set => set.SetProperty(row => row.EndedAt, now));
            letters = await db.Jobs.Where(job => job.Kind == Post.Job && job.DoneAt == null).ExecuteUpdateAsync(set => set.SetProperty(job => job.DoneAt, now).SetProperty(job => job.LastError, "rotate-keys"));
        }, CancellationToken.None);
        MasterKey.Renew(settings);
        await line.Console.Out.WriteLineAsync(StartupText.Of("admin.keys-rotated", signIns, letters));
        return 0;
    }
}
