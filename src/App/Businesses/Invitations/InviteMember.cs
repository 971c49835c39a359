using System.Buffers.Text;
using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Businesses;

/// <summary>Invites somebody into a business by a link that serves once, for seven days; the access may hold between two days. Sent by e-mail where that is set up, else to be copied.</summary>
[Needs(Permission.MembersManage), Post("businesses/{BusinessId}/invitations"), Creates("businesses/{businessId}/invitations/{id}")]
[Example("""{"businessId":"{business}","email":"ines@example.org","role":"teamMember","name":"Inès Roux"}""")]
public sealed record InviteMember(
    Guid BusinessId,
    [property: Required, EmailAddress, MaxLength(254)] string Email,
    Role Role,
    [property: MaxLength(120)] string? Name = null,
    Guid? PlaceholderId = null,
    DateOnly? From = null,
    DateOnly? Until = null) : ICommand<InvitationView>;

internal sealed class InviteMemberHandler(RegieDb db, Scope scope, ILookupNormalizer normalise, IPlaceholders placeholders, PublicAddress site, InvitationLetter letter) : IHandler<InviteMember, InvitationView>
{
    private static readonly TimeSpan Life = TimeSpan.FromDays(7);

    public async Task<Result<InvitationView>> Handle(InviteMember command, CancellationToken cancel)
    {
        if (command.PlaceholderId is { } placeholder && !await placeholders.Has(command.BusinessId, placeholder, cancel))
        {
            return Problem.NotFound();
        }

        if (command.Until < command.From)
        {
            return Problem.Invalid("until", "before-from");
        }

        var email = command.Email.Trim();
        var normal = normalise.NormalizeEmail(email);
        if (await db.Memberships.Where(row => row.BusinessId == command.BusinessId).Join(db.Users.Where(person => person.NormalizedEmail == normal), row => row.PersonId, person => person.Id, (row, _) => row.Id).AnyAsync(cancel))
        {
            return Problem.Conflict("businesses.already-member");
        }

        await ReplaceEarlier(command.BusinessId, normal, cancel);
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var invitation = new Invitation
        {
            Id = scope.NewId(),
            BusinessId = command.BusinessId,
            Email = email,
            Name = command.Name?.Trim() ?? "",
            Role = command.Role,
            Hash = TokenSecret.HashOf(secret),
            InvitedBy = scope.PersonId,
            CreatedAt = scope.Now,
            ExpiresAt = scope.Now + Life,
            PlaceholderId = command.PlaceholderId,
            From = command.From,
            Until = command.Until,
        };
        db.Invitations.Add(invitation);
        db.Raise(new MemberInvited(command.BusinessId, invitation.Id, command.Role));
        var link = site.Link("/invitation?token=" + secret);
        return InvitationView.Of(invitation, scope.Now) with { Link = link, IsMailed = await letter.Send(invitation, link, cancel) };
    }

    private async Task ReplaceEarlier(Guid businessId, string? normal, CancellationToken cancel)
    {
        var open = await db.Invitations.Where(row => row.BusinessId == businessId && row.AcceptedAt == null && row.RevokedAt == null).ToListAsync(cancel);
        foreach (var earlier in open.Where(row => normalise.NormalizeEmail(row.Email) == normal))
        {
            earlier.RevokedAt = scope.Now;
        }
    }
}
