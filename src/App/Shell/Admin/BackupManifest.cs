using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Regie.Kernel;

namespace Regie.Shell.Administration;

/// <summary>What a backup holds, told in its first entry: every file with its size and hash, and the state of the database's shape.</summary>
internal sealed record BackupManifest(string Product, string Version, DateTimeOffset At, DatabaseKind Database, IReadOnlyList<string> Migrations, IReadOnlyList<BackupFile> Files)
{
    public const string Name = "manifest.json";
    public const string SqliteFile = "regie.db";
    public const string PostgresFile = "database.dump";
    public const string KeyFile = "master.key";

    public string DatabaseFile => Database == DatabaseKind.Sqlite ? SqliteFile : PostgresFile;

    public void Write(Stream to) => JsonSerializer.Serialize(to, this, Json.Options);

    /// <exception cref="InvalidDataException">The archive has none, or one of somebody else.</exception>
    public static async Task<BackupManifest> Of(ZipArchive archive)
    {
        var entry = archive.GetEntry(Name) ?? throw new InvalidDataException(Name);
        await using var stream = await entry.OpenAsync();
        return Read(stream) ?? throw new InvalidDataException(Name);
    }

    private static BackupManifest? Read(Stream from)
    {
        try
        {
            return JsonSerializer.Deserialize<BackupManifest>(from, Json.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <param name="Sha256">Hex, lower case.</param>
internal sealed record BackupFile(string Path, long Size, string Sha256)
{
    /// <summary>Only what a backup of ours can hold: nothing leads out of the data folder.</summary>
    public bool IsOurs => Path is BackupManifest.SqliteFile or BackupManifest.PostgresFile or BackupManifest.KeyFile
        || (Path.Split('/') is ["files", { Length: 2 } folder, { Length: 64 } hash] && hash.StartsWith(folder, StringComparison.Ordinal) && hash.All(char.IsAsciiHexDigitLower));

    /// <summary>Copies it out of the archive, and compares size and hash on the way.</summary>
    /// <exception cref="InvalidDataException">It is not there, or not what it was.</exception>
    public async Task Extract(ZipArchive archive, Stream target)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var source = await (archive.GetEntry(Path) ?? throw new InvalidDataException(Path)).OpenAsync();
        var buffer = new byte[65_536];
        long size = 0;
        int read;
        while ((read = await source.ReadAsync(buffer)) > 0 && (size += read) <= Size)
        {
            hash.AppendData(buffer, 0, read);
            await target.WriteAsync(buffer.AsMemory(0, read));
        }

        if (size != Size || Convert.ToHexStringLower(hash.GetHashAndReset()) != Sha256)
        {
            throw new InvalidDataException(Path);
        }
    }
}
