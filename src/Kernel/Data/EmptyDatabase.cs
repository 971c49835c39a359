using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Regie.Kernel;

/// <summary>Throws every row away, for a first world whose telling was cut off. Its shape, its keys and its migrations stay.</summary>
public sealed class EmptyDatabase(Database database, ModuleSet modules, Ids ids, TimeProvider clock)
{
    public async Task Clear(CancellationToken cancel)
    {
        await using var db = new RegieDb(database.Owner, new Scope(clock, ids) { Caller = Caller.System() }, modules);
        var tables = Tables(db.Model);
        if (database.IsSqlite)
        {
            await OnSqlite(tables, cancel);
            return;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
#pragma warning disable EF1002 // Names of tables come from the model.
        await db.Database.ExecuteSqlRawAsync($"TRUNCATE {string.Join(", ", tables.Select(table => $"\"{table}\""))}", cancel);
#pragma warning restore EF1002
        await db.Database.ExecuteSqlAsync($"""UPDATE "LogHead" SET "Value" = 0""", cancel);
        await db.Database.ExecuteSqlAsync($"""DELETE FROM "Marks" WHERE "Name" = {Mark.Seed}""", cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>The order of tables does not matter: all of them are empty in the end, and the switch holds for this connection alone.</summary>
    private async Task OnSqlite(IReadOnlyList<string> tables, CancellationToken cancel)
    {
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = database.File, Pooling = false, ForeignKeys = false, DefaultTimeout = 30 }.ToString());
        await connection.OpenAsync(cancel);
        await using var transaction = connection.BeginTransaction(deferred: false);
        foreach (var statement in tables.Select(table => $"DELETE FROM \"{table}\"").Append("UPDATE \"LogHead\" SET \"Value\" = 0").Append($"DELETE FROM \"Marks\" WHERE \"Name\" = '{Mark.Seed}'"))
        {
            await using var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = statement;
            await command.ExecuteNonQueryAsync(cancel);
        }

        await transaction.CommitAsync(cancel);
    }

    private static List<string> Tables(IModel model) => [.. model.GetEntityTypes().Select(type => type.GetTableName()).OfType<string>().Distinct()
        .Except(["LogHead", "Marks", model.FindEntityType(typeof(Microsoft.AspNetCore.DataProtection.EntityFrameworkCore.DataProtectionKey))!.GetTableName()!])];
}
