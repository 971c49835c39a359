using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Regie.Kernel;

/// <summary>What a person may do, as far as roles go: read once, kept until something about it changes.</summary>
public sealed record PersonAccess(Guid Id, string Name, string? Email, bool IsObm, bool IsDisabled, string? Language, string TimeZone, string? SecurityStamp,
    IReadOnlyList<MembershipAccess> Memberships, DateTimeOffset ReadAt)
{
    /// <summary>In each of their businesses this person sees every row, whatever they do there.</summary>
    public bool SeesAll { get; } = Memberships.All(held => Roles.SeesAll(held.Role));

    public Role? RoleIn(Guid businessId, DateOnly today) =>
        Memberships.FirstOrDefault(held => held.BusinessId == businessId && held.HoldsOn(today))?.Role;
}

public sealed record MembershipAccess(Guid BusinessId, Role Role, DateOnly? From, DateOnly? Until)
{
    public bool HoldsOn(DateOnly day) => (From is null || From <= day) && (Until is null || Until >= day);
}

/// <summary>The cache of <see cref="PersonAccess"/>. Every command that touches a person, membership, token or sign-in drops them from it.</summary>
public sealed class AccessCache : IDisposable
{
    private readonly IServiceScopeFactory _scopes;
    private readonly TimeProvider _clock;
    private readonly OtherNodes _others;
    private readonly ConcurrentDictionary<Guid, PersonAccess> _people = new();

    public AccessCache(IServiceScopeFactory scopes, OtherNodes others, TimeProvider clock)
    {
        (_scopes, _others, _clock) = (scopes, others, clock);
        others.AccessChanged += Drop;
    }

    /// <summary>Another node tells of a change at once; where that gets lost, it is seen at the latest after this.</summary>
    internal TimeSpan Freshness { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Somebody's access changed: live circuits of that person look again.</summary>
    public event Action<Guid>? Changed;

    public async ValueTask<PersonAccess?> Find(Guid personId, CancellationToken cancel)
    {
        if (_people.TryGetValue(personId, out var known) && _clock.GetUtcNow() - known.ReadAt < Freshness)
        {
            return known;
        }

        await using var services = _scopes.CreateAsyncScope();
        var db = services.ServiceProvider.GetRequiredService<RegieDb>();
        var person = await db.Users.AsNoTracking().SingleOrDefaultAsync(row => row.Id == personId, cancel);
        if (person is null)
        {
            return null;
        }

        var memberships = await db.Memberships.IgnoreQueryFilters().AsNoTracking().Where(row => row.PersonId == personId)
            .Select(row => new MembershipAccess(row.BusinessId, row.Role, row.From, row.Until)).ToListAsync(cancel);
        return _people[personId] = new PersonAccess(person.Id, person.Name, person.Email, person.IsObm, person.DisabledAt is not null, person.Language,
            person.TimeZone, person.SecurityStamp, memberships, _clock.GetUtcNow());
    }

    public void Forget(Guid personId)
    {
        Drop(personId);
        _others.TellAccessChanged(personId);
    }

    public void Dispose() => _others.AccessChanged -= Drop;

    private void Drop(Guid personId)
    {
        _people.TryRemove(personId, out _);
        Changed?.Invoke(personId);
    }
}
