using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Businesses;

/// <summary>Who belongs to a business, and as what.</summary>
[Needs(Permission.BusinessRead), Get("businesses/{BusinessId}/members"), Daily]
[Example("""{"businessId":"{business}"}""")]
public sealed record ListMembers(Guid BusinessId, [property: MaxLength(60)] string? Cursor = null, [property: Range(1, 200)] int? Limit = null) : IQuery<Page<MemberView>>;

internal sealed class ListMembersHandler(RegieDb db, Scope scope) : IHandler<ListMembers, Page<MemberView>>
{
    public async Task<Result<Page<MemberView>>> Handle(ListMembers query, CancellationToken cancel)
    {
        if (!IdCursor.TryRead(query.Cursor, out Guid? after))
        {
            return IdCursor.Wrong;
        }

        var limit = IdCursor.Limit(query.Limit);
        var found = await db.Memberships.Where(row => row.BusinessId == query.BusinessId && (after == null || row.Id.CompareTo(after.Value) > 0)).OrderBy(row => row.Id)
            .Join(db.Users, row => row.PersonId, person => person.Id, (row, person) => new { row, person }).OrderBy(pair => pair.row.Id)
            .Take(limit + 1).ToListAsync(cancel);
        var names = db.Names;
        return IdCursor.Page(found, limit, pair => MemberView.Of(pair.row, pair.person, names, scope.PersonId), pair => IdCursor.Of(pair.row.Id));
    }
}
