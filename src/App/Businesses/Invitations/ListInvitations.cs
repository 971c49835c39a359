using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Businesses;

/// <summary>The invitations of a business, newest first; open ones only unless all are asked for.</summary>
[Needs(Permission.MembersManage), Get("businesses/{BusinessId}/invitations")]
[Example("""{"businessId":"{business}"}""")]
public sealed record ListInvitations(Guid BusinessId, bool All = false, [property: MaxLength(60)] string? Cursor = null, [property: Range(1, 200)] int? Limit = null) : IQuery<Page<InvitationView>>;

internal sealed class ListInvitationsHandler(RegieDb db, Scope scope) : IHandler<ListInvitations, Page<InvitationView>>
{
    public async Task<Result<Page<InvitationView>>> Handle(ListInvitations query, CancellationToken cancel)
    {
        if (!IdCursor.TryRead(query.Cursor, out Guid? before))
        {
            return IdCursor.Wrong;
        }

        var (now, limit) = (scope.Now, IdCursor.Limit(query.Limit));
        var found = await db.Invitations.Where(row => row.BusinessId == query.BusinessId)
            .Where(row => query.All || (row.AcceptedAt == null && row.RevokedAt == null && row.ExpiresAt > now))
            .Where(row => before == null || row.Id.CompareTo(before.Value) < 0)
            .OrderByDescending(row => row.Id).Take(limit + 1).ToListAsync(cancel);
        return IdCursor.Page(found, limit, row => InvitationView.Of(row, now), row => IdCursor.Of(row.Id));
    }
}
