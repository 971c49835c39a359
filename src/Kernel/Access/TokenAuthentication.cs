using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Regie.Kernel;

/// <summary>
/// Turns a bearer token into a <see cref="Caller"/>. Tokens are read once and kept until their person's access changes or for some
/// seconds (another node's change). Unknown, malformed, revoked and expired ones are all the same: nobody.
/// </summary>
public sealed class TokenAuthentication : IDisposable
{
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(20);

    private readonly IServiceScopeFactory _scopes;
    private readonly AccessCache _access;
    private readonly TimeProvider _clock;
    private readonly ConcurrentDictionary<Guid, Known> _tokens = new();
    private readonly ConcurrentDictionary<Guid, DateTimeOffset> _used = new();

    public TokenAuthentication(IServiceScopeFactory scopes, AccessCache access, TimeProvider clock)
    {
        (_scopes, _access, _clock) = (scopes, access, clock);
        access.Changed += Forget;
    }

    /// <summary>The caller this token stands for, or null.</summary>
    public async ValueTask<Caller?> Find(string token, Door door, CancellationToken cancel)
    {
        if (!TokenSecret.TryRead(token, out var id, out var secret) || await Read(id, cancel) is not { } known)
        {
            return null;
        }

        var now = _clock.GetUtcNow();
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        Span<byte> bytes = stackalloc byte[64];
        SHA256.HashData(bytes[..Encoding.UTF8.GetBytes(secret, bytes)], hash);
        if (!CryptographicOperations.FixedTimeEquals(hash, known.Hash) || known.Row.RevokedAt is not null || known.Row.ExpiresAt <= now)
        {
            return null;
        }

        _used[id] = now;
        return new Caller { PersonId = known.Row.PersonId, TokenId = id, BusinessLimit = known.Row.BusinessId, ReadOnly = known.Row.ReadOnly, Door = door };
    }

    /// <summary>Which tokens were used since last asked, and when: written down now and then, not on every call.</summary>
    internal IReadOnlyList<KeyValuePair<Guid, DateTimeOffset>> TakeUsed()
    {
        var used = _used.ToArray();
        foreach (var use in used)
        {
            _used.TryRemove(use);
        }

        return used;
    }

    public void Dispose() => _access.Changed -= Forget;

    private async ValueTask<Known?> Read(Guid id, CancellationToken cancel)
    {
        var now = _clock.GetUtcNow();
        if (_tokens.TryGetValue(id, out var known) && now - known.ReadAt < Freshness)
        {
            return known;
        }

        await using var services = _scopes.CreateAsyncScope();
        var row = await services.ServiceProvider.GetRequiredService<RegieDb>().AccessTokens.AsNoTracking().SingleOrDefaultAsync(token => token.Id == id, cancel);
        if (row is null)
        {
            // Not remembered: whoever guesses ids must not fill our memory.
            _tokens.TryRemove(id, out _);
            return null;
        }

        return _tokens[id] = new Known(row, Convert.FromHexString(row.Hash), now);
    }

    private void Forget(Guid personId)
    {
        foreach (var known in _tokens.Values.Where(known => known.Row.PersonId == personId))
        {
            _tokens.TryRemove(known.Row.Id, out _);
        }
    }

    private sealed record Known(AccessToken Row, byte[] Hash, DateTimeOffset ReadAt);
}
