using Microsoft.Data.Sqlite;
using Npgsql;
using Regie.Kernel;
using Regie.Shell;

namespace Regie.Tests;

/// <summary>A data folder and, on PostgreSQL, a database, for one test alone: empty, and gone when it is disposed.</summary>
public sealed class OwnDatabase : IAsyncDisposable
{
    private readonly string? _name;

    private OwnDatabase(DatabaseKind kind, string? name)
    {
        _name = name;
        Settings = new Settings
        {
            DataDirectory = Directory.CreateTempSubdirectory("regie-own-").FullName,
            Port = 0,
            Database = kind,
            ConnectionString = name is null ? null : new NpgsqlConnectionStringBuilder(Cluster!) { Database = name }.ToString(),
        };
    }

    public Settings Settings { get; }

    /// <summary>The same for a process of its own.</summary>
    public Dictionary<string, string> Environment => _name is null ? [] : new() { ["REGIE_DATABASE"] = "postgres", ["REGIE_CONNECTION_STRING"] = Settings.ConnectionString! };

    private static string? Cluster => System.Environment.GetEnvironmentVariable("REGIE_TEST_POSTGRES");

    public static async Task<OwnDatabase> On(DatabaseKind kind)
    {
        Assert.SkipWhen(kind == DatabaseKind.Postgres && Cluster is null, "No PostgreSQL here: ./test starts one (REGIE_TEST_POSTGRES).");
        var name = kind == DatabaseKind.Postgres ? $"regie_own_{Guid.CreateVersion7():N}" : null;
        if (name is not null)
        {
            await OnCluster($"CREATE DATABASE {name}");
        }

        return new OwnDatabase(kind, name);
    }

    /// <summary>One statement as the owner of the tables.</summary>
    public Task<object?> Ask(string sql) => _name is null
        ? Ask(new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(Settings.DataDirectory, "regie.db"), Pooling = false }.ToString()), sql)
        : Ask(new NpgsqlConnection(Settings.ConnectionString), sql);

    public async ValueTask DisposeAsync()
    {
        if (_name is not null)
        {
            NpgsqlConnection.ClearPool(new NpgsqlConnection(Settings.ConnectionString));
            await OnCluster($"DROP DATABASE IF EXISTS {_name} WITH (FORCE)");
        }

        Directory.Delete(Settings.DataDirectory, recursive: true);
    }

    private static Task<object?> OnCluster(string sql) => Ask(new NpgsqlConnection(Cluster), sql);

    private static async Task<object?> Ask(System.Data.Common.DbConnection connection, string sql)
    {
        await using (connection)
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            return await command.ExecuteScalarAsync();
        }
    }
}
