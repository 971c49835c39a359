using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Regie.Kernel;

/// <summary>What a live page hears: something of this kind happened to this thing of this business.</summary>
public sealed record LiveNote(Guid BusinessId, string Kind, Guid SubjectId, Guid? ParentId, Guid? ActorId, long Seq);

/// <summary>
/// Follows the log from now on and tells this node's pages. Commits of this node pulse it at once; other nodes' come by NOTIFY,
/// and a slow poll is the truth behind both.
/// </summary>
public sealed class LogTail : BackgroundService
{
    private readonly IServiceScopeFactory _scopes;
    private readonly Database _database;
    private readonly OtherNodes _others;
    private readonly ILogger<LogTail> _logger;
    private readonly ConcurrentDictionary<Guid, Action<LiveNote>> _listeners = new();
    private readonly Channel<bool> _pulse = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public LogTail(IServiceScopeFactory scopes, Database database, OtherNodes others, ILogger<LogTail> logger)
    {
        (_scopes, _database, _others, _logger) = (scopes, database, others, logger);
        others.LogGrew += Look;
    }

    /// <summary>Between two looks that find something: what comes in a burst is read together, sooner than anybody sees.</summary>
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(20);

    internal TimeSpan Poll { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Raised after new events were read, for the durable subscribers.</summary>
    public event Action? Grew;

    /// <summary>This node has committed something.</summary>
    public void Pulse()
    {
        Look();
        _others.TellLogGrew();
    }

    public override void Dispose()
    {
        _others.LogGrew -= Look;
        base.Dispose();
    }

    private void Look() => _pulse.Writer.TryWrite(true);

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
                var before = seen;
                seen = await Read(seen, stoppingToken);
                if (seen > before)
                {
                    await Task.Delay(Gathering, stoppingToken);
                }

                await Wait(stoppingToken);
            }
#pragma warning disable CA1031 // A database that is away, a listener that fails: the tail goes on behind what it has read.
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                if (failure.IsDatabase())
                {
                    _logger.LogWarning("The log cannot be read, trying again: {Reason}", failure.GetBaseException().Message);
                }
                else
                {
                    _logger.LogError(failure, "A listener to the log failed.");
                }

                await Task.Delay(TimeSpan.FromSeconds(1), stoppingToken);
            }
        }
    }

    private async Task<long> Read(long? seen, CancellationToken cancel)
    {
        await using var services = _scopes.CreateAsyncScope();
        services.ServiceProvider.GetRequiredService<DbDoor>().Pool = _database.Readers;
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
            Look();
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
