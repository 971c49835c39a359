using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Regie.Kernel;

/// <summary>Hands the log to each subscriber behind its durable cursor: at least once, in order. A failing one is retried and holds up only itself.</summary>
public sealed class LogPump(IServiceScopeFactory scopes, Database database, WriteTurn turn, LogTail tail, IEnumerable<ISubscriber> subscribers, ILogger<LogPump> logger) : BackgroundService
{
    private const int Batch = 200;

    /// <summary>Each hand-over is a durable write of the cursor: in a burst, a few a second and not one for each event.</summary>
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(100);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(subscribers.Select(subscriber => Follow(subscriber, stoppingToken)));

    private async Task Follow(ISubscriber subscriber, CancellationToken cancel)
    {
        using var grew = new SemaphoreSlim(0);
        tail.Grew += Wake;
        try
        {
            while (!cancel.IsCancellationRequested)
            {
                if (!await Step(subscriber, cancel))
                {
                    await grew.WaitAsync(TimeSpan.FromSeconds(5), cancel);
                    await Task.Delay(Gathering, cancel);
                }
            }
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // Stopping.
        }
        finally
        {
            tail.Grew -= Wake;
        }

        void Wake()
        {
            if (grew.CurrentCount == 0)
            {
                grew.Release();
            }
        }
    }

    private async Task<bool> Step(ISubscriber subscriber, CancellationToken cancel)
    {
        try
        {
            await using var services = scopes.CreateAsyncScope();
            services.ServiceProvider.GetRequiredService<Scope>().Caller = Caller.System();
            var db = services.ServiceProvider.GetRequiredService<RegieDb>();
            var seen = await db.Set<SubscriberCursor>().AsNoTracking().Where(row => row.Name == subscriber.Name).Select(row => (long?)row.Seq).SingleOrDefaultAsync(cancel) ?? 0;
            var events = await db.Events.IgnoreQueryFilters().AsNoTracking().Where(row => row.Seq > seen).OrderBy(row => row.Seq).Take(Batch).ToListAsync(cancel);
            if (events.Count == 0)
            {
                return false;
            }

            await subscriber.Handle(events, cancel);
            await Move(subscriber.Name, events[^1].Seq, cancel);
            return events.Count == Batch;
        }
#pragma warning disable CA1031 // Whatever a subscriber fails with: its cursor stays, the log keeps the events, it is tried again.
        catch (Exception failure) when (!cancel.IsCancellationRequested)
#pragma warning restore CA1031
        {
            logger.LogError(failure, "Subscriber {Name} failed; its events wait.", subscriber.Name);
            return false;
        }
    }

    private async Task Move(string name, long seq, CancellationToken cancel)
    {
        // Never backwards: another node may be ahead of this one.
        const string sql = """INSERT INTO "SubscriberCursor" ("Name", "Seq") VALUES ({0}, {1}) ON CONFLICT ("Name") DO UPDATE SET "Seq" = excluded."Seq" WHERE excluded."Seq" > "SubscriberCursor"."Seq" """;
        if (database.IsSqlite)
        {
            await turn.Take(async (connection, transaction) =>
            {
                await using var command = connection.CreateCommand();
                command.Transaction = transaction;
                command.CommandText = """INSERT INTO "SubscriberCursor" ("Name", "Seq") VALUES (@name, @seq) ON CONFLICT ("Name") DO UPDATE SET "Seq" = excluded."Seq" WHERE excluded."Seq" > "SubscriberCursor"."Seq" """;
                command.Parameters.Add(new Microsoft.Data.Sqlite.SqliteParameter("@name", name));
                command.Parameters.Add(new Microsoft.Data.Sqlite.SqliteParameter("@seq", seq));
                await command.ExecuteNonQueryAsync(cancel);
                return true;
            }, cancel);
            return;
        }

        await using var services = scopes.CreateAsyncScope();
        await services.ServiceProvider.GetRequiredService<RegieDb>().Database.ExecuteSqlRawAsync(sql, [name, seq], cancel);
    }
}
