using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Businesses;

/// <summary>One invitation, and what came of it. Its link is told once, when it is made.</summary>
[Needs(Permission.MembersManage), Get("businesses/{BusinessId}/invitations/{InvitationId}")]
[Example("""{"businessId":"{business}","invitationId":"{invitation}"}""")]
public sealed record GetInvitation(Guid BusinessId, Guid InvitationId) : IQuery<InvitationView>;

internal sealed class GetInvitationHandler(RegieDb db, Scope scope) : IHandler<GetInvitation, InvitationView>
{
    public async Task<Result<InvitationView>> Handle(GetInvitation query, CancellationToken cancel) =>
        await db.Invitations.SingleOrDefaultAsync(row => row.Id == query.InvitationId && row.BusinessId == query.BusinessId, cancel) is { } found
            ? InvitationView.Of(found, scope.Now) : Problem.NotFound();
}
