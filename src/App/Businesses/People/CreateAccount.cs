using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Businesses;

/// <summary>Makes an account from the command line of the person who runs the installation.</summary>
[Needs(Permission.Obm), Post("accounts"), Only(Door.Inside)]
[Example("""{"name":"Sarah Meyer","email":"sarah@example.org","password":"a long enough secret","isObm":true}""")]
public sealed record CreateAccount(
    [property: Required, MaxLength(120)] string Name,
    [property: Required, EmailAddress, MaxLength(254)] string Email,
    [property: Required, MinLength(NewPerson.ShortestPassword), MaxLength(200)] string Password,
    bool IsObm) : ICommand<NewAccount>;

internal sealed class CreateAccountHandler(RegieDb db, ILookupNormalizer normalise, NewPerson newPerson) : IHandler<CreateAccount, NewAccount>
{
    public async Task<Result<NewAccount>> Handle(CreateAccount command, CancellationToken cancel)
    {
        var normal = normalise.NormalizeEmail(command.Email.Trim());
        if (await db.Users.AnyAsync(person => person.NormalizedEmail == normal, cancel))
        {
            return Problem.Conflict("businesses.address-taken");
        }

        var person = newPerson.Of(command.Name, command.Email, command.Password, command.IsObm);
        db.Users.Add(person);
        return new NewAccount(person.Id);
    }
}
