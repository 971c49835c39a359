using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Regie.Kernel;

/// <summary>What a live page hears: something of this kind happened to this thing of this business.</summary>
public sealed record LiveNote(Guid BusinessId, string Kind, Guid SubjectId, Guid? ParentId, Guid? ActorId, long Seq);

/// <summary>
/// Follows the log from now on and tells this node's pages. Commits of this node pulse it at once; other nodes' come by NOTIFY,
/// and a slow poll is the truth behind both.
/// </summary>
public sealed class LogTail(IServiceScopeFactory scopes, Database database, ILogger<LogTail> logger) : BackgroundService
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<Guid, Action<LiveNote>> _listeners = new();
    private readonly Channel<bool> _pulse = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Raised after new events were read, for the durable subscribers.</summary>
    public event Action? Grew;

    public void Pulse() => _pulse.Writer.TryWrite(true);

    /// <summary>Hears every note until disposed; the listener must be quick and filter for itself.</summary>
    public IDisposable Listen(Action<LiveNote> listener)
    {
        var key = Guid.CreateVersion7();
        _listeners[key] = listener;
        return new Listening(() => _listeners.TryRemove(key, out _));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        long? seen = null;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                seen = await Read(seen, stoppingToken);
                await Wait(stoppingToken);
            }
            catch (Exception failure) when (failure is NpgsqlException or Microsoft.Data.Sqlite.SqliteException or InvalidOperationException)
            {
                logger.LogWarning(failure, "The log cannot be read; trying again.");
                await Task.Delay(Poll, stoppingToken);
            }
        }
    }

    private async Task<long> Read(long? seen, CancellationToken cancel)
    {
        await using var services = scopes.CreateAsyncScope();
        services.ServiceProvider.GetRequiredService<DbDoor>().Pool = database.Readers;
        var db = services.ServiceProvider.GetRequiredService<RegieDb>();
        if (seen is not { } from)
        {
            return await db.Set<LogHead>().Select(head => head.Value).SingleAsync(cancel);
        }

        var fresh = await db.Events.IgnoreQueryFilters().AsNoTracking().Where(row => row.Seq > from).OrderBy(row => row.Seq).Take(500)
            .Select(row => new LiveNote(row.BusinessId, row.Kind, row.SubjectId, row.ParentId, row.ActorId, row.Seq)).ToListAsync(cancel);
        foreach (var note in fresh)
        {
            foreach (var listener in _listeners.Values)
            {
                listener(note);
            }
        }

        if (fresh.Count == 0)
        {
            return from;
        }

        Grew?.Invoke();
        if (fresh.Count == 500)
        {
            Pulse();
        }

        return fresh[^1].Seq;
    }

    private async Task Wait(CancellationToken cancel)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        timeout.CancelAfter(Poll);
        try
        {
            await _pulse.Reader.ReadAsync(timeout.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            // Nothing was announced within the poll's time; look anyway.
        }
    }

    private sealed class Listening(Action stop) : IDisposable
    {
        public void Dispose() => stop();
    }
}
