using Microsoft.EntityFrameworkCore;

namespace Regie.Kernel;

/// <summary>Is the event log one unbroken line up to its counter?</summary>
public static class LogCheck
{
    /// <summary>What is wrong, or null.</summary>
    public static async Task<string?> Fault(RegieDb db, CancellationToken cancel)
    {
        var head = await db.Set<LogHead>().AsNoTracking().Select(row => row.Value).SingleAsync(cancel);
        var events = db.Events.IgnoreQueryFilters();
        var (count, last, first) = (await events.LongCountAsync(cancel), await events.MaxAsync(row => (long?)row.Seq, cancel) ?? 0, await events.MinAsync(row => (long?)row.Seq, cancel) ?? 1);
        return last == head && first == 1 && count == head ? null : $"counter {head}, events {count}, from {first} to {last}";
    }
}
