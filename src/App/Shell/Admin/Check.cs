using System.Runtime.InteropServices;
using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Shell.Administration;

/// <summary><c>admin check</c>: is everything there and whole? One line each; what is wrong makes it fail, what only deserves a look does not.</summary>
internal static class Check
{
    private const long LeastFree = 500L * 1024 * 1024;

    /// <summary>Older ones have a known hole in cookies.</summary>
    private static readonly Version SafeRuntime = new(10, 0, 13);

    public static async Task<int> Run(Settings settings, AdminLine line)
    {
        var bad = 0;
        await using var app = AppHost.Build(settings, serve: false);
        var database = app.Services.GetRequiredService<Database>();
        if (database.IsSqlite)
        {
            var faults = File.Exists(database.File) ? await SqliteCopy.Faults(database.File, CancellationToken.None) : [database.File];
            await Say("admin.check.database", faults.Count == 0 ? null : string.Join('\n', faults));
            if (faults.Count > 0)
            {
                return 1;
            }
        }

        await using var services = app.Services.CreateAsyncScope();
        var system = services.ServiceProvider.GetRequiredService<AsSystem>();
        system.Enter();
        var db = services.ServiceProvider.GetRequiredService<RegieDb>();
        var known = app.Services.GetRequiredService<MigrationGate>().Known();
        var applied = (await db.Database.GetAppliedMigrationsAsync()).ToList();
        var difference = known.Except(applied).Concat(applied.Except(known)).ToList();
        await Say("admin.check.migrations", difference.Count == 0 ? null : string.Join(", ", difference));
        if (difference.Count > 0)
        {
            return 1;
        }

        await Say("admin.check.shape", await app.Services.GetRequiredService<MigrationGate>().Stands(CancellationToken.None) ? null : StartupText.Of("admin.check.shape-not"));
        await Say("admin.check.files", await system.Look(db, all => MissingFiles(all, app.Services.GetRequiredService<BlobStore>())));
        await Say("admin.check.log", await LogCheck.Fault(db, CancellationToken.None));
        var free = new DriveInfo(Path.GetFullPath(settings.DataDirectory)).AvailableFreeSpace;
        await Say("admin.check.disk", free > LeastFree ? null : $"{free / 1_048_576} MB");
        await Look("admin.check.jobs", await DeadJobs(db));
        await Look("admin.check.runtime", Environment.Version >= SafeRuntime ? null : StartupText.Of("admin.check.runtime-old", RuntimeInformation.FrameworkDescription, SafeRuntime));
        return bad == 0 ? 0 : 1;

        async Task Say(string what, string? wrong)
        {
            bad += wrong is null ? 0 : 1;
            await line.Console.Out.WriteLineAsync($"{StartupText.Of(wrong is null ? "admin.check.ok" : "admin.check.bad")}  {StartupText.Of(what)}{(wrong is null ? "" : ": " + wrong)}");
        }

        async Task Look(string what, string? note) =>
            await line.Console.Out.WriteLineAsync($"{StartupText.Of(note is null ? "admin.check.ok" : "admin.check.look")}  {StartupText.Of(what)}{(note is null ? "" : ": " + note)}");
    }

    /// <summary>Work that was given up after its last attempt, and why.</summary>
    private static async Task<string?> DeadJobs(RegieDb db)
    {
        var dead = await db.Jobs.Where(job => job.DoneAt != null && job.LastError != null).OrderByDescending(job => job.DoneAt).Select(job => new { job.Kind, job.DoneAt, job.LastError }).ToListAsync();
        return dead.Count == 0 ? null : StartupText.Of("admin.check.jobs-dead", dead.Count) + string.Concat(dead.Take(5).Select(job => $"\n        {job.DoneAt:u}  {job.Kind}: {job.LastError}"));
    }

    private static async Task<string?> MissingFiles(RegieDb db, BlobStore blobs)
    {
        var missing = new List<string>();
        await foreach (var hash in db.Files.Select(file => file.Hash).Distinct().AsAsyncEnumerable())
        {
            if (!blobs.Exists(hash))
            {
                missing.Add(hash);
            }
        }

        return missing.Count == 0 ? null : $"{missing.Count}: {string.Join(", ", missing.Take(5))}";
    }
}
