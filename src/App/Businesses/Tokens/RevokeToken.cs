using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Businesses;

/// <summary>Revokes one of one's own access tokens: from now on it is nobody's.</summary>
[Needs(Permission.SignedIn), Delete("tokens/{TokenId}"), Only(Door.Page)]
[Example("""{"tokenId":"{token}"}""")]
public sealed record RevokeToken(Guid TokenId) : ICommand<Nothing>;

internal sealed class RevokeTokenHandler(RegieDb db, Scope scope) : IHandler<RevokeToken, Nothing>
{
    public async Task<Result<Nothing>> Handle(RevokeToken command, CancellationToken cancel)
    {
        if (await db.AccessTokens.SingleOrDefaultAsync(token => token.Id == command.TokenId && token.PersonId == scope.PersonId, cancel) is not { } row)
        {
            return Problem.NotFound();
        }

        row.RevokedAt ??= scope.Now;
        return default(Nothing);
    }
}
