using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Regie.Kernel;

/// <summary>
/// Brings the database to this version, safely: nothing to do means nothing touched; otherwise one process at a time (a file lock or an
/// advisory lock, with a bounded wait), a backup before, and no trust in the framework's own lock row, which a kill leaves behind and which
/// then blocks every start. What follows the migrations (second wall, search index) is one transaction whose last row says which build
/// made it: a kill in between is seen at the next start, and so is a table that lost its policy.
/// </summary>
public sealed class MigrationGate(Database database, ModuleSet modules, Ids ids, TimeProvider clock, ILogger<MigrationGate> logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <param name="held">True while another process serves this data: then a database of an older shape is left alone.</param>
    /// <exception cref="StartupException">The database cannot be brought to this version; says why.</exception>
    public async Task Pass(CancellationToken cancel, bool held = false)
    {
        await using var db = new RegieDb(database.Owner, new Scope(clock, ids) { Caller = Caller.System() }, modules);
        if (!database.IsSqlite)
        {
            await PostgresRole.Check(database, logger, cancel);
        }

        if (await IsReady(db, cancel))
        {
            return;
        }

        if (held)
        {
            throw new StartupException("startup.older-database", "");
        }

        await using var alone = await Alone(cancel);
        if (await Pending(db, cancel))
        {
            await Backup(db, cancel);
            await DropStaleLock(db, cancel);
            await Unshape(db, cancel);
            await db.Database.MigrateAsync(cancel);
        }

        if (!await IsReady(db, cancel))
        {
            await Shape(db, cancel);
        }
    }

    /// <summary>Is everything at this version: migrations, second wall, search index?</summary>
    public async Task<bool> Stands(CancellationToken cancel)
    {
        await using var db = new RegieDb(database.Owner, new Scope(clock, ids) { Caller = Caller.System() }, modules);
        return await IsReady(db, cancel);
    }

    /// <summary>Waits until no other process is at the gate, and keeps all others out until disposed.</summary>
    /// <exception cref="StartupException">Another one did not finish in time.</exception>
    public Task<IAsyncDisposable> Alone(CancellationToken cancel) => database.IsSqlite ? FileLock(cancel) : AdvisoryLock(cancel);

    private async Task<bool> IsReady(RegieDb db, CancellationToken cancel) =>
        !await Pending(db, cancel)
        && await db.Set<Mark>().AnyAsync(mark => mark.Name == Mark.Shape && mark.Value == Build, cancel)
        && (database.IsSqlite || await PostgresWall.Stands(db, cancel));

    /// <summary>Wall and search index, and last of all the row that says so, in one transaction.</summary>
    private async Task Shape(RegieDb db, CancellationToken cancel)
    {
        if (database.IsSqlite)
        {
            // Write-ahead log from the first byte: a property of the file, and of no transaction.
            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL", cancel);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (!database.IsSqlite)
        {
            await PostgresWall.Build(db, database.Settings.AppRole, cancel);
        }

        await SearchIndex.Build(db, cancel);
        await db.Set<Mark>().Where(mark => mark.Name == Mark.Shape).ExecuteDeleteAsync(cancel);
        await db.Database.ExecuteSqlAsync($"""INSERT INTO "Marks" ("Name", "Value") VALUES ({Mark.Shape}, {Build})""", cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>What a migration could stumble over goes, and with it the row that says all stands: cut off here, the next start makes it again.</summary>
    private async Task Unshape(RegieDb db, CancellationToken cancel)
    {
        if (database.IsSqlite || !(await db.Database.GetAppliedMigrationsAsync(cancel)).Any())
        {
            return;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.Set<Mark>().Where(mark => mark.Name == Mark.Shape).ExecuteDeleteAsync(cancel);
        await SearchIndex.Remove(db, cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>Names what decides the shape: this build of the kernel and of all modules, and the role that is let in.</summary>
    private string Build => string.Join(' ', modules.All.Select(module => module.GetType()).Append(typeof(MigrationGate))
        .Select(type => type.Module.ModuleVersionId.ToString("N")).Distinct().Order(StringComparer.Ordinal).Prepend(database.IsSqlite ? "sqlite" : database.Settings.AppRole));

    /// <summary>Names of the migrations this program knows, oldest first. Asks no database.</summary>
    public IReadOnlyList<string> Known()
    {
        using var db = new RegieDb(database.Owner, new Scope(clock, ids), modules);
        return [.. db.Database.GetMigrations()];
    }

    private static async Task<bool> Pending(RegieDb db, CancellationToken cancel)
    {
        var known = db.Database.GetMigrations().ToHashSet();
        if (!await db.Database.CanConnectAsync(cancel))
        {
            return true;
        }

        var applied = (await db.Database.GetAppliedMigrationsAsync(cancel)).ToList();
        var newer = applied.Where(name => !known.Contains(name)).ToList();
        return newer.Count == 0
            ? applied.Count < known.Count
            : throw new StartupException("startup.newer-database", string.Join(", ", newer));
    }

    private async Task<IAsyncDisposable> FileLock(CancellationToken cancel)
    {
        var path = Path.Combine(database.Settings.DataDirectory, "migrate.lock");
        var until = clock.GetUtcNow() + Patience;
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (clock.GetUtcNow() < until)
            {
                await Task.Delay(200, cancel);
            }
            catch (IOException)
            {
                throw new StartupException("startup.migration-lock", path);
            }
        }
    }

    private async Task<IAsyncDisposable> AdvisoryLock(CancellationToken cancel)
    {
        // Never pooled: back in a pool the session, and with it the lock, would live on.
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database.OwnerConnectionString) { Pooling = false }.ToString());
        await connection.OpenAsync(cancel);
        var until = clock.GetUtcNow() + Patience;
        while (true)
        {
            await using var command = new NpgsqlCommand("SELECT pg_try_advisory_lock(727374650)", connection);
            if ((bool)(await command.ExecuteScalarAsync(cancel))!)
            {
                return connection;
            }

            if (clock.GetUtcNow() >= until)
            {
                await connection.DisposeAsync();
                throw new StartupException("startup.migration-lock", "PostgreSQL");
            }

            await Task.Delay(200, cancel);
        }
    }

    private async Task Backup(RegieDb db, CancellationToken cancel)
    {
        if (!database.IsSqlite || !File.Exists(database.File) || !(await db.Database.GetAppliedMigrationsAsync(cancel)).Any())
        {
            return;
        }

        var folder = Path.Combine(database.Settings.DataDirectory, "backups");
        Directory.CreateDirectory(folder);
        var target = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"before-migration-{clock.GetUtcNow():yyyyMMdd-HHmmss}.db"));
        await SqliteCopy.Make(database.File, target, cancel);
        logger.LogInformation("Backup before migration: {Target}", target);
    }

    private static async Task DropStaleLock(RegieDb db, CancellationToken cancel)
    {
        if (db.IsSqlite)
        {
            await db.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\"", cancel);
        }
    }
}

/// <summary>The application cannot start; the message is for the person at the console.</summary>
public sealed class StartupException(string code, string detail) : Exception($"{code}: {detail}")
{
    public string Code { get; } = code;
    public string Detail { get; } = detail;
}
