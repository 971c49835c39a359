using Microsoft.Extensions.DependencyInjection;

namespace Regie.Kernel;

/// <summary>
/// Small writes of the kernel itself that are no operation of anybody: a received upload, when a token was last used, sweeping.
/// On SQLite they wait for the writer's turn like everything else.
/// </summary>
public sealed class SideWrite(IServiceScopeFactory scopes, Database database, WriteTurn turn)
{
    public async Task Run(Func<RegieDb, Task> change, CancellationToken cancel)
    {
        await using var services = scopes.CreateAsyncScope();
        services.ServiceProvider.GetRequiredService<Scope>().Caller = Caller.System();
        if (!database.IsSqlite)
        {
            var own = services.ServiceProvider.GetRequiredService<RegieDb>();
            await using var transaction = await own.Database.BeginTransactionAsync(cancel);
            await PostgresWall.Enter(own, own.Scope, readOnly: false, cancel);
            await change(own);
            await own.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
            return;
        }

        await turn.Take(async (connection, transaction) =>
        {
            services.ServiceProvider.GetRequiredService<DbDoor>().Pool = Database.Over(connection);
            var db = services.ServiceProvider.GetRequiredService<RegieDb>();
            db.Database.AutoSavepointsEnabled = false;
            await Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.UseTransactionAsync(db.Database, transaction, cancel);
            await change(db);
            await db.SaveChangesAsync(cancel);
            return true;
        }, cancel);
    }
}
