using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>Finds projects, tasks, comments, checklist lines, files and kept import data by words, over everything one may see.</summary>
[Needs(Permission.PlanRead), Get("search"), Daily]
[Example("""{"text":"sales"}""")]
public sealed record Search([property: Required, MaxLength(200)] string Text) : IQuery<Page<SearchResult>>
{
    public Guid? BusinessId { get; init; }
    [MaxLength(400)] public string? Cursor { get; init; }
    [Range(1, 200)] public int? Limit { get; init; }
}

/// <summary>Something found. What is found inside a task leads to the task.</summary>
/// <param name="Kind"><c>project</c>, <c>task</c>, <c>comment</c>, <c>checklistItem</c>, <c>attachment</c> or <c>imported</c>.</param>
public sealed record SearchResult(string Kind, Guid Id, Guid BusinessId, Guid ProjectId, string ProjectName, Guid? TaskId, string Title, string? Excerpt, bool IsClosed);

internal sealed class SearchHandler(RegieDb db) : IHandler<Search, Page<SearchResult>>
{
    /// <summary>More than is shown: the row rules may take some away.</summary>
    private const int Asked = 400;

    public async Task<Result<Page<SearchResult>>> Handle(Search query, CancellationToken cancel)
    {
        if (query.BusinessId is { } business && !await db.Businesses.AnyAsync(row => row.Id == business, cancel))
        {
            return Problem.NotFound();
        }

        var hits = await FullText.Find(db, query.Text, Asked, cancel);
        var found = new Dictionary<Guid, SearchResult>();
        foreach (var kind in hits.GroupBy(hit => hit.Kind))
        {
            var ids = kind.Select(hit => hit.Id).ToList();
            foreach (var result in await Results(kind.Key, ids, query.Text, cancel))
            {
                found[result.Id] = result;
            }
        }

        var seen = new HashSet<(string, Guid)>();
        var ordered = hits.Where(hit => found.ContainsKey(hit.Id)).OrderByDescending(hit => hit.Score * Weight(hit.Kind)).Select(hit => found[hit.Id])
            .Where(result => query.BusinessId is null || result.BusinessId == query.BusinessId)
            .Where(result => seen.Add((result.Kind == "task" ? "task" : result.Kind, result.TaskId ?? result.Id)));
        return Paging.Of([.. ordered], query.Cursor, query.Limit ?? 20, result => $"{result.Kind} {result.Id}");
    }

    private static double Weight(string kind) => kind switch { nameof(Project) => 3, nameof(TaskItem) => 2, nameof(ImportedRaw) => 0.3, _ => 1 };

    private async Task<List<SearchResult>> Results(string kind, List<Guid> ids, string text, CancellationToken cancel)
    {
        if (kind == nameof(Project))
        {
            return await db.Set<Project>().Where(row => ids.Contains(row.Id))
                .Select(row => new SearchResult("project", row.Id, row.BusinessId, row.Id, row.Name, null, row.Name, row.Goal, row.State == ProjectState.Done || row.State == ProjectState.Archived)).ToListAsync(cancel);
        }

        var rows = kind switch
        {
            nameof(TaskItem) => await db.Set<TaskItem>().Where(row => ids.Contains(row.Id)).Select(row => new Inner("task", row.Id, row.Id, row.Description)).ToListAsync(cancel),
            nameof(Comment) => await db.Set<Comment>().Where(row => ids.Contains(row.Id) && row.TaskId != null).Select(row => new Inner("comment", row.Id, row.TaskId!.Value, row.Body)).ToListAsync(cancel),
            nameof(ChecklistItem) => await db.Set<ChecklistItem>().Where(row => ids.Contains(row.Id)).Select(row => new Inner("checklistItem", row.Id, row.TaskId, row.Text)).ToListAsync(cancel),
            nameof(Attachment) => await db.Set<Attachment>().Where(row => ids.Contains(row.Id)).Select(row => new Inner("attachment", row.Id, row.TaskId, row.Name)).ToListAsync(cancel),
            nameof(ImportedRaw) => await db.Set<ImportedRaw>().Where(row => ids.Contains(row.Id) && row.EntityId != null).Select(row => new Inner("imported", row.Id, row.EntityId!.Value, row.Json)).ToListAsync(cancel),
            _ => [],
        };
        var names = db.Names;
        var taskIds = rows.Select(row => row.TaskId).Distinct().ToList();
        var tasks = await (from task in db.Set<TaskItem>()
                           join project in db.Set<Project>() on task.ProjectId equals project.Id
                           where taskIds.Contains(task.Id)
                           select new { task.Id, task.BusinessId, task.ProjectId, Project = project.Name, task.Title, IsClosed = task.ClosedAt != null }).ToDictionaryAsync(row => row.Id, cancel);
        return [.. rows.Where(row => tasks.ContainsKey(row.TaskId)).Select(row =>
        {
            var task = tasks[row.TaskId];
            return new SearchResult(row.Kind, row.Id, task.BusinessId, task.ProjectId, task.Project, task.Id, task.Title, Around(Readable(names, task.BusinessId, row), text), task.IsClosed);
        })];
    }

    /// <summary>Mentions say what their reader may; the kept words of a source hold anybody's name and address, and are quoted to those who may read them.</summary>
    private static string? Readable(Names names, Guid businessId, Inner row) => row.Text is not { } text || names.AreWhole(businessId) ? row.Text
        : row.Kind switch { "imported" => null, "comment" => CommentReading.Mentioning(names, businessId, text), _ => text };

    /// <summary>Some words on either side of the first that was asked for.</summary>
    private static string? Around(string? text, string asked)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var plain = text.ReplaceLineEndings(" ");
        var word = asked.Split(' ', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault() ?? "";
        var at = System.Globalization.CultureInfo.InvariantCulture.CompareInfo.IndexOf(plain, word, System.Globalization.CompareOptions.IgnoreCase | System.Globalization.CompareOptions.IgnoreNonSpace);
        var from = Math.Max(0, at - 50);
        var to = Math.Min(plain.Length, from + 160);
        from = from > 0 && char.IsLowSurrogate(plain[from]) ? from - 1 : from;
        to = to < plain.Length && char.IsHighSurrogate(plain[to - 1]) ? to - 1 : to;
        return (from > 0 ? "…" : "") + plain[from..to].Trim() + (to < plain.Length ? "…" : "");
    }

    private sealed record Inner(string Kind, Guid Id, Guid TaskId, string? Text);
}
