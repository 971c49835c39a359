using Regie.Kernel;

namespace Regie.Businesses;

/// <summary>Somebody who belongs to a business. Freelancers and guests see first names only.</summary>
public sealed record MemberView(Guid Id, Guid PersonId, string Name, string? Email, Role Role, DateOnly? From, DateOnly? Until, DateTimeOffset CreatedAt, int Version) : IVersionedView
{
    internal static MemberView Of(Membership row, Person person, Names names, Guid readerId) =>
        new(row.Id, row.PersonId, names.Of(row.BusinessId, person.Id, person.Name), names.AreWhole(row.BusinessId) || person.Id == readerId ? person.Email : null,
            row.Role, row.From, row.Until, row.CreatedAt, row.Version);
}
