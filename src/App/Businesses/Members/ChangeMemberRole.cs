using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Businesses;

/// <summary>Gives a member another role, or dates between which it holds.</summary>
[Needs(Permission.MembersManage), Patch("businesses/{BusinessId}/members/{MemberId}")]
[Example("""{"businessId":"{business}","memberId":"{member}","role":"teamMember"}""")]
public sealed record ChangeMemberRole(Guid BusinessId, Guid MemberId, Optional<Role?> Role = default, Optional<DateOnly?> From = default, Optional<DateOnly?> Until = default) : ICommand<MemberView>;

internal sealed class ChangeMemberRoleHandler(RegieDb db, Scope scope, LastObm lastObm) : IHandler<ChangeMemberRole, MemberView>
{
    public async Task<Result<MemberView>> Handle(ChangeMemberRole command, CancellationToken cancel)
    {
        if (await db.Memberships.SingleOrDefaultAsync(row => row.Id == command.MemberId && row.BusinessId == command.BusinessId, cancel) is not { } member)
        {
            return Problem.NotFound();
        }

        if (command.Role is { IsSet: true, Value: null })
        {
            return Problem.Invalid("role", "required");
        }

        var (before, role, from, until) = (member.Role, command.Role.Or(member.Role)!.Value, command.From.Or(member.From), command.Until.Or(member.Until));
        if (until < from)
        {
            return Problem.Invalid("until", "before-from");
        }

        if ((role != Role.Obm || until is not null || from > scope.Today) && await lastObm.Protect(member, cancel) is { } last)
        {
            return last;
        }

        (member.Role, member.From, member.Until) = (role, from, until);
        if (db.Entry(member).State == EntityState.Modified)
        {
            db.Raise(new MemberRoleChanged(command.BusinessId, member.Id, member.PersonId, before, role));
            await db.SaveChangesAsync(cancel);
        }

        var person = await db.Users.SingleAsync(row => row.Id == member.PersonId, cancel);
        return MemberView.Of(member, person, db.Names, scope.PersonId);
    }
}
