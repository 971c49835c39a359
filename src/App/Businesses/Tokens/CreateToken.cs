using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Businesses;

/// <summary>Makes an access token for a program or an assistant: never more than its person may do, less where asked.</summary>
[Needs(Permission.SignedIn), Post("tokens"), Only(Door.Page)]
[Example("""{"name":"Assistant","businessId":"{business}","readOnly":true,"days":90}""")]
public sealed record CreateToken(
    [property: Required, MaxLength(80)] string Name,
    Guid? BusinessId = null,
    bool ReadOnly = false,
    [property: Range(1, 3650)] int? Days = null) : ICommand<CreatedToken>;

internal sealed class CreateTokenHandler(RegieDb db, Scope scope) : IHandler<CreateToken, CreatedToken>
{
    private const int Most = 100;

    public async Task<Result<CreatedToken>> Handle(CreateToken command, CancellationToken cancel)
    {
        if (command.BusinessId is { } businessId && !scope.Reach.Contains(businessId) && !scope.Caller.IsSystem)
        {
            return Problem.NotFound();
        }

        if (await db.AccessTokens.CountAsync(token => token.PersonId == scope.PersonId && token.RevokedAt == null, cancel) >= Most)
        {
            return Problem.Refused("businesses.too-many-tokens", Most);
        }

        var id = scope.NewId();
        var (secret, hash) = TokenSecret.Make(id);
        var row = new AccessToken
        {
            Id = id, PersonId = scope.PersonId, Name = command.Name.Trim(), BusinessId = command.BusinessId, ReadOnly = command.ReadOnly, Hash = hash, CreatedAt = scope.Now,
            ExpiresAt = command.Days is { } days ? scope.Now.AddDays(days) : null,
        };
        db.AccessTokens.Add(row);
        return new CreatedToken(TokenView.Of(row), secret);
    }
}
