using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Businesses;

/// <summary>Who did what in a business, newest first: one line for every command.</summary>
[Needs(Permission.AuditRead), Get("businesses/{BusinessId}/audit")]
[Example("""{"businessId":"{business}"}""")]
public sealed record ListAudit(
    Guid BusinessId,
    Guid? PersonId = null,
    [property: MaxLength(80)] string? Operation = null,
    DateTimeOffset? From = null,
    DateTimeOffset? To = null,
    [property: MaxLength(80)] string? Cursor = null,
    [property: Range(1, 200)] int? Limit = null) : IQuery<Page<AuditView>>;

/// <param name="Operation">Name of the operation, as in the API.</param>
/// <param name="TokenId">The access token it came with, where it did not come from a page.</param>
public sealed record AuditView(Guid Id, DateTimeOffset At, Guid? PersonId, string? PersonName, Door Door, string Operation, Guid? SubjectId, Guid? TokenId);

internal sealed class ListAuditHandler(RegieDb db) : IHandler<ListAudit, Page<AuditView>>
{
    public async Task<Result<Page<AuditView>>> Handle(ListAudit query, CancellationToken cancel)
    {
        if (!IdCursor.TryRead(query.Cursor, out (DateTimeOffset At, Guid Id)? before))
        {
            return IdCursor.Wrong;
        }

        var limit = IdCursor.Limit(query.Limit);
        var rows = db.Audit.Where(row => row.BusinessId == query.BusinessId);
        if (query.PersonId is { } person)
        {
            rows = rows.Where(row => row.PersonId == person);
        }

        if (query.Operation is { } operation)
        {
            rows = rows.Where(row => row.Operation == operation);
        }

        if (query.From is { } from)
        {
            rows = rows.Where(row => row.At >= from);
        }

        if (query.To is { } to)
        {
            rows = rows.Where(row => row.At < to);
        }

        if (before is var (at, id))
        {
            rows = rows.Where(row => row.At < at || (row.At == at && row.Id.CompareTo(id) < 0));
        }

        var found = await rows.OrderByDescending(row => row.At).ThenByDescending(row => row.Id).Take(limit + 1)
            .Select(row => new AuditView(row.Id, row.At, row.PersonId, db.Users.Where(who => who.Id == row.PersonId).Select(who => who.Name).FirstOrDefault(), row.Door, row.Operation, row.SubjectId, row.TokenId))
            .ToListAsync(cancel);
        if (found.Count == 0 && query.PersonId is { } asked && !await db.Memberships.AnyAsync(row => row.BusinessId == query.BusinessId && row.PersonId == asked, cancel))
        {
            return Problem.NotFound();
        }

        return IdCursor.Page(found, limit, row => row, row => IdCursor.Of(row.At, row.Id));
    }
}
