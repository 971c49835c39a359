using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>Everybody work can be given to in a business: members and placeholders. Freelancers and guests see first names only.</summary>
[Needs(Permission.PlanRead), Get("businesses/{BusinessId}/people")]
[Example("""{"businessId":"{business}"}""")]
public sealed record ListPeople(Guid BusinessId) : IQuery<Page<PersonRef>>
{
    [MaxLength(400)] public string? Cursor { get; init; }
    [Range(1, 200)] public int? Limit { get; init; }
}

internal sealed class ListPeopleHandler(RegieDb db) : IHandler<ListPeople, Page<PersonRef>>
{
    public async Task<Result<Page<PersonRef>>> Handle(ListPeople query, CancellationToken cancel)
    {
        var members = await (from held in db.Memberships
                             join person in db.Users on held.PersonId equals person.Id
                             where held.BusinessId == query.BusinessId && held.Role != Role.GuestViewer
                             select new PersonRef(person.Id, person.Name, false)).ToListAsync(cancel);
        var placeholders = await db.Set<Party>().Where(row => row.BusinessId == query.BusinessId && row.PersonId == null).Select(row => new PersonRef(row.Id, row.Name, true)).ToListAsync(cancel);
        var names = db.Names;
        return Paging.Of([.. members.Concat(placeholders).Select(person => person.For(names, query.BusinessId)).OrderBy(person => person.Name, StringComparer.CurrentCulture).ThenBy(person => person.Id)], query.Cursor, query.Limit, person => person.Id.ToString());
    }
}
