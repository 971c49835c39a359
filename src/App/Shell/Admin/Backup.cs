using System.IO.Compression;
using System.Security.Cryptography;
using Regie.Kernel;

namespace Regie.Shell.Administration;

/// <summary>
/// <c>admin backup FILE</c>: database, files and master key in one archive with a manifest of their hashes. The database is copied as it is at one instant, also
/// while the server writes; files never change once stored, and are copied after it, so that none it names is missing.
/// </summary>
internal static class Backup
{
    public static async Task<int> Run(Settings settings, AdminLine line)
    {
        var target = line.NeedFile();
        if (File.Exists(target) || Directory.Exists(target))
        {
            return await Admin.Fail("admin.file-exists", target);
        }

        await using var app = await Admin.Open(settings);
        var (temporary, scratch) = (target + ".part", Directory.CreateTempSubdirectory("regie-backup-"));
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            var manifest = await Write(app, settings, temporary, scratch.FullName);
            File.Move(temporary, target);
            await Console.Out.WriteLineAsync(StartupText.Of("admin.backed-up", target, manifest.Files.Count, manifest.Files.Sum(file => file.Size) / 1024));
            return 0;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or Microsoft.Data.Sqlite.SqliteException)
        {
            return await Admin.Fail("admin.backup-failed", failure.Message);
        }
        finally
        {
            File.Delete(temporary);
            scratch.Delete(recursive: true);
        }
    }

    private static async Task<BackupManifest> Write(WebApplication app, Settings settings, string target, string scratch)
    {
        var database = app.Services.GetRequiredService<Database>();
        var copy = Path.Combine(scratch, database.IsSqlite ? BackupManifest.SqliteFile : BackupManifest.PostgresFile);
        if (database.IsSqlite)
        {
            await SqliteCopy.Make(database.File, copy, CancellationToken.None);
        }
        else
        {
            await PostgresTools.Dump(database.OwnerConnectionString!, copy);
        }

        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.ReadWrite };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using var file = new FileStream(target, options);
        var files = new List<BackupFile>();
        BackupManifest manifest;
        await using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            files.Add(await Add(archive, Path.GetFileName(copy), copy, CompressionLevel.Fastest));
            foreach (var (hash, _) in app.Services.GetRequiredService<BlobStore>().All().OrderBy(blob => blob.Hash, StringComparer.Ordinal))
            {
                files.Add(await Add(archive, $"files/{hash[..2]}/{hash}", Path.Combine(settings.DataDirectory, "files", hash[..2], hash), CompressionLevel.NoCompression));
            }

            if (settings.KeepsMasterKey && File.Exists(settings.MasterKeyPath))
            {
                files.Add(await Add(archive, BackupManifest.KeyFile, settings.MasterKeyPath, CompressionLevel.NoCompression));
            }

            manifest = new BackupManifest("regie", typeof(Backup).Assembly.GetName().Version!.ToString(3), app.Services.GetRequiredService<TimeProvider>().GetUtcNow(), database.Settings.Kind,
                app.Services.GetRequiredService<MigrationGate>().Known(), files);
            await using var entry = await archive.CreateEntry(BackupManifest.Name).OpenAsync();
            manifest.Write(entry);
        }

        await file.FlushAsync();
        file.Flush(flushToDisk: true);
        return manifest;
    }

    private static async Task<BackupFile> Add(ZipArchive archive, string name, string path, CompressionLevel level)
    {
        await using var source = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 65_536, useAsync: true);
        await using var entry = await archive.CreateEntry(name, level).OpenAsync();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[65_536];
        long size = 0;
        int read;
        while ((read = await source.ReadAsync(buffer)) > 0)
        {
            hash.AppendData(buffer, 0, read);
            size += read;
            await entry.WriteAsync(buffer.AsMemory(0, read));
        }

        return new BackupFile(name, size, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
