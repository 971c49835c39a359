using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Regie.Kernel;

/// <summary>
/// The written form of a bearer token: <c>regie_pat_</c>, the id of its row, <c>_</c>, a secret. Only the secret's hash is kept;
/// the recognisable beginning lets scanners of leaked secrets find it.
/// </summary>
public static class TokenSecret
{
    public const string Prefix = "regie_pat_";
    private const int IdLength = 32;
    private const int SecretLength = 43;

    /// <summary>A new secret for the token with this id: the text to show once, and the hash to keep.</summary>
    public static (string Token, string Hash) Make(Guid id)
    {
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        return ($"{Prefix}{id:N}_{secret}", HashOf(secret));
    }

    /// <summary>SHA-256 of a secret, hex. The secret is random and long: nothing slower is needed.</summary>
    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    /// <summary>Takes a token apart; false for whatever is not exactly one.</summary>
    public static bool TryRead(string text, out Guid id, out string secret)
    {
        id = default;
        secret = "";
        if (text.Length != Prefix.Length + IdLength + 1 + SecretLength || !text.StartsWith(Prefix, StringComparison.Ordinal) || text[Prefix.Length + IdLength] != '_')
        {
            return false;
        }

        secret = text[^SecretLength..];
        return Guid.TryParseExact(text.AsSpan(Prefix.Length, IdLength), "N", out id);
    }
}
