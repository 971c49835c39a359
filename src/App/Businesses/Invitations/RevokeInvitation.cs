using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Businesses;

/// <summary>Takes an invitation back: its link no longer opens anything.</summary>
[Needs(Permission.MembersManage), Delete("businesses/{BusinessId}/invitations/{InvitationId}")]
[Example("""{"businessId":"{business}","invitationId":"{invitation}"}""")]
public sealed record RevokeInvitation(Guid BusinessId, Guid InvitationId) : ICommand<Nothing>;

internal sealed class RevokeInvitationHandler(RegieDb db, Scope scope) : IHandler<RevokeInvitation, Nothing>
{
    public async Task<Result<Nothing>> Handle(RevokeInvitation command, CancellationToken cancel)
    {
        if (await db.Invitations.SingleOrDefaultAsync(row => row.Id == command.InvitationId && row.BusinessId == command.BusinessId && row.AcceptedAt == null, cancel) is not { } invitation)
        {
            return Problem.NotFound();
        }

        if (invitation.RevokedAt is null)
        {
            invitation.RevokedAt = scope.Now;
            db.Raise(new InvitationRevoked(command.BusinessId, invitation.Id));
        }

        return default(Nothing);
    }
}
