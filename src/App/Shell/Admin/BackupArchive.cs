using System.IO.Compression;
using System.Security.Cryptography;
using Regie.Kernel;

namespace Regie.Shell.Administration;

/// <summary>
/// Makes a backup: database, files and master key in one archive with a manifest of their hashes. The database is copied as it is at one instant, also while it is
/// written to; files never change once stored and are copied after it, so that none it names is missing; nothing is swept meanwhile. Read once more to its end before it counts.
/// </summary>
internal sealed class BackupArchive(Settings settings, Database database, BlobStore blobs, MigrationGate gate, Sweep sweep, TimeProvider clock)
{
    /// <summary>Writes it to a new file that only its owner can read.</summary>
    public async Task<BackupManifest> Write(string target, CancellationToken cancel)
    {
        // Beside the data: a temporary folder may be small, or memory.
        var scratch = Directory.CreateDirectory(Path.Combine(settings.DataDirectory, $"{RestoreExchange.Scratch}{Path.GetRandomFileName()}"));
        try
        {
            using var unswept = await sweep.Hold(cancel);
            var copy = Path.Combine(scratch.FullName, database.IsSqlite ? BackupManifest.SqliteFile : BackupManifest.PostgresFile);
            await (database.IsSqlite ? SqliteCopy.Make(database.File, copy, cancel) : PostgresTools.Dump(database.OwnerConnectionString!, copy));
            var manifest = await Pack(target, copy, cancel);
            await Verify(target, cancel);
            return manifest;
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    /// <summary>Reads every byte of an archive and compares it with its manifest.</summary>
    /// <exception cref="InvalidDataException">Something is missing or not what it was; names it.</exception>
    public static async Task<BackupManifest> Verify(string source, CancellationToken cancel)
    {
        await using var archive = await ZipFile.OpenReadAsync(source, cancel);
        var manifest = await BackupManifest.Of(archive);
        foreach (var file in manifest.Files)
        {
            await file.Extract(archive, Stream.Null);
        }

        return manifest;
    }

    private async Task<BackupManifest> Pack(string target, string copy, CancellationToken cancel)
    {
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
            files.Add(await Add(archive, Path.GetFileName(copy), copy, CompressionLevel.Fastest, cancel));
            foreach (var (hash, _) in blobs.All().OrderBy(blob => blob.Hash, StringComparer.Ordinal))
            {
                files.Add(await Add(archive, $"files/{hash[..2]}/{hash}", Path.Combine(settings.DataDirectory, "files", hash[..2], hash), CompressionLevel.NoCompression, cancel));
            }

            if (settings.KeepsMasterKey && File.Exists(settings.MasterKeyPath))
            {
                files.Add(await Add(archive, BackupManifest.KeyFile, settings.MasterKeyPath, CompressionLevel.NoCompression, cancel));
            }

            manifest = new BackupManifest("regie", typeof(Backup).Assembly.GetName().Version!.ToString(3), clock.GetUtcNow(), database.Settings.Kind, gate.Known(), files);
            await using var entry = await archive.CreateEntry(BackupManifest.Name).OpenAsync(cancel);
            manifest.Write(entry);
        }

        await file.FlushAsync(cancel);
        file.Flush(flushToDisk: true);
        return manifest;
    }

    private static async Task<BackupFile> Add(ZipArchive archive, string name, string path, CompressionLevel level, CancellationToken cancel)
    {
        await using var source = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 65_536, useAsync: true);
        await using var entry = await archive.CreateEntry(name, level).OpenAsync(cancel);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[65_536];
        long size = 0;
        int read;
        while ((read = await source.ReadAsync(buffer, cancel)) > 0)
        {
            hash.AppendData(buffer, 0, read);
            size += read;
            await entry.WriteAsync(buffer.AsMemory(0, read), cancel);
        }

        return new BackupFile(name, size, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
