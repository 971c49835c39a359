using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Regie.Kernel;

/// <summary>
/// Claims due jobs under a lease and runs a few at a time, so that a long one holds no letter up. While a job runs its lease is renewed; the number of the attempt
/// is its fence: whoever lost the lease changes the row no more. A failed job comes back later, at most <see cref="MostAttempts"/> times; then it is dead and stays
/// to be looked at. A job interrupted by a stop is given back at once; one whose node was killed comes back when its lease ends, on SQLite at the next start.
/// </summary>
public sealed class JobPump(IServiceScopeFactory scopes, Database database, SideWrite write, LogTail tail, TimeProvider clock, ILogger<JobPump> logger) : BackgroundService
{
    public const int MostAttempts = 8;
    private const int AtOnce = 4;

    private readonly ConcurrentDictionary<Guid, Task> _running = new();

    internal TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var wake = new SemaphoreSlim(0);
        tail.Grew += Wake;
        try
        {
            await WhileItIs(FreeOwn, stoppingToken);
            while (!stoppingToken.IsCancellationRequested)
            {
                if (_running.Count >= AtOnce || !await WhileItIs(StartOne, stoppingToken))
                {
                    await wake.WaitAsync(TimeSpan.FromSeconds(2), stoppingToken);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping.
        }
        finally
        {
            tail.Grew -= Wake;
            await Task.WhenAll(_running.Values);
        }

        async Task<bool> StartOne(CancellationToken cancel)
        {
            if (await Claim(cancel) is not { } job)
            {
                return false;
            }

            // Known before it runs, so that nobody here claims it twice.
            var begun = new TaskCompletionSource();
            _running[job.Id] = Finish(job, begun.Task, stoppingToken);
            begun.SetResult();
            return true;
        }

        async Task Finish(Job job, Task begun, CancellationToken cancel)
        {
            await begun;
            await Task.Yield();
            await Run(job, cancel);
            _running.TryRemove(job.Id, out _);
            Wake();
        }

        void Wake()
        {
            if (wake.CurrentCount == 0)
            {
                wake.Release();
            }
        }
    }

    /// <summary>A database that is away for a while stops nothing: what was to be done is tried again.</summary>
    private async Task<bool> WhileItIs(Func<CancellationToken, Task<bool>> step, CancellationToken cancel)
    {
        try
        {
            return await step(cancel);
        }
        catch (Exception failure) when (failure.IsDatabase())
        {
            logger.LogWarning("Jobs cannot be claimed, trying again: {Reason}", failure.GetBaseException().Message);
            return false;
        }
    }

    private async Task Run(Job job, CancellationToken stopping)
    {
        using var mine = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var renewing = Renew(job, mine);
        string? error = null;
        try
        {
            await using var services = scopes.CreateAsyncScope();
            var handler = services.ServiceProvider.GetServices<IJobHandler>().SingleOrDefault(candidate => candidate.Kind == job.Kind);
            if (handler is null)
            {
                error = $"No handler for jobs of kind {job.Kind}.";
            }
            else
            {
                await handler.Run(job, mine.Token);
            }
        }
#pragma warning disable CA1031 // A job's failure is kept on its row and retried; it must not stop the others.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            error = failure.Message;
            if (!mine.IsCancellationRequested)
            {
                logger.LogWarning(failure, "Job {Kind} {Id} failed, attempt {Attempt}.", job.Kind, job.Id, job.Attempts);
            }
        }

        var cutOff = error is not null && mine.IsCancellationRequested;
        await mine.CancelAsync();
        await renewing;
        await Write(cutOff ? GiveBack(job) : Close(job, error), job);
    }

    /// <summary>Holds the lease while the job runs; a job whose lease went to somebody else is cut off.</summary>
    private async Task Renew(Job job, CancellationTokenSource mine)
    {
        using var timer = new PeriodicTimer(Lease / 3, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(mine.Token))
            {
                var until = clock.GetUtcNow() + Lease;
                var held = 1;
                await WhileItIs(async cancel =>
                {
                    await write.Run(async db => held = await Held(db, job).ExecuteUpdateAsync(set => set.SetProperty(row => row.LeaseUntil, until), cancel), cancel);
                    return true;
                }, mine.Token);
                if (held == 0)
                {
                    logger.LogWarning("Job {Kind} {Id} lost its lease and is cut off.", job.Kind, job.Id);
                    await mine.CancelAsync();
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The job has ended.
        }
    }

    private Func<RegieDb, Task> Close(Job job, string? error)
    {
        var now = clock.GetUtcNow();
        DateTimeOffset? done = error is null || job.Attempts >= MostAttempts ? now : null;
        var due = error is null ? job.DueAt : now + TimeSpan.FromSeconds(Math.Pow(3, job.Attempts));
        return db => Held(db, job).ExecuteUpdateAsync(set => set.SetProperty(row => row.DoneAt, done).SetProperty(row => row.LastError, error)
            .SetProperty(row => row.LeaseUntil, (DateTimeOffset?)null).SetProperty(row => row.DueAt, due));
    }

    private static Func<RegieDb, Task> GiveBack(Job job) =>
        db => Held(db, job).ExecuteUpdateAsync(set => set.SetProperty(row => row.LeaseUntil, (DateTimeOffset?)null).SetProperty(row => row.Attempts, row => row.Attempts - 1));

    /// <summary>The row as long as this attempt is the last one begun.</summary>
    private static IQueryable<Job> Held(RegieDb db, Job job) => db.Jobs.Where(row => row.Id == job.Id && row.Attempts == job.Attempts && row.DoneAt == null);

    /// <summary>What came of a job. Where it cannot be written down the lease ends by itself, and the job comes again: at least once.</summary>
    private async Task Write(Func<RegieDb, Task> change, Job job)
    {
        try
        {
            await write.Run(change, CancellationToken.None);
        }
        catch (Exception failure) when (failure.IsDatabase() || failure is InvalidOperationException)
        {
            logger.LogWarning(failure, "What came of job {Kind} {Id} could not be written down.", job.Kind, job.Id);
        }
    }

    /// <summary>One server to a SQLite database: whatever is still leased at the start belonged to a process that is gone.</summary>
    private async Task<bool> FreeOwn(CancellationToken cancel)
    {
        if (database.IsSqlite)
        {
            await write.Run(db => db.Jobs.Where(row => row.DoneAt == null && row.LeaseUntil != null).ExecuteUpdateAsync(set => set.SetProperty(row => row.LeaseUntil, (DateTimeOffset?)null), cancel), cancel);
        }

        return true;
    }

    private async Task<Job?> Claim(CancellationToken cancel)
    {
        var (now, busy) = (clock.GetUtcNow(), _running.Keys.ToList());
        await using (var services = scopes.CreateAsyncScope())
        {
            services.ServiceProvider.GetRequiredService<DbDoor>().Pool = database.Readers;
            if (!await Due(services.ServiceProvider.GetRequiredService<RegieDb>().Jobs, now, busy).AnyAsync(cancel))
            {
                return null;
            }
        }

        Job? claimed = null;
        await write.Run(async db =>
        {
            // Between nodes: the row that another one is looking at is passed over, not waited for.
            var found = database.IsSqlite ? Due(db.Jobs, now, busy).OrderBy(row => row.DueAt).Take(1) : db.Jobs.FromSql($"""
                SELECT * FROM "Jobs" WHERE "DoneAt" IS NULL AND "DueAt" <= {now.UtcTicks} AND ("LeaseUntil" IS NULL OR "LeaseUntil" < {now.UtcTicks}) AND NOT "Id" = ANY ({busy})
                ORDER BY "DueAt" LIMIT 1 FOR UPDATE SKIP LOCKED
                """);
            claimed = (await found.AsNoTracking().ToListAsync(cancel)).FirstOrDefault();
            if (claimed is null)
            {
                return;
            }

            claimed.Attempts++;
            var dead = claimed.Attempts > MostAttempts;
            await db.Jobs.Where(row => row.Id == claimed.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.LeaseUntil, dead ? null : now + Lease).SetProperty(row => row.Attempts, claimed.Attempts)
                .SetProperty(row => row.DoneAt, dead ? now : null).SetProperty(row => row.LastError, row => dead ? row.LastError ?? "The process ended each time this job ran." : row.LastError), cancel);
            claimed = dead ? null : claimed;
        }, cancel);
        return claimed;
    }

    private static IQueryable<Job> Due(IQueryable<Job> rows, DateTimeOffset now, List<Guid> busy) =>
        rows.Where(row => row.DoneAt == null && row.DueAt <= now && (row.LeaseUntil == null || row.LeaseUntil < now) && !busy.Contains(row.Id));
}
