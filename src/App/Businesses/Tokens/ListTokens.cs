using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Businesses;

/// <summary>One's own access tokens that are not revoked, newest first.</summary>
[Needs(Permission.SignedIn), Get("tokens"), Only(Door.Page)]
[Example("{}")]
public sealed record ListTokens : IQuery<Page<TokenView>>;

internal sealed class ListTokensHandler(RegieDb db, Scope scope) : IHandler<ListTokens, Page<TokenView>>
{
    public async Task<Result<Page<TokenView>>> Handle(ListTokens query, CancellationToken cancel)
    {
        var found = await db.AccessTokens.Where(token => token.PersonId == scope.PersonId && token.RevokedAt == null).OrderByDescending(token => token.CreatedAt).ToListAsync(cancel);
        return new Page<TokenView>([.. found.Select(TokenView.Of)], null);
    }
}
