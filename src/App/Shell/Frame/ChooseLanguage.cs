using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Shell;

/// <summary>The language one reads Régie in, on every device and in every message.</summary>
[Needs(Permission.SignedIn), Put("me/language"), Only(Door.Page | Door.Rest)]
[Example("""{"language":"fr"}""")]
public sealed record ChooseLanguage([property: Required, AllowedValues("fr", "en")] string Language) : ICommand<ChosenLanguage>;

public sealed record ChosenLanguage(string Language);

internal sealed class ChooseLanguageHandler(RegieDb db, Scope scope) : IHandler<ChooseLanguage, ChosenLanguage>
{
    public async Task<Result<ChosenLanguage>> Handle(ChooseLanguage command, CancellationToken cancel)
    {
        var person = await db.Users.SingleAsync(one => one.Id == scope.PersonId, cancel);
        person.Language = command.Language;
        return new ChosenLanguage(command.Language);
    }
}
