using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Businesses;

/// <summary>Changes what a person says about themselves: name, language, time zone, how pages look.</summary>
[Needs(Permission.SignedIn), Patch("me"), Only(Door.Page)]
[Example("""{"language":"fr","timeZone":"Europe/Paris","preferences":{"theme":"dark","singleKeys":true}}""")]
public sealed record UpdateMe(
    [property: MaxLength(120)] Optional<string> Name = default,
    [property: AllowedValues("fr", "en", null)] Optional<string?> Language = default,
    [property: MaxLength(60)] Optional<string> TimeZone = default,
    Optional<PersonPreferences> Preferences = default) : ICommand<MeView>;

internal sealed class UpdateMeHandler(RegieDb db, Scope scope, MeReading reading) : IHandler<UpdateMe, MeView>
{
    public async Task<Result<MeView>> Handle(UpdateMe command, CancellationToken cancel)
    {
        if (command.Name is { IsSet: true } name && string.IsNullOrWhiteSpace(name.Value))
        {
            return Problem.Invalid("name", "required");
        }

        if (command.TimeZone is { IsSet: true } zone && !TimeZones.Exists(zone.Value))
        {
            return Problem.Invalid("timeZone", "not-a-time-zone");
        }

        var person = await db.Users.SingleAsync(row => row.Id == scope.PersonId, cancel);
        person.Name = command.Name.Or(person.Name)!.Trim();
        person.Language = command.Language.Or(person.Language);
        person.TimeZone = command.TimeZone.Or(person.TimeZone)!;
        if (command.Preferences is { IsSet: true } preferences)
        {
            person.Preferences = (preferences.Value ?? new PersonPreferences()).Write();
        }

        await db.SaveChangesAsync(cancel);
        return await reading.Read(cancel);
    }
}
