using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Regie.Kernel;
using Regie.Shell;
using Regie.Tests;

namespace Regie.Performance;

/// <summary>An installation for one benchmark: a data folder, on PostgreSQL a database too. Filled from within this process, served by the built application in its own.</summary>
public sealed class Installation : IAsyncDisposable
{
    private readonly string? _database;

    private Installation(Settings settings, string? database) => (Settings, _database) = (settings, database);

    public Settings Settings { get; }

    public string Name => Settings.Database == DatabaseKind.Sqlite ? "SQLite" : "PostgreSQL";

    private static string? Maintenance => System.Environment.GetEnvironmentVariable("REGIE_TEST_POSTGRES");

    /// <summary>Both kinds, where a PostgreSQL is at hand; <c>./bench</c> starts one that is durable. <c>REGIE_BENCH_DATABASE</c> (sqlite, postgres) leaves only that one.</summary>
    public static IEnumerable<DatabaseKind> Kinds => (Maintenance is null ? new[] { DatabaseKind.Sqlite } : [DatabaseKind.Sqlite, DatabaseKind.Postgres])
        .Where(kind => System.Environment.GetEnvironmentVariable("REGIE_BENCH_DATABASE") is not { Length: > 0 } only || kind.ToString().Equals(only, StringComparison.OrdinalIgnoreCase));

    public static async Task<Installation> Make(DatabaseKind kind)
    {
        var folder = Directory.CreateTempSubdirectory("regie-bench-").FullName;
        var settings = new Settings { DataDirectory = folder, Port = 0, Empty = true, Database = kind };
        if (kind == DatabaseKind.Sqlite)
        {
            return new Installation(settings, null);
        }

        var database = $"regie_{Guid.CreateVersion7():N}";
        await Execute($"CREATE DATABASE {database}");
        return new Installation(settings with { ConnectionString = new NpgsqlConnectionStringBuilder(Maintenance) { Database = database }.ToString() }, database);
    }

    /// <summary>Does something with the application in this process, before or after it is served.</summary>
    public async Task<T> Inside<T>(Func<WebApplication, Task<T>> work)
    {
        await using var app = AppHost.Build(Settings, serve: false);
        await app.Services.GetRequiredService<MigrationGate>().Pass(CancellationToken.None);
        return await work(app);
    }

    /// <summary>Starts the built application on this installation.</summary>
    public Task<RunningApp> Serve(params (string Name, string Value)[] more)
    {
        var settings = Environment;
        foreach (var (name, value) in more)
        {
            settings[name] = value;
        }

        return RunningApp.Start(["--empty"], settings, Settings.DataDirectory);
    }

    /// <summary>The same with the demo world, where nobody has an account yet.</summary>
    public Task<RunningApp> ServeDemo() => RunningApp.Start([], Environment, Settings.DataDirectory);

    /// <summary>Starts it and kills it without warning after so long.</summary>
    public Task KillWhileStarting(TimeSpan after, bool demo = false) => RunningApp.KillWhileStarting(after, demo ? [] : ["--empty"], Environment, Settings.DataDirectory);

    private Dictionary<string, string> Environment
    {
        get
        {
            var settings = new Dictionary<string, string> { ["REGIE_TODAY"] = "2026-11-23", ["REGIE_LANGUAGE"] = "en" };
            if (Settings.ConnectionString is { } connection)
            {
                settings["REGIE_DATABASE"] = "postgres";
                settings["REGIE_CONNECTION_STRING"] = connection;
            }

            return settings;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_database is not null)
        {
            NpgsqlConnection.ClearAllPools();
            await Execute($"DROP DATABASE IF EXISTS {_database} WITH (FORCE)");
        }

        Directory.Delete(Settings.DataDirectory, recursive: true);
    }

    private static async Task Execute(string sql)
    {
        await using var connection = new NpgsqlConnection(Maintenance);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
