using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>Finds who is meant by an id: a member of the business or a placeholder. A member gets a row when first needed.</summary>
internal static class Parties
{
    public static async Task<Party?> Find(RegieDb db, Scope scope, Guid businessId, Guid publicId, CancellationToken cancel)
    {
        var known = db.Set<Party>().Local.FirstOrDefault(party => party.BusinessId == businessId && (party.Id == publicId || party.PersonId == publicId))
            ?? await db.Set<Party>().FirstOrDefaultAsync(party => party.BusinessId == businessId && (party.PersonId == publicId || party.Id == publicId), cancel);
        if (known is not null)
        {
            return known;
        }

        var isMember = await db.Memberships.AnyAsync(held => held.BusinessId == businessId && held.PersonId == publicId, cancel);
        var person = isMember ? await db.Users.Where(row => row.Id == publicId).Select(row => new { row.Name, row.Email }).SingleOrDefaultAsync(cancel) : null;
        if (person is null)
        {
            return null;
        }

        var made = new Party { Id = scope.NewId(), BusinessId = businessId, PersonId = publicId, Name = person.Name, Email = person.Email, CreatedAt = scope.Now };
        db.Add(made);
        return made;
    }

    /// <summary>The one who calls, in this business; null for the application itself.</summary>
    public static async Task<Party?> Me(RegieDb db, Scope scope, Guid businessId, CancellationToken cancel) =>
        scope.Caller.PersonId is { } me ? await Find(db, scope, businessId, me, cancel) : null;

    /// <summary>Whoever is given work in a project sees that project.</summary>
    public static async Task LetIn(RegieDb db, Scope scope, Guid projectId, Party party, CancellationToken cancel)
    {
        if (party.PersonId is not { } person
            || db.Set<ProjectMember>().Local.Any(member => member.ProjectId == projectId && member.PersonId == person)
            || await db.Set<ProjectMember>().AnyAsync(member => member.ProjectId == projectId && member.PersonId == person, cancel))
        {
            return;
        }

        db.Add(new ProjectMember { Id = scope.NewId(), BusinessId = party.BusinessId, ProjectId = projectId, PersonId = person, At = scope.Now });
    }
}
