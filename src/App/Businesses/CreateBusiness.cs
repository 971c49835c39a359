using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Businesses;

/// <summary>Creates a business; its maker becomes its OBM.</summary>
[Needs(Permission.Obm), Post("businesses"), Creates("businesses/{id}")]
[Example("""{"name":"Atelier Lumen","language":"fr"}""")]
public sealed record CreateBusiness(
    [property: Required, MaxLength(120)] string Name,
    [property: AllowedValues("fr", "en", null)] string? Language = null,
    [property: MaxLength(60)] string? TimeZone = null,
    [property: MaxLength(3), MinLength(3)] string? Currency = null) : ICommand<BusinessView>;

internal sealed class CreateBusinessHandler(RegieDb db, Scope scope) : IHandler<CreateBusiness, BusinessView>
{
    public async Task<Result<BusinessView>> Handle(CreateBusiness command, CancellationToken cancel)
    {
        if (command.TimeZone is { } zone && !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
        {
            return Problem.Invalid("timeZone", "not-a-time-zone");
        }

        var name = command.Name.Trim();
        if (await db.Businesses.AnyAsync(known => known.Name == name, cancel))
        {
            return Problem.Conflict("businesses.name-taken");
        }

        var business = new Business
        {
            Id = scope.NewId(),
            Name = name,
            Colour = await db.Businesses.CountAsync(cancel) % 8 + 1,
            Language = command.Language ?? scope.Culture.TwoLetterISOLanguageName,
            TimeZone = command.TimeZone ?? scope.Zone.Id,
            Currency = command.Currency ?? "EUR",
            CreatedAt = scope.Now,
        };
        db.Add(business);
        db.Add(new Membership { Id = scope.NewId(), BusinessId = business.Id, PersonId = scope.PersonId, Role = Role.Obm, CreatedAt = scope.Now });
        db.Raise(new BusinessCreated(business.Id, business.Name));
        return BusinessView.Of(business, Role.Obm);
    }
}
