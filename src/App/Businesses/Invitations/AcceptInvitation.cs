using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Businesses;

/// <summary>
/// Accepts an invitation: as the person signed in, or with a new account. Somebody who has an account under the invited address signs in first:
/// the link alone must not open an account that exists.
/// </summary>
[Needs(Permission.Anyone), Post("invitation/acceptance"), Only(Door.Page)]
[Example("""{"token":"secret-of-the-link","name":"Inès Roux","password":"a long enough secret"}""")]
public sealed record AcceptInvitation(
    [property: Required, MaxLength(100)] string Token,
    [property: MaxLength(120)] string? Name = null,
    [property: MinLength(NewPerson.ShortestPassword), MaxLength(200)] string? Password = null) : ICommand<AcceptedInvitation>;

/// <param name="IsNew">An account was made: its person still has to be signed in.</param>
public sealed record AcceptedInvitation(Guid BusinessId, Guid PersonId, bool IsNew);

internal sealed class AcceptInvitationHandler(RegieDb db, Scope scope, InvitationDoor door, ILookupNormalizer normalise, NewPerson newPerson) : IHandler<AcceptInvitation, AcceptedInvitation>
{
    public async Task<Result<AcceptedInvitation>> Handle(AcceptInvitation command, CancellationToken cancel)
    {
        if (await door.Open(command.Token, cancel) is not { } invitation)
        {
            return Problem.NotFound();
        }

        var who = scope.Caller.PersonId is { } known ? known : await MakeAccount(command, invitation, cancel);
        if (!who.IsOk)
        {
            return who.Problem;
        }

        if (!await door.Take(invitation, cancel))
        {
            return Problem.NotFound();
        }

        await Join(invitation, who.Value, cancel);
        return new AcceptedInvitation(invitation.BusinessId, who.Value, scope.Caller.PersonId is null);
    }

    private async Task<Result<Guid>> MakeAccount(AcceptInvitation command, Invitation invitation, CancellationToken cancel)
    {
        var normal = normalise.NormalizeEmail(invitation.Email);
        if (await db.Users.AnyAsync(person => person.NormalizedEmail == normal, cancel))
        {
            return Problem.Refused("businesses.sign-in-to-accept");
        }

        if (string.IsNullOrWhiteSpace(command.Name) || command.Password is null)
        {
            return Problem.Invalid(command.Password is null ? "password" : "name", "required");
        }

        var person = newPerson.Of(command.Name, invitation.Email, command.Password, isObm: invitation.Role == Role.Obm);
        db.Users.Add(person);
        await db.SaveChangesAsync(cancel);
        return person.Id;
    }

    private async Task Join(Invitation invitation, Guid personId, CancellationToken cancel)
    {
        if (await db.Memberships.AnyAsync(row => row.BusinessId == invitation.BusinessId && row.PersonId == personId, cancel))
        {
            return;
        }

        var member = new Membership { Id = scope.NewId(), BusinessId = invitation.BusinessId, PersonId = personId, Role = invitation.Role, From = invitation.From, Until = invitation.Until, CreatedAt = scope.Now };
        db.Memberships.Add(member);
        db.Raise(new MemberJoined(invitation.BusinessId, member.Id, personId, invitation.Role, invitation.PlaceholderId));
    }
}
