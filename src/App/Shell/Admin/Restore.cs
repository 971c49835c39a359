using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
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
            return await Admin.Fail("admin.file-not-there", source);
        }

        using var alone = Running.Take(settings);
        var stamp = TimeProvider.System.GetUtcNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        var incoming = Path.Combine(settings.DataDirectory, $"restore-{stamp}");
        try
        {
            Directory.CreateDirectory(incoming);
            var manifest = await Unpack(settings, source, incoming);
            var kept = await Exchange(settings, manifest, incoming, stamp);
            await using var app = await Admin.Open(settings, alone: true);
            await Console.Out.WriteLineAsync(StartupText.Of("admin.restored", manifest.At.ToString("u", CultureInfo.InvariantCulture), kept));
            return 0;
        }
        catch (InvalidDataException broken)
        {
            return await Admin.Fail("admin.backup-broken", broken.Message);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or NpgsqlException)
        {
            return await Admin.Fail("admin.restore-failed", failure.Message);
        }
        finally
        {
            if (Directory.Exists(incoming))
            {
                Directory.Delete(incoming, recursive: true);
            }
        }
    }

    private static async Task<BackupManifest> Unpack(Settings settings, string source, string incoming)
    {
        await using var archive = await ZipFile.OpenReadAsync(source);
        var manifest = await ReadManifest(archive);
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

        foreach (var file in manifest.Files)
        {
            await Extract(archive.GetEntry(file.Path) ?? throw new InvalidDataException(file.Path), file, Path.Combine(incoming, file.Path));
        }

        if (manifest.Database == DatabaseKind.Sqlite && await SqliteCopy.Faults(Path.Combine(incoming, BackupManifest.SqliteFile), CancellationToken.None) is { Count: > 0 } faults)
        {
            throw new InvalidDataException(faults[0]);
        }

        return manifest;
    }

    private static async Task<BackupManifest> ReadManifest(ZipArchive archive)
    {
        var entry = archive.GetEntry(BackupManifest.Name) ?? throw new InvalidDataException(BackupManifest.Name);
        await using var stream = await entry.OpenAsync();
        return BackupManifest.Read(stream) ?? throw new InvalidDataException(BackupManifest.Name);
    }

    private static async Task Extract(ZipArchiveEntry entry, BackupFile expected, string target)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var source = await entry.OpenAsync();
        await using var file = new FileStream(target, FileMode.CreateNew, FileAccess.Write, FileShare.None, 65_536, useAsync: true);
        var buffer = new byte[65_536];
        long size = 0;
        int read;
        while ((read = await source.ReadAsync(buffer)) > 0 && (size += read) <= expected.Size)
        {
            hash.AppendData(buffer, 0, read);
            await file.WriteAsync(buffer.AsMemory(0, read));
        }

        if (size != expected.Size || Convert.ToHexStringLower(hash.GetHashAndReset()) != expected.Sha256)
        {
            throw new InvalidDataException(expected.Path);
        }

        await file.FlushAsync();
        file.Flush(flushToDisk: true);
    }

    /// <summary>Puts the unpacked state in the place of the one that is there; answers where that one is kept.</summary>
    private static async Task<string> Exchange(Settings settings, BackupManifest manifest, string incoming, string stamp)
    {
        var data = settings.DataDirectory;
        var kept = Path.Combine(data, $"before-restore-{stamp}");
        Directory.CreateDirectory(kept);
        if (manifest.Database == DatabaseKind.Postgres)
        {
            if (await PostgresTools.Connected(settings.ConnectionString!) is var others and > 0)
            {
                throw new StartupException("admin.database-in-use", others.ToString(CultureInfo.InvariantCulture));
            }

            await PostgresTools.Restore(settings.ConnectionString!, Path.Combine(incoming, BackupManifest.PostgresFile));
        }

        Directory.CreateDirectory(Path.Combine(incoming, "files"));
        var moves = new List<(string From, string To)>();
        try
        {
            string[] parts = [BackupManifest.SqliteFile, BackupManifest.SqliteFile + "-wal", BackupManifest.SqliteFile + "-shm", "files"];
            foreach (var part in parts)
            {
                Move(Path.Combine(data, part), Path.Combine(kept, part));
            }

            foreach (var part in parts)
            {
                Move(Path.Combine(incoming, part), Path.Combine(data, part));
            }

            if (settings.KeepsMasterKey && File.Exists(Path.Combine(incoming, BackupManifest.KeyFile)))
            {
                Move(settings.MasterKeyPath, Path.Combine(kept, BackupManifest.KeyFile));
                Move(Path.Combine(incoming, BackupManifest.KeyFile), settings.MasterKeyPath);
                Protect(settings.MasterKeyPath);
            }
        }
        catch
        {
            foreach (var (from, to) in Enumerable.Reverse(moves))
            {
                Directory.Move(to, from);
            }

            throw;
        }

        return kept;

        void Move(string from, string to)
        {
            if (File.Exists(from) || Directory.Exists(from))
            {
                Directory.Move(from, to);
                moves.Add((from, to));
            }
        }
    }

    private static void Protect(string path)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }
}
