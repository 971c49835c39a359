using System.Security.Cryptography;

namespace Regie.Kernel;

/// <summary>
/// Bytes under their hash. Streamed to a temporary name, counted against the limit, flushed, then renamed:
/// what is found under a hash is whole.
/// </summary>
public sealed class BlobStore(DatabaseSettings settings, Ids ids, TimeProvider clock)
{
    private readonly string _root = Path.Combine(settings.DataDirectory, "files");

    public sealed record Stored(string Hash, long Size);

    /// <summary>Stores an upload of a person; its bytes are shared by all who send the same ones, its rows are not.</summary>
    public async Task<Result<Stored>> Save(Stream source, long limit, CancellationToken cancel)
    {
        Directory.CreateDirectory(Path.Combine(_root, "incoming"));
        var temporary = Path.Combine(_root, "incoming", ids.Next(clock.GetUtcNow()).ToString("N"));
        try
        {
            var stored = await Copy(source, temporary, limit, cancel);
            if (stored is null)
            {
                return new Problem(ProblemKind.TooLarge, "file-too-large", limit / 1_048_576);
            }

            var final = PathOf(stored.Hash);
            Directory.CreateDirectory(Path.GetDirectoryName(final)!);
            // The sweep compares by the application's clock, which in a demo world is not the disk's.
            File.SetLastWriteTimeUtc(temporary, clock.GetUtcNow().UtcDateTime);
            File.Move(temporary, final, overwrite: true);
            return stored;
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    public FileStream Open(string hash) => new(PathOf(hash), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 65_536, useAsync: true);

    public bool Exists(string hash) => File.Exists(PathOf(hash));

    public void Delete(string hash) => File.Delete(PathOf(hash));

    /// <summary>Hashes of all stored bytes, for the sweep.</summary>
    public IEnumerable<(string Hash, DateTime WrittenUtc)> All() =>
        !Directory.Exists(_root) ? [] : Directory.EnumerateFiles(_root, "*", SearchOption.AllDirectories)
            .Where(path => Path.GetFileName(path).Length == 64)
            .Select(path => (Path.GetFileName(path), File.GetLastWriteTimeUtc(path)));

    /// <summary>When the bytes under a hash were last received.</summary>
    public DateTime WrittenUtc(string hash) => File.GetLastWriteTimeUtc(PathOf(hash));

    /// <summary>Throws away what was left half received by a process that ended.</summary>
    public void DeleteIncoming(DateTime olderThanUtc)
    {
        var incoming = new DirectoryInfo(Path.Combine(_root, "incoming"));
        foreach (var left in incoming.Exists ? incoming.EnumerateFiles().Where(file => file.LastWriteTimeUtc < olderThanUtc) : [])
        {
            left.Delete();
        }
    }

    private string PathOf(string hash) =>
        hash.Length == 64 && hash.All(char.IsAsciiHexDigitLower) ? Path.Combine(_root, hash[..2], hash) : throw new ArgumentException("Not a hash.", nameof(hash));

    private static async Task<Stored?> Copy(Stream source, string path, long limit, CancellationToken cancel)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 65_536, useAsync: true);
        var buffer = new byte[65_536];
        long size = 0;
        int read;
        while ((read = await source.ReadAsync(buffer, cancel)) > 0)
        {
            size += read;
            if (size > limit)
            {
                return null;
            }

            sha.AppendData(buffer, 0, read);
            await file.WriteAsync(buffer.AsMemory(0, read), cancel);
        }

        await file.FlushAsync(cancel);
        file.Flush(flushToDisk: true);
        return new Stored(Convert.ToHexStringLower(sha.GetHashAndReset()), size);
    }
}
