using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Businesses;

/// <summary>Changes the name, colour, language, time zone or currency of a business.</summary>
[Needs(Permission.BusinessManage), Patch("businesses/{BusinessId}")]
[Example("""{"businessId":"{business}","colour":3,"currency":"EUR"}""")]
public sealed record UpdateBusiness(
    Guid BusinessId,
    [property: MaxLength(120)] Optional<string> Name = default,
    [property: Range(1, 8)] Optional<int?> Colour = default,
    [property: AllowedValues("fr", "en", null)] Optional<string> Language = default,
    [property: MaxLength(60)] Optional<string> TimeZone = default,
    [property: MinLength(3), MaxLength(3)] Optional<string> Currency = default) : ICommand<BusinessView>;

internal sealed class UpdateBusinessHandler(RegieDb db, Scope scope) : IHandler<UpdateBusiness, BusinessView>
{
    public async Task<Result<BusinessView>> Handle(UpdateBusiness command, CancellationToken cancel)
    {
        if (await db.Businesses.SingleOrDefaultAsync(row => row.Id == command.BusinessId, cancel) is not { } business)
        {
            return Problem.NotFound();
        }

        if (await Wrong(command, cancel) is { } wrong)
        {
            return wrong;
        }

        business.Name = command.Name.Or(business.Name)!.Trim();
        business.Colour = command.Colour.Or(business.Colour) ?? business.Colour;
        business.Language = command.Language.Or(business.Language)!;
        business.TimeZone = command.TimeZone.Or(business.TimeZone)!;
        business.Currency = command.Currency.Or(business.Currency)!.ToUpperInvariant();
        if (db.Entry(business).State == EntityState.Modified)
        {
            db.Raise(new BusinessChanged(business.Id));
            await db.SaveChangesAsync(cancel);
        }

        return BusinessView.Of(business, scope.RoleIn(business.Id));
    }

    private async Task<Problem?> Wrong(UpdateBusiness command, CancellationToken cancel)
    {
        if (command.Name is { IsSet: true } name)
        {
            if (string.IsNullOrWhiteSpace(name.Value))
            {
                return Problem.Invalid("name", "required");
            }

            var wanted = name.Value.Trim();
            if (await db.Businesses.AnyAsync(other => other.Id != command.BusinessId && other.Name == wanted, cancel))
            {
                return Problem.Conflict("businesses.name-taken");
            }
        }

        return command switch
        {
            { Colour: { IsSet: true, Value: null } } => Problem.Invalid("colour", "required"),
            { Language: { IsSet: true, Value: null } } => Problem.Invalid("language", "required"),
            { TimeZone: { IsSet: true } zone } when !TimeZones.Exists(zone.Value) => Problem.Invalid("timeZone", "not-a-time-zone"),
            { Currency: { IsSet: true } currency } when currency.Value is null || !currency.Value.All(char.IsAsciiLetter) => Problem.Invalid("currency", "not-a-currency"),
            _ => null,
        };
    }
}
