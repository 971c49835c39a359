using System.Collections.Concurrent;

namespace Regie.Connect;

/// <summary>The running imports of this node: how far each is, and the way to stop it. An import is one transaction, so its row cannot tell.</summary>
public sealed class ImportProgress
{
    private readonly ConcurrentDictionary<Guid, int> percent = new();
    private readonly ConcurrentDictionary<Guid, CancellationTokenSource> running = new();

    public int? Of(Guid importId) => percent.TryGetValue(importId, out var value) ? value : null;

    public void Report(Guid importId, int value) => percent[importId] = value;

    /// <summary>An import begins here; its token ends it when somebody says so.</summary>
    public CancellationTokenSource Begin(Guid importId, CancellationToken stopping) => running[importId] = CancellationTokenSource.CreateLinkedTokenSource(stopping);

    /// <summary>Tells an import to stop, where it runs here.</summary>
    public async Task Stop(Guid importId)
    {
        if (!running.TryGetValue(importId, out var one))
        {
            return;
        }

        try
        {
            await one.CancelAsync();
        }
        catch (ObjectDisposedException)
        {
            // It ended at this very moment.
        }
    }

    public void Ended(Guid importId)
    {
        percent.TryRemove(importId, out _);
        running.TryRemove(importId, out _);
    }
}
