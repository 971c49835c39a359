using System.Globalization;
using System.IO.Compression;
using Npgsql;
using Regie.Kernel;

namespace Regie.Shell.Administration;

/// <summary>
/// <c>admin restore FILE</c>: everything is unpacked beside the data and compared with the manifest first; only then do the two change places. What was there
/// is kept in a folder of its own. A failure on the way leaves the data as they were.
/// </summary>
internal static class Restore
{
    public static async Task<int> Run(Settings settings, AdminLine line)
    {
        var source = line.NeedFile();
        if (!File.Exists(source))
        {
            return await line.Console.Fail("admin.file-not-there", source);
        }

        using var alone = Running.Take(settings);
        var exchange = new RestoreExchange(settings, TimeProvider.System.GetUtcNow().ToString("yyyyMMdd-HHmmss-fff", CultureInfo.InvariantCulture));
        try
        {
            await RestoreExchange.FinishInterrupted(settings);
            Directory.CreateDirectory(exchange.Incoming);
            var manifest = await Unpack(settings, source, exchange.Incoming);
            if (manifest.Database == DatabaseKind.Postgres && await PostgresTools.Connected(settings.ConnectionString!) is var others and > 0)
            {
                return await line.Console.Fail("admin.database-in-use", others.ToString(CultureInfo.InvariantCulture));
            }

            await exchange.Run();
            await using var app = await Admin.Open(settings, alone: true);
            await line.Console.Out.WriteLineAsync(StartupText.Of("admin.restored", manifest.At.ToString("u", CultureInfo.InvariantCulture), manifest.Database == DatabaseKind.Postgres ? $"{exchange.Kept}, {exchange.KeptSchema}" : exchange.Kept));
            return 0;
        }
        catch (InvalidDataException broken)
        {
            return await line.Console.Fail("admin.backup-broken", broken.Message);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or NpgsqlException)
        {
            return await line.Console.Fail("admin.restore-failed", failure.Message);
        }
        finally
        {
            if (Directory.Exists(exchange.Incoming) && !RestoreExchange.IsInterrupted(settings))
            {
                Directory.Delete(exchange.Incoming, recursive: true);
            }
        }
    }

    private static async Task<BackupManifest> Unpack(Settings settings, string source, string incoming)
    {
        await using var archive = await ZipFile.OpenReadAsync(source);
        var manifest = await BackupManifest.Of(archive);
        if (manifest.Database != settings.Database)
        {
            throw new StartupException("admin.other-database", manifest.Database.ToString());
        }

        await using (var app = AppHost.Build(settings, serve: false))
        {
            var known = app.Services.GetRequiredService<MigrationGate>().Known();
            if (manifest.Migrations.Except(known).ToList() is { Count: > 0 } newer)
            {
                throw new StartupException("startup.newer-database", string.Join(", ", newer));
            }
        }

        var unexpected = archive.Entries.Select(entry => entry.FullName).Except(manifest.Files.Select(file => file.Path)).Except([BackupManifest.Name]).FirstOrDefault();
        if (unexpected is not null || manifest.Files.FirstOrDefault(file => !file.IsOurs) is not null || manifest.Files.All(file => file.Path != manifest.DatabaseFile))
        {
            throw new InvalidDataException(unexpected ?? BackupManifest.Name);
        }

        Directory.CreateDirectory(Path.Combine(incoming, "files"));
        foreach (var file in manifest.Files)
        {
            await Place(archive, file, Path.Combine(incoming, file.Path));
        }

        if (manifest.Database == DatabaseKind.Sqlite && await SqliteCopy.Faults(Path.Combine(incoming, BackupManifest.SqliteFile), CancellationToken.None) is { Count: > 0 } faults)
        {
            throw new InvalidDataException(faults[0]);
        }

        return manifest;
    }

    private static async Task Place(ZipArchive archive, BackupFile file, string target)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using var placed = new FileStream(target, options);
        await file.Extract(archive, placed);
        await placed.FlushAsync();
        placed.Flush(flushToDisk: true);
    }
}
