using Microsoft.EntityFrameworkCore;

namespace Regie.Kernel;

/// <summary>The one way into a business from outside: the secret of an open invitation. Opening it widens this call's reach by that business.</summary>
public sealed class InvitationDoor(RegieDb db, Scope scope)
{
    /// <summary>The invitation this secret opens; null where there is none, or none any more.</summary>
    public async Task<Invitation?> Open(string secret, CancellationToken cancel)
    {
        var (now, hash) = (scope.Now, TokenSecret.HashOf(secret));
        var found = await db.Invitations.IgnoreQueryFilters().AsNoTracking()
            .SingleOrDefaultAsync(row => row.Hash == hash && row.AcceptedAt == null && row.RevokedAt == null && row.ExpiresAt > now, cancel);
        if (found is not null && !scope.Reach.Contains(found.BusinessId))
        {
            scope.Reach.Admit(found.BusinessId);
        }

        return found;
    }

    /// <summary>Marks it accepted; false where somebody else was faster.</summary>
    public async Task<bool> Take(Invitation invitation, CancellationToken cancel) =>
        await db.Invitations.IgnoreQueryFilters().Where(row => row.Id == invitation.Id && row.AcceptedAt == null && row.RevokedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.AcceptedAt, scope.Now), cancel) == 1;
}
