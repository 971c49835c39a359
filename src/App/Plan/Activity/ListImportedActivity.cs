using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>What had happened to a task in the tool it came from, with that tool's dates, newest first.</summary>
[Needs(Permission.PlanRead), Get("tasks/{TaskId}/imported-activity")]
[Example("""{"taskId":"{task}"}""")]
public sealed record ListImportedActivity(Guid TaskId) : IQuery<Page<ImportedActivityView>>
{
    [MaxLength(200)] public string? Cursor { get; init; }
    [Range(1, 200)] public int? Limit { get; init; }
}

public sealed record ImportedActivityView(Guid Id, DateTimeOffset At, string? Actor, string Kind, string? Text);

internal sealed class ListImportedActivityHandler(RegieDb db) : IHandler<ListImportedActivity, Page<ImportedActivityView>>
{
    public async Task<Result<Page<ImportedActivityView>>> Handle(ListImportedActivity query, CancellationToken cancel)
    {
        if (!await db.Set<TaskItem>().AnyAsync(row => row.Id == query.TaskId, cancel))
        {
            return Problem.NotFound();
        }

        var rows = db.Set<ImportedActivity>().Where(row => row.TaskId == query.TaskId);
        if (!Cursor.TryRead(query.Cursor, 2, out var after))
        {
            return Problem.Invalid("cursor", "not-a-cursor");
        }

        if (after is not null)
        {
            if (!Moments.TryRead(after[0], out var at) || !Guid.TryParse(after[1], out var id))
            {
                return Problem.Invalid("cursor", "not-a-cursor");
            }

            rows = rows.Where(row => row.At < at || (row.At == at && row.Id.CompareTo(id) < 0));
        }

        var limit = query.Limit ?? 50;
        var names = db.Names;
        var found = await (from row in rows.OrderByDescending(row => row.At).ThenByDescending(row => row.Id).Take(limit + 1)
                           join actor in db.Set<Party>() on row.ActorId equals (Guid?)actor.Id into actors
                           from actor in actors.DefaultIfEmpty()
                           orderby row.At descending, row.Id descending
                           select new ImportedActivityView(row.Id, row.At, actor == null && row.ActorName == null ? null : names.Of(row.BusinessId, actor == null ? null : actor.PersonId, actor == null ? row.ActorName! : actor.Name), row.Kind, row.Text)).ToListAsync(cancel);
        return Cursor.Page(found, limit, last => [last.At.UtcTicks.ToString(CultureInfo.InvariantCulture), last.Id.ToString()]);
    }
}
