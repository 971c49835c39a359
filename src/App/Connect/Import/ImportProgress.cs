using System.Collections.Concurrent;

namespace Regie.Connect;

/// <summary>How far a running import of this node is. The import itself is one transaction, so its row cannot tell.</summary>
public sealed class ImportProgress
{
    private readonly ConcurrentDictionary<Guid, int> percent = new();

    public int? Of(Guid importId) => percent.TryGetValue(importId, out var value) ? value : null;

    public void Report(Guid importId, int value) => percent[importId] = value;

    public void Ended(Guid importId) => percent.TryRemove(importId, out _);
}
