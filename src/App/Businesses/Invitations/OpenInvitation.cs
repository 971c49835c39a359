using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Businesses;

/// <summary>What the holder of an invitation's link is invited to.</summary>
[Needs(Permission.Anyone), Get("invitation"), Only(Door.Page)]
[Example("""{"token":"secret-of-the-link"}""")]
public sealed record OpenInvitation([property: Required, MaxLength(100)] string Token) : IQuery<OpenedInvitation>;

/// <param name="HasAccount">Somebody with this address has an account: they sign in instead of making a second one.</param>
public sealed record OpenedInvitation(string Business, string InvitedBy, string Email, string Name, Role Role, bool HasAccount);

internal sealed class OpenInvitationHandler(RegieDb db, InvitationDoor door, ILookupNormalizer normalise) : IHandler<OpenInvitation, OpenedInvitation>
{
    public async Task<Result<OpenedInvitation>> Handle(OpenInvitation query, CancellationToken cancel)
    {
        if (await door.Open(query.Token, cancel) is not { } invitation)
        {
            return Problem.NotFound();
        }

        var business = await db.Businesses.Where(row => row.Id == invitation.BusinessId).Select(row => row.Name).SingleAsync(cancel);
        var inviter = await db.Users.Where(person => person.Id == invitation.InvitedBy).Select(person => person.Name).SingleOrDefaultAsync(cancel);
        var normal = normalise.NormalizeEmail(invitation.Email);
        return new OpenedInvitation(business, inviter ?? "", invitation.Email, invitation.Name, invitation.Role, await db.Users.AnyAsync(person => person.NormalizedEmail == normal, cancel));
    }
}
