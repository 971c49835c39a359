using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Regie.Kernel;

/// <summary>A module's share in the hourly sweep. It begins again where it stood after a kill.</summary>
public interface ISweeper
{
    Task Sweep(CancellationToken cancel);
}

/// <summary>Throws away what nobody came back for: uploads after 24 hours, bytes nothing refers to, remembered answers after 72 hours, jobs a week after they were done and ninety days after they were given up.</summary>
public sealed class Sweep(IServiceScopeFactory scopes, SideWrite write, BlobStore blobs, IEnumerable<ISweeper> modules, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);
    private static readonly TimeSpan KeptDone = TimeSpan.FromDays(7);
    private static readonly TimeSpan KeptDead = TimeSpan.FromDays(90);

    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>Nothing is swept until this is disposed: a backup is being taken.</summary>
    public async Task<IDisposable> Hold(CancellationToken cancel)
    {
        await _turn.WaitAsync(cancel);
        return new Held(_turn);
    }

    /// <summary>One sweep; answers how many stored files it deleted.</summary>
    public async Task<int> Once(CancellationToken cancel)
    {
        using var mine = await Hold(cancel);
        var now = clock.GetUtcNow();
        var (oldestUpload, oldestKey, oldestDone, oldestDead) = (now - Kept, now - Idempotency.Kept, now - KeptDone, now - KeptDead);
        await write.Run(async db =>
        {
            await db.Uploads.Where(upload => upload.At < oldestUpload).ExecuteDeleteAsync(cancel);
            await db.Set<IdempotencyKey>().Where(key => key.At < oldestKey).ExecuteDeleteAsync(cancel);
            await db.Jobs.Where(job => job.DoneAt < oldestDead || (job.DoneAt < oldestDone && job.LastError == null)).ExecuteDeleteAsync(cancel);
        }, cancel);
        foreach (var module in modules)
        {
            await module.Sweep(cancel);
        }

        return await Bytes(now - Kept, cancel);
    }

    private async Task<int> Bytes(DateTimeOffset oldest, CancellationToken cancel)
    {
        var deleted = 0;
        foreach (var some in blobs.All().Where(blob => blob.WrittenUtc < oldest.UtcDateTime).Chunk(500))
        {
            var hashes = some.Select(blob => blob.Hash).ToList();
            await using var services = scopes.CreateAsyncScope();
            var used = await services.ServiceProvider.GetRequiredService<AsSystem>().Look(
                services.ServiceProvider.GetRequiredService<RegieDb>(),
                db => db.Uploads.Where(upload => hashes.Contains(upload.Hash)).Select(upload => upload.Hash)
                    .Union(db.Files.Where(file => hashes.Contains(file.Hash)).Select(file => file.Hash)).ToHashSetAsync(cancel),
                cancel);
            foreach (var hash in hashes.Where(hash => !used.Contains(hash)))
            {
                // Sent again a moment ago, the same bytes carry a new date.
                if (blobs.WrittenUtc(hash) < oldest.UtcDateTime)
                {
                    blobs.Delete(hash);
                    deleted++;
                }
            }
        }

        blobs.DeleteIncoming(oldest.UtcDateTime);
        return deleted;
    }

    public void Dispose() => _turn.Dispose();

    private sealed class Held(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}

/// <summary>Sweeps every hour.</summary>
internal sealed class Sweeping(Sweep sweep, TimeProvider clock, ILogger<Sweeping> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1), clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await sweep.Once(stoppingToken);
            }
            catch (Exception failure) when (failure.IsDatabase() || failure is IOException)
            {
                logger.LogWarning(failure, "Sweeping failed; it is tried again in an hour.");
            }
        }
    }
}
