using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Regie.Kernel;
using Regie.Shell;

namespace Regie.Tests.Kernel;

public sealed class MigrationGateTests
{
    [Fact]
    public async Task A_lock_row_left_by_a_kill_does_not_block_the_start()
    {
        await using var own = await OwnDatabase.On(DatabaseKind.Sqlite);
        // What a kill inside the framework's own migration leaves behind, on a database that has everything yet to come.
        await own.Ask("""CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL PRIMARY KEY, "Timestamp" TEXT NOT NULL); INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-01-01')""");
        await Pass(own).WaitAsync(TimeSpan.FromSeconds(30));
        await Pass(own);
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task Processes_starting_together_all_get_through(DatabaseKind kind)
    {
        await using var own = await OwnDatabase.On(kind);
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => Pass(own)))).WaitAsync(TimeSpan.FromSeconds(50));
        (await IsWhole(own)).ShouldBeTrue();
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task A_database_of_a_newer_version_is_left_alone(DatabaseKind kind)
    {
        await using var own = await OwnDatabase.On(kind);
        await Pass(own);
        await own.Ask("""INSERT INTO "__EFMigrationsHistory" VALUES ('29990101000000_Future', '99.0.0')""");

        (await Should.ThrowAsync<StartupException>(() => Pass(own))).Code.ShouldBe("startup.newer-database");
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task A_kill_between_the_migrations_and_what_follows_them_is_made_good(DatabaseKind kind)
    {
        await using var own = await OwnDatabase.On(kind);
        await using (var app = AppHost.Build(own.Settings, serve: false))
        {
            await using var services = app.Services.CreateAsyncScope();
            await using var db = new RegieDb(app.Services.GetRequiredService<Database>().Owner, services.ServiceProvider.GetRequiredService<Scope>(), app.Services.GetRequiredService<ModuleSet>());
            await db.Database.MigrateAsync(TestContext.Current.CancellationToken);
        }

        (await IsWhole(own)).ShouldBeFalse();
        await Pass(own);
        (await IsWhole(own)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_table_that_lost_its_policy_gets_it_back()
    {
        await using var own = await OwnDatabase.On(DatabaseKind.Postgres);
        await Pass(own);
        await own.Ask("""DROP POLICY reach ON "Projects"; ALTER TABLE "Tasks" DISABLE ROW LEVEL SECURITY""");

        (await IsWhole(own)).ShouldBeFalse();
        await Pass(own);
        (await IsWhole(own)).ShouldBeTrue();
    }

    [Fact]
    public async Task The_words_taken_away_before_a_migration_are_made_again()
    {
        await using var own = await OwnDatabase.On(DatabaseKind.Postgres);
        await Pass(own);
        // A start that was cut off after it had made room for a migration: the last one is still to come, the column is gone.
        await own.Ask("""ALTER TABLE "Tasks" DROP COLUMN "SearchWords"; DELETE FROM "Marks" WHERE "Name" = 'shape'""");
        (await IsWhole(own)).ShouldBeFalse();

        await Pass(own);

        await own.Ask("""SELECT "SearchWords" FROM "Tasks" """);
        (await IsWhole(own)).ShouldBeTrue();
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task While_a_server_runs_nobody_else_changes_the_shape(DatabaseKind kind)
    {
        await using var own = await OwnDatabase.On(kind);
        await Pass(own);
        await own.Ask("""UPDATE "Marks" SET "Value" = 'another build' WHERE "Name" = 'shape'""");

        (await Should.ThrowAsync<StartupException>(() => Pass(own, held: true))).Code.ShouldBe("startup.older-database");
        (await own.Ask("""SELECT "Value" FROM "Marks" WHERE "Name" = 'shape'""")).ShouldBe("another build");
    }

    private static async Task Pass(OwnDatabase own, bool held = false)
    {
        await using var app = AppHost.Build(own.Settings, serve: false);
        await app.Services.GetRequiredService<MigrationGate>().Pass(CancellationToken.None, held);
    }

    /// <summary>Search finds by every table, and on PostgreSQL each table that belongs to a business has its second wall.</summary>
    private static async Task<bool> IsWhole(OwnDatabase own) => own.Settings.Database == DatabaseKind.Sqlite
        ? (long)(await own.Ask("SELECT count(*) FROM sqlite_master WHERE name IN ('SearchIndex', 'Tasks_search_insert', 'Tasks_search_update', 'Tasks_search_delete', 'Projects_search_insert')"))! == 5
        : (bool)(await own.Ask("""
            SELECT (SELECT count(*) FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid AND c.relrowsecurity) > 20
               AND (SELECT count(*) FROM pg_class t JOIN pg_attribute a ON a.attrelid = t.oid AND a.attname = 'BusinessId' JOIN pg_attribute i ON i.attrelid = t.oid AND i.attname = 'Version'
                    WHERE t.relkind = 'r' AND t.relname IN ('Projects', 'Tasks') AND NOT EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = t.oid AND t.relrowsecurity)) = 0
               AND EXISTS (SELECT 1 FROM pg_indexes WHERE indexname = 'IX_Tasks_Search')
               AND has_table_privilege('regie_app', '"Tasks"', 'UPDATE')
            """))!;
}
