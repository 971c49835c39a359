using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Businesses;

/// <summary>The browsers one is signed in with.</summary>
[Needs(Permission.SignedIn), Get("sign-ins"), Only(Door.Page)]
[Example("{}")]
public sealed record ListSignIns : IQuery<Page<SignInView>>;

/// <param name="Device">Browser and system, as far as the browser said.</param>
/// <param name="IsThis">The one that asks.</param>
public sealed record SignInView(Guid Id, DateTimeOffset At, DateTimeOffset LastSeenAt, string Device, bool IsThis);

internal sealed class ListSignInsHandler(RegieDb db, Scope scope) : IHandler<ListSignIns, Page<SignInView>>
{
    /// <summary>A cookie lasts this long; an older one is gone by itself.</summary>
    private static readonly TimeSpan CookieLife = TimeSpan.FromDays(30);

    public async Task<Result<Page<SignInView>>> Handle(ListSignIns query, CancellationToken cancel)
    {
        var oldest = scope.Now - CookieLife;
        var found = await db.SignIns.Where(row => row.PersonId == scope.PersonId && row.EndedAt == null && row.LastSeenAt > oldest).OrderByDescending(row => row.LastSeenAt).Take(200).ToListAsync(cancel);
        return new Page<SignInView>([.. found.Select(row => new SignInView(row.Id, row.At, row.LastSeenAt, row.Device, row.Id == scope.Caller.SignInId))], null);
    }
}
