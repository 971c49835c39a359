using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Regie.Kernel;

/// <summary>
/// Brings the database to this version, safely: nothing pending means nothing touched; otherwise one process at a time (a file lock or an
/// advisory lock, with a bounded wait), a backup before, and no trust in the framework's own lock row, which a kill leaves behind and which
/// then blocks every start.
/// </summary>
public sealed class MigrationGate(Database database, ModuleSet modules, Ids ids, TimeProvider clock, ILogger<MigrationGate> logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public async Task Pass(CancellationToken cancel)
    {
        await using var db = new RegieDb(database.Owner, new Scope(clock, ids) { Caller = Caller.System() }, modules);
        if (!database.IsSqlite)
        {
            await PostgresRole.Check(database, cancel);
        }

        if (!await Pending(db, cancel))
        {
            return;
        }

        await using var held = database.IsSqlite ? await FileLock(cancel) : await AdvisoryLock(cancel);
        if (!await Pending(db, cancel))
        {
            return;
        }

        await Backup(db, cancel);
        await DropStaleLock(db, cancel);
        await db.Database.MigrateAsync(cancel);
        if (database.IsSqlite)
        {
            // Write-ahead log from the first byte: a property of the file.
            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL", cancel);
        }
        else
        {
            await PostgresWall.Build(db, database.Settings.AppRole, cancel);
        }

        await SearchIndex.Build(db, cancel);
    }

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
        var connection = new NpgsqlConnection(database.OwnerConnectionString);
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
