using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;
using Regie.Kernel;

namespace Regie.Performance;

/// <summary>
/// What the database alone gives on this disk: sixteen writers who each insert one small row and wait until it is durable. SQLite has one writer, so there they share
/// a transaction as soon as the one before is on the disk; PostgreSQL does the same by itself.
/// </summary>
public static class DurableRow
{
    public static Task<Clients.Rate> Measure(Installation installation, int clients, TimeSpan time) =>
        installation.Settings.Database == DatabaseKind.Sqlite ? Sqlite(installation, clients, time) : Postgres(installation, clients, time);

    private static async Task<Clients.Rate> Sqlite(Installation installation, int clients, TimeSpan time)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(installation.Settings.DataDirectory, "yardstick.db")}");
        await connection.OpenAsync();
        await Execute(connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE row (id TEXT PRIMARY KEY, words TEXT NOT NULL)");
        using var stop = new CancellationTokenSource();
        var waiting = System.Threading.Channels.Channel.CreateUnbounded<TaskCompletionSource>();
        var writer = Task.Run(async () =>
        {
            while (await waiting.Reader.WaitToReadAsync())
            {
                var taken = new List<TaskCompletionSource>();
                await using var transaction = connection.BeginTransaction(deferred: false);
                while (waiting.Reader.TryRead(out var one))
                {
                    await Execute(connection, $"INSERT INTO row VALUES ('{Guid.CreateVersion7()}', '{Words}')", transaction);
                    taken.Add(one);
                }

                await transaction.CommitAsync();
                taken.ForEach(one => one.SetResult());
            }
        });
        var rate = await Clients.Run(clients, time, async (_, _) =>
        {
            var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting.Writer.TryWrite(done);
            await done.Task;
        });
        waiting.Writer.Complete();
        await writer;
        return rate;
    }

    private static async Task<Clients.Rate> Postgres(Installation installation, int clients, TimeSpan time)
    {
        await using var source = NpgsqlDataSource.Create(installation.Settings.ConnectionString!);
        await using (var create = source.CreateCommand("CREATE TABLE IF NOT EXISTS yardstick (id uuid PRIMARY KEY, words text NOT NULL)"))
        {
            await create.ExecuteNonQueryAsync();
        }

        return await Clients.Run(clients, time, async (_, _) =>
        {
            await using var insert = source.CreateCommand("INSERT INTO yardstick VALUES ($1, $2)");
            insert.Parameters.AddWithValue(Guid.CreateVersion7());
            insert.Parameters.AddWithValue(Words);
            await insert.ExecuteNonQueryAsync();
        });
    }

    private static readonly string Words = string.Concat(Enumerable.Repeat("work ", 40)).ToString(CultureInfo.InvariantCulture);

    private static async Task Execute(SqliteConnection connection, string sql, SqliteTransaction? transaction = null)
    {
        await using var command = connection.CreateCommand();
        (command.CommandText, command.Transaction) = (sql, transaction);
        await command.ExecuteNonQueryAsync();
    }
}
