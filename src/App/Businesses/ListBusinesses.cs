using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Businesses;

/// <summary>The businesses one belongs to: the portfolio. Archived ones only when asked for.</summary>
[Needs(Permission.SignedIn), Get("businesses"), Daily]
[Example("{}")]
public sealed record ListBusinesses(bool IncludeArchived = false) : IQuery<Page<BusinessView>>
{
    [MaxLength(400)] public string? Cursor { get; init; }
    [Range(1, 200)] public int? Limit { get; init; }
}

internal sealed class ListBusinessesHandler(RegieDb db, Scope scope) : IHandler<ListBusinesses, Page<BusinessView>>
{
    public async Task<Result<Page<BusinessView>>> Handle(ListBusinesses query, CancellationToken cancel)
    {
        var found = await db.Businesses.Where(business => query.IncludeArchived || business.ArchivedAt == null).OrderBy(business => business.Name).ThenBy(business => business.Id).ToListAsync(cancel);
        return Paging.Of([.. found.Select(business => BusinessView.Of(business, scope.RoleIn(business.Id)))], query.Cursor, query.Limit, business => business.Id.ToString());
    }
}
