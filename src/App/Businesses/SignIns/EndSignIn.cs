using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Businesses;

/// <summary>Signs one of one's own browsers out, and closes the pages it has open.</summary>
[Needs(Permission.SignedIn), Delete("sign-ins/{SignInId}"), Only(Door.Page)]
[Example("""{"signInId":"{signIn}"}""")]
public sealed record EndSignIn(Guid SignInId) : ICommand<Nothing>;

internal sealed class EndSignInHandler(RegieDb db, Scope scope) : IHandler<EndSignIn, Nothing>
{
    public async Task<Result<Nothing>> Handle(EndSignIn command, CancellationToken cancel)
    {
        if (await db.SignIns.SingleOrDefaultAsync(row => row.Id == command.SignInId && row.PersonId == scope.PersonId, cancel) is not { } row)
        {
            return Problem.NotFound();
        }

        row.EndedAt ??= scope.Now;
        return default(Nothing);
    }
}
