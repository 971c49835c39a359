using System.Security.Cryptography;
using Regie.Kernel;

namespace Regie.Shell.Security;

/// <summary>
/// The one secret that lies outside the database: 32 random bytes, readable by their owner only, in the data folder or where <c>REGIE_MASTER_KEY_FILE</c> says.
/// Keys for single purposes are derived from it; what they seal is worth nothing without it.
/// </summary>
public sealed class MasterKey
{
    private const int Length = 32;

    private readonly byte[] _secret;

    private MasterKey(byte[] secret) => _secret = secret;

    /// <summary>Short, and says nothing about the key: names it in what it sealed.</summary>
    public string Name => Convert.ToHexStringLower(Derive("name")[..8]);

    /// <summary>A key for one purpose.</summary>
    public byte[] Derive(string purpose) => HKDF.DeriveKey(HashAlgorithmName.SHA256, _secret, Length, info: System.Text.Encoding.UTF8.GetBytes("regie/" + purpose));

    /// <summary>The installation's key; made at the first start.</summary>
    public static MasterKey Open(Settings settings)
    {
        var path = settings.MasterKeyPath;
        if (!File.Exists(path))
        {
            Write(path, replace: false);
        }

        var text = File.ReadAllText(path).Trim();
        var secret = new byte[Length];
        return Convert.TryFromBase64String(text, secret, out var read) && read == Length ? new MasterKey(secret) : throw new StartupException("startup.master-key", path);
    }

    /// <summary>A new key in place of the old one.</summary>
    public static void Renew(Settings settings) => Write(settings.MasterKeyPath, replace: true);

    /// <summary>Whole or not at all, and never readable by others, not even for a moment. Of two processes starting together the first one's key stays, for both.</summary>
    private static void Write(string path, bool replace)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var temporary = $"{path}.{Path.GetRandomFileName()}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var file = new FileStream(temporary, options))
        {
            file.Write(System.Text.Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(Length))));
            file.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(temporary, path, overwrite: replace);
        }
        catch (IOException) when (!replace && File.Exists(path))
        {
            File.Delete(temporary);
        }
    }
}
