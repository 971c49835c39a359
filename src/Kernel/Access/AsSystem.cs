using Microsoft.EntityFrameworkCore;

namespace Regie.Kernel;

/// <summary>Makes the DI scope at hand the application's own: admin commands, start-up and test set-up. Never resolved while serving a request.</summary>
public sealed class AsSystem(Scope scope, TimeProvider clock)
{
    public void Enter()
    {
        scope.Caller = Caller.System();
        scope.Now = clock.GetUtcNow();
    }

    /// <summary>Reads as the application. On PostgreSQL the second wall has to be told first: without that, owned tables look empty.</summary>
    public async Task<T> Look<T>(RegieDb db, Func<RegieDb, Task<T>> look, CancellationToken cancel = default)
    {
        Enter();
        if (db.IsSqlite)
        {
            // A transaction would be the writer's: one question needs none.
            return await look(db);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancel);
        await PostgresWall.Enter(db, scope, readOnly: true, cancel);
        return await look(db);
    }
}
