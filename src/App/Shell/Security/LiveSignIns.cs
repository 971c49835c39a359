using System.Collections.Concurrent;
using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Regie.Kernel;

namespace Regie.Shell.Security;

/// <summary>
/// Does a cookie still stand for somebody? Its sign-in is not ended, the person not disabled, the security stamp the same. Asked on every
/// request and by every live circuit; read from the database at most every 20 seconds, or at once when something about the person changed here.
/// </summary>
internal sealed class LiveSignIns : IDisposable
{
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Coarse = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<Guid, Known> _known = new();
    private readonly IServiceScopeFactory _scopes;
    private readonly AccessCache _access;
    private readonly SideWrite _write;
    private readonly TimeProvider _clock;
    private readonly string _stampClaim;

    public LiveSignIns(IServiceScopeFactory scopes, AccessCache access, SideWrite write, IOptions<IdentityOptions> identity, TimeProvider clock)
    {
        (_scopes, _access, _write, _clock, _stampClaim) = (scopes, access, write, clock, identity.Value.ClaimsIdentity.SecurityStampClaimType);
        access.Changed += Forget;
    }

    public async ValueTask<bool> IsLive(ClaimsPrincipal principal, CancellationToken cancel)
    {
        if (!Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var personId)
            || !Guid.TryParse(principal.FindFirstValue(Callers.SignInClaim), out var signInId)
            || await _access.Find(personId, cancel) is not { IsDisabled: false } person
            || person.SecurityStamp != principal.FindFirstValue(_stampClaim))
        {
            return false;
        }

        return await Find(signInId, cancel) is { EndedAt: null } signIn && signIn.PersonId == personId;
    }

    public void Dispose() => _access.Changed -= Forget;

    private async ValueTask<SignIn?> Find(Guid id, CancellationToken cancel)
    {
        var now = _clock.GetUtcNow();
        if (_known.TryGetValue(id, out var known) && now - known.ReadAt < Freshness)
        {
            return known.Row;
        }

        await using var services = _scopes.CreateAsyncScope();
        var row = await services.ServiceProvider.GetRequiredService<RegieDb>().SignIns.AsNoTracking().SingleOrDefaultAsync(signIn => signIn.Id == id, cancel);
        if (row is null)
        {
            _known.TryRemove(id, out _);
            return null;
        }

        if (row.EndedAt is null && now - row.LastSeenAt > Coarse)
        {
            await _write.Run(db => db.SignIns.Where(signIn => signIn.Id == id).ExecuteUpdateAsync(set => set.SetProperty(signIn => signIn.LastSeenAt, now), cancel), cancel);
        }

        _known[id] = new Known(row, now);
        return row;
    }

    private void Forget(Guid personId)
    {
        foreach (var known in _known.Values.Where(known => known.Row.PersonId == personId))
        {
            _known.TryRemove(known.Row.Id, out _);
        }
    }

    private sealed record Known(SignIn Row, DateTimeOffset ReadAt);
}
