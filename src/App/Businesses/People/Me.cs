using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Businesses;

/// <summary>Who is signed in, and what they belong to.</summary>
[Needs(Permission.SignedIn), Get("me")]
[Example("{}")]
public sealed record Me : IQuery<MeView>;

internal sealed class MeHandler(MeReading reading) : IHandler<Me, MeView>
{
    public async Task<Result<MeView>> Handle(Me query, CancellationToken cancel) => await reading.Read(cancel);
}

/// <summary>Reads the signed-in person with their businesses.</summary>
internal sealed class MeReading(RegieDb db, Scope scope)
{
    public async Task<MeView> Read(CancellationToken cancel)
    {
        var person = await db.Users.SingleAsync(row => row.Id == scope.PersonId, cancel);
        var businesses = await db.Businesses.Where(business => business.ArchivedAt == null).OrderBy(business => business.Name)
            .Select(business => new { business.Id, business.Name, business.Colour }).ToListAsync(cancel);
        return new MeView(person.Id, person.Name, person.Email, person.IsObm, person.IsDemo, person.Language, person.TimeZone, PersonPreferences.Read(person.Preferences),
            [.. businesses.Where(business => scope.RoleIn(business.Id) is not null).Select(business => new MyBusiness(business.Id, business.Name, business.Colour, scope.RoleIn(business.Id)!.Value))]);
    }
}
