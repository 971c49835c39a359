using Regie.Kernel;

namespace Regie.Businesses;

/// <summary>Somebody who belongs to a business. Freelancers and guests see first names only.</summary>
public sealed record MemberView(Guid Id, Guid PersonId, string Name, string? Email, Role Role, DateOnly? From, DateOnly? Until, DateTimeOffset CreatedAt, int Version) : IVersionedView
{
    internal static MemberView Of(Membership row, Person person, Role? reader, Guid readerId)
    {
        var whole = reader is Role.Obm or Role.ClientOwner or Role.TeamMember || person.Id == readerId;
        return new(row.Id, row.PersonId, whole ? person.Name : FirstName(person.Name), whole ? person.Email : null, row.Role, row.From, row.Until, row.CreatedAt, row.Version);
    }

    private static string FirstName(string name) => name.Split(' ', 2)[0];
}
