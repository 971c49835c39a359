using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Regie.Kernel;

/// <summary>Claims due jobs under a lease and runs them; a failed one comes back later, at most <see cref="MostAttempts"/> times.</summary>
public sealed class JobPump(IServiceScopeFactory scopes, Database database, WriteTurn turn, LogTail tail, TimeProvider clock, ILogger<JobPump> logger) : BackgroundService
{
    public const int MostAttempts = 8;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var grew = new SemaphoreSlim(0);
        tail.Grew += () => grew.Release();
        var released = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!released)
                {
                    await Release(stoppingToken);
                    released = true;
                }

                if (!await Step(stoppingToken))
                {
                    await grew.WaitAsync(TimeSpan.FromSeconds(2), stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (System.Data.Common.DbException failure)
            {
                logger.LogWarning(failure, "Jobs cannot be claimed; trying again.");
                await Task.Delay(TimeSpan.FromSeconds(2), clock, stoppingToken);
            }
        }
    }

    // A SQLite file has one process: a lease that is there when it starts is of one that was killed, and nobody has to wait for it to run out.
    private async Task Release(CancellationToken cancel)
    {
        if (database.IsSqlite)
        {
            await Write(rows => rows.Where(row => row.DoneAt == null && row.LeaseUntil != null).ExecuteUpdateAsync(set => set.SetProperty(row => row.LeaseUntil, (DateTimeOffset?)null), cancel), cancel);
        }
    }

    private async Task<bool> Step(CancellationToken cancel)
    {
        if (await Claim(cancel) is not { } job)
        {
            return false;
        }

        await using var services = scopes.CreateAsyncScope();
        var handler = services.ServiceProvider.GetServices<IJobHandler>().SingleOrDefault(candidate => candidate.Kind == job.Kind);
        string? error = null;
        try
        {
            if (handler is null)
            {
                error = $"No handler for jobs of kind {job.Kind}.";
            }
            else
            {
                await handler.Run(job, cancel);
            }
        }
#pragma warning disable CA1031 // A job's failure is kept on its row and retried; it must not stop the others.
        catch (Exception failure) when (!cancel.IsCancellationRequested)
#pragma warning restore CA1031
        {
            logger.LogWarning(failure, "Job {Kind} {Id} failed, attempt {Attempt}.", job.Kind, job.Id, job.Attempts);
            error = failure.Message;
        }

        await Write(rows => rows.Where(row => row.Id == job.Id).ExecuteUpdateAsync(set => set
            .SetProperty(row => row.DoneAt, error is null || job.Attempts >= MostAttempts ? clock.GetUtcNow() : null)
            .SetProperty(row => row.LastError, error)
            .SetProperty(row => row.LeaseUntil, (DateTimeOffset?)null)
            .SetProperty(row => row.DueAt, error is null ? job.DueAt : clock.GetUtcNow() + TimeSpan.FromSeconds(Math.Pow(3, job.Attempts))), cancel), cancel);
        return true;
    }

    private async Task<Job?> Claim(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await using (var services = scopes.CreateAsyncScope())
        {
            services.ServiceProvider.GetRequiredService<DbDoor>().Pool = database.Readers;
            var due = services.ServiceProvider.GetRequiredService<RegieDb>().Jobs
                .Where(row => row.DoneAt == null && row.DueAt <= now && (row.LeaseUntil == null || row.LeaseUntil < now));
            if (!await due.AnyAsync(cancel))
            {
                return null;
            }
        }

        Job? claimed = null;
        await Write(async rows =>
        {
            var found = database.IsSqlite
                ? rows.Where(row => row.DoneAt == null && row.DueAt <= now && (row.LeaseUntil == null || row.LeaseUntil < now)).OrderBy(row => row.DueAt).Take(1)
                : rows.FromSql($"""
                    SELECT * FROM "Jobs" WHERE "DoneAt" IS NULL AND "DueAt" <= {now.UtcTicks} AND ("LeaseUntil" IS NULL OR "LeaseUntil" < {now.UtcTicks})
                    ORDER BY "DueAt" LIMIT 1 FOR UPDATE SKIP LOCKED
                    """);
            claimed = (await found.AsNoTracking().ToListAsync(cancel)).FirstOrDefault();
            if (claimed is not null)
            {
                claimed.Attempts++;
                await rows.Where(row => row.Id == claimed.Id).ExecuteUpdateAsync(set => set
                    .SetProperty(row => row.LeaseUntil, now + Lease).SetProperty(row => row.Attempts, claimed.Attempts), cancel);
            }
        }, cancel);
        return claimed;
    }

    private async Task Write(Func<DbSet<Job>, Task> change, CancellationToken cancel)
    {
        await using var services = scopes.CreateAsyncScope();
        if (database.IsSqlite)
        {
            await turn.Take(async (connection, transaction) =>
            {
                services.ServiceProvider.GetRequiredService<DbDoor>().Pool = Database.Over(connection);
                var db = services.ServiceProvider.GetRequiredService<RegieDb>();
                await db.Database.UseTransactionAsync(transaction, cancel);
                await change(db.Jobs);
                return true;
            }, cancel);
            return;
        }

        var own = services.ServiceProvider.GetRequiredService<RegieDb>();
        await using var transaction = await own.Database.BeginTransactionAsync(cancel);
        await change(own.Jobs);
        await transaction.CommitAsync(cancel);
    }
}
