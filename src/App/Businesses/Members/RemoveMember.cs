using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Businesses;

/// <summary>Ends somebody's access to a business. What they did stays; they see nothing of it any more.</summary>
[Needs(Permission.MembersManage), Delete("businesses/{BusinessId}/members/{MemberId}")]
[Example("""{"businessId":"{business}","memberId":"{member}"}""")]
public sealed record RemoveMember(Guid BusinessId, Guid MemberId) : ICommand<Nothing>;

internal sealed class RemoveMemberHandler(RegieDb db, LastObm lastObm) : IHandler<RemoveMember, Nothing>
{
    public async Task<Result<Nothing>> Handle(RemoveMember command, CancellationToken cancel)
    {
        if (await db.Memberships.SingleOrDefaultAsync(row => row.Id == command.MemberId && row.BusinessId == command.BusinessId, cancel) is not { } member)
        {
            return Problem.NotFound();
        }

        if (await lastObm.Protect(member, cancel) is { } last)
        {
            return last;
        }

        db.Memberships.Remove(member);
        db.Raise(new MemberRemoved(command.BusinessId, member.Id, member.PersonId));
        return default(Nothing);
    }
}
