using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Regie.Kernel;
using Regie.Shell;

namespace Regie.Tests.Kernel;

public sealed class MigrationGateTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("regie-gate-").FullName;

    [Fact]
    public async Task A_lock_row_left_by_a_kill_does_not_block_the_start()
    {
        // What a kill inside the framework's own migration leaves behind, on a database that has everything yet to come.
        await Execute("""CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL PRIMARY KEY, "Timestamp" TEXT NOT NULL); INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-01-01')""");
        await Pass().WaitAsync(TimeSpan.FromSeconds(30));
        await Pass();
    }

    [Fact]
    public async Task Two_processes_starting_together_both_get_through()
    {
        await Task.WhenAll(Task.Run(Pass), Task.Run(Pass));
        await Pass();
    }

    [Fact]
    public async Task A_database_of_a_newer_version_is_left_alone()
    {
        await Pass();
        await Execute("""INSERT INTO "__EFMigrationsHistory" VALUES ('29990101000000_Future', '99.0.0')""");

        (await Should.ThrowAsync<StartupException>(Pass)).Code.ShouldBe("startup.newer-database");
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_directory, recursive: true);
    }

    private async Task Pass()
    {
        await using var app = AppHost.Build(new Settings { DataDirectory = _directory, Port = 0 }, serve: false);
        await app.Services.GetRequiredService<MigrationGate>().Pass(CancellationToken.None);
    }

    private async Task Execute(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(_directory, "regie.db")}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
