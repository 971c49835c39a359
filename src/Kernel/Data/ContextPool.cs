using System.Collections.Concurrent;

namespace Regie.Kernel;

/// <summary>
/// Contexts that are lent to one call after another, each over a connection of its own where it holds one open: making a context costs as much as a small query.
/// A context comes back empty and knows nothing of the call before; one that is not clean does not come back.
/// </summary>
internal sealed class ContextPool(Func<ModuleSet, bool, RegieDb> make, int most) : IDisposable
{
    // The one used last is used next: its statements and pages are at hand.
    private readonly ConcurrentStack<RegieDb> _wide = new();
    private readonly ConcurrentStack<RegieDb> _narrow = new();
    private volatile bool _closed;

    public RegieDb Lend(Scope scope, ModuleSet modules)
    {
        var isWide = scope.Caller.IsSystem || scope.Person?.SeesAll == true;
        var db = Idle(isWide).TryPop(out var idle) ? idle : make(modules, isWide);
        db.Enter(scope, this);
        return db;
    }

    /// <summary>Takes a context back; false where there are enough.</summary>
    public bool TakeBack(RegieDb db)
    {
        if (_closed || Idle(db.IsWide).Count >= most || !db.TryEmpty())
        {
            return false;
        }

        Idle(db.IsWide).Push(db);
        return true;
    }

    public void Dispose()
    {
        _closed = true;
        while (_wide.TryPop(out var db) || _narrow.TryPop(out db))
        {
            db.Dispose();
        }
    }

    private ConcurrentStack<RegieDb> Idle(bool isWide) => isWide ? _wide : _narrow;
}
