using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Businesses;

/// <summary>The first person of an empty installation makes it theirs, with the token printed on its console.</summary>
[Needs(Permission.Anyone), Post("installation/claim"), Only(Door.Page)]
[Example("""{"token":"printed-on-the-console","name":"Sarah Meyer","email":"sarah@example.org","password":"a long enough secret"}""")]
public sealed record ClaimInstallation(
    [property: Required, MaxLength(100)] string Token,
    [property: Required, MaxLength(120)] string Name,
    [property: Required, MaxLength(254), EmailAddress] string Email,
    [property: Required, MinLength(NewPerson.ShortestPassword), MaxLength(200)] string Password) : ICommand<NewAccount>;

/// <summary>An account that was just made.</summary>
public sealed record NewAccount(Guid PersonId);

internal sealed class ClaimInstallationHandler(RegieDb db, Scope scope, NewPerson newPerson) : IHandler<ClaimInstallation, NewAccount>
{
    public async Task<Result<NewAccount>> Handle(ClaimInstallation command, CancellationToken cancel)
    {
        if (await db.Users.AnyAsync(cancel))
        {
            return Problem.NotFound();
        }

        var (now, hash) = (scope.Now, TokenSecret.HashOf(command.Token.Trim()));
        var used = await db.OneTimeLinks.Where(link => link.Purpose == "claim" && link.Hash == hash && link.UsedAt == null && link.ExpiresAt > now)
            .ExecuteUpdateAsync(set => set.SetProperty(link => link.UsedAt, now), cancel);
        if (used == 0)
        {
            return Problem.Forbidden("businesses.claim-token");
        }

        var person = newPerson.Of(command.Name, command.Email, command.Password, isObm: true);
        db.Users.Add(person);
        return new NewAccount(person.Id);
    }
}
