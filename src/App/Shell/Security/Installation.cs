using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Shell.Security;

/// <summary>Who this installation belongs to, and the two one-time links printed at its start: the claim of an empty one, the sign-in to the demo world.</summary>
internal sealed class Installation(IServiceScopeFactory scopes, SideWrite write, Settings settings, Ids ids, TimeProvider clock)
{
    public const string Claim = "claim";
    public const string Demo = "demo";
    private static readonly TimeSpan ClaimLife = TimeSpan.FromDays(1);
    private static readonly TimeSpan DemoLife = TimeSpan.FromMinutes(10);

    private volatile bool _claimed;

    /// <summary>Somebody has an account here, were it a demo person. Once true it stays true.</summary>
    public async ValueTask<bool> IsClaimed(CancellationToken cancel)
    {
        if (!_claimed)
        {
            _claimed = await Ask(db => db.Users.AnyAsync(cancel));
        }

        return _claimed;
    }

    /// <summary>Somebody other than the demo's people has an account.</summary>
    public Task<bool> HasRealAccount(CancellationToken cancel) => Ask(db => db.Users.AnyAsync(person => !person.IsDemo, cancel));

    /// <summary>A demo world is for the person at this machine: never where others can reach it.</summary>
    public bool MayHoldDemo => !settings.Empty && settings.IsLoopbackOnly;

    /// <summary>Nobody but the people of the demo world has an account here.</summary>
    public async Task<bool> HoldsOnlyDemo(CancellationToken cancel) => MayHoldDemo && await DemoPerson(cancel) is not null;

    /// <summary>A fresh link for the console, or null where there is nothing to link to. Links printed earlier are void.</summary>
    public async Task<Uri?> Link(Uri site, CancellationToken cancel)
    {
        if (!await IsClaimed(cancel))
        {
            return new Uri(site, "/claim?token=" + await Make(Claim, null, ClaimLife, cancel));
        }

        return await DemoPerson(cancel) is { } person && settings.IsLoopbackOnly
            ? new Uri(site, "/sign-in/demo?token=" + await Make(Demo, person.Id, DemoLife, cancel))
            : null;
    }

    /// <summary>Uses the demo link: its person, or null where it is wrong, used, too old, or the installation has become a real one.</summary>
    public async Task<Person?> UseDemo(string token, CancellationToken cancel)
    {
        if (!settings.IsLoopbackOnly || await DemoPerson(cancel) is null)
        {
            return null;
        }

        var (now, hash) = (clock.GetUtcNow(), TokenSecret.HashOf(token));
        var used = 0;
        await write.Run(async db => used = await db.OneTimeLinks
            .Where(link => link.Purpose == Demo && link.Hash == hash && link.UsedAt == null && link.ExpiresAt > now)
            .ExecuteUpdateAsync(set => set.SetProperty(link => link.UsedAt, now), cancel), cancel);
        return used == 0 ? null : await Ask(db => db.OneTimeLinks.Where(link => link.Hash == hash)
            .Join(db.Users.Where(person => person.IsDemo && person.DisabledAt == null), link => link.PersonId, person => person.Id, (_, person) => person).SingleOrDefaultAsync(cancel));
    }

    /// <summary>The demo's OBM; nobody once a real person has an account.</summary>
    private Task<Person?> DemoPerson(CancellationToken cancel) => Ask(async db =>
        await db.Users.AnyAsync(person => !person.IsDemo, cancel) ? null
            : await db.Users.AsNoTracking().Where(person => person.IsDemo && person.IsObm && person.DisabledAt == null).OrderBy(person => person.CreatedAt).ThenBy(person => person.Id).FirstOrDefaultAsync(cancel));

    private async Task<string> Make(string purpose, Guid? personId, TimeSpan life, CancellationToken cancel)
    {
        var (now, token) = (clock.GetUtcNow(), Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32)));
        await write.Run(async db =>
        {
            await db.OneTimeLinks.Where(link => link.Purpose == purpose).ExecuteDeleteAsync(cancel);
            db.Add(new OneTimeLink { Id = ids.Next(now), Purpose = purpose, Hash = TokenSecret.HashOf(token), PersonId = personId, ExpiresAt = now + life });
        }, cancel);
        return token;
    }

    private async Task<T> Ask<T>(Func<RegieDb, Task<T>> question)
    {
        await using var services = scopes.CreateAsyncScope();
        return await question(services.ServiceProvider.GetRequiredService<RegieDb>());
    }
}
