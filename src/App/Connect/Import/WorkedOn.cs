using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Regie.Kernel;
using Regie.Plan;

namespace Regie.Connect;

/// <summary>
/// What people did since an import with what it made, changed or hung on tasks: their work, that undoing it would take away or set back. Found by comparing with the
/// values last brought; what came with no import is people's.
/// </summary>
internal sealed class WorkedOn(RegieDb db, Import import)
{
    private const int Chunk = 500;
    private const char Between = '\u001F';

    private readonly SortedDictionary<Guid, SortedSet<string>> tasks = [];
    private readonly List<EditedSince> others = [];

    public static async Task<List<EditedSince>> Find(RegieDb db, Import import, CancellationToken cancel)
    {
        var found = new WorkedOn(db, import);
        await found.Tasks(cancel);
        await found.HungOnOthers(cancel);
        await found.Updated(cancel);
        await found.Named(cancel);
        if (import is { MadeProject: true, ProjectId: { } project })
        {
            await found.Project(project, cancel);
        }

        return await found.All(cancel);
    }

    private async Task<List<EditedSince>> All(CancellationToken cancel)
    {
        List<EditedSince> all = [];
        foreach (var chunk in tasks.Keys.Chunk(Chunk))
        {
            var ids = chunk.ToList();
            all.AddRange((await db.Set<TaskItem>().Where(row => ids.Contains(row.Id)).OrderBy(row => row.Number).Select(row => new { row.Id, row.Number, row.Title }).ToListAsync(cancel))
                .Select(row => new EditedSince("task", row.Id, row.Number, row.Title, [.. tasks[row.Id]])));
        }

        return [.. all.OrderBy(task => task.Number), .. others];
    }

    // Tasks it made: their fields, and whatever people hung on them.
    private async Task Tasks(CancellationToken cancel)
    {
        var labels = await Entities("label", cancel);
        var parties = await Entities("person", cancel);
        foreach (var chunk in (await Refs("task").Select(row => new { row.EntityId, row.LastValues }).ToListAsync(cancel)).Chunk(Chunk))
        {
            var ids = chunk.Select(row => row.EntityId).ToList();
            var there = await db.Set<TaskItem>().AsNoTracking().Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancel);
            var has = (await db.Set<TaskLabel>().Where(row => ids.Contains(row.TaskId)).Select(row => new { row.TaskId, row.LabelId }).ToListAsync(cancel)).ToLookup(row => row.TaskId, row => row.LabelId);
            var with = (await db.Set<TaskContributor>().Where(row => ids.Contains(row.TaskId)).Select(row => new { row.TaskId, row.PartyId }).ToListAsync(cancel)).ToLookup(row => row.TaskId, row => row.PartyId);
            foreach (var row in chunk)
            {
                if (!there.TryGetValue(row.EntityId, out var task))
                {
                    continue;
                }

                var last = Snapshot.Read(row.LastValues);
                Note(ImportKinds.Task.IsEdited(task, last), task.Id, "fields");
                Note(!has[task.Id].ToHashSet().SetEquals(Set(last, "labels", labels)), task.Id, "labels");
                Note(with[task.Id].Except(Set(last, "contributors", parties)).Any(), task.Id, "people");
            }

            await Left(ids, cancel);
            await Items(db.Set<ChecklistItem>().Where(row => ids.Contains(row.TaskId)), cancel);
        }
    }

    // Somebody said, logged, attached or linked something that no import brought.
    private async Task Left(List<Guid> ids, CancellationToken cancel)
    {
        var brought = db.Set<ExternalRef>();
        Note(await db.Set<TimeEntry>().Where(row => ids.Contains(row.TaskId)).Select(row => row.TaskId).Distinct().ToListAsync(cancel), "time");
        Note(await db.Set<Comment>().Where(row => row.TaskId != null && ids.Contains(row.TaskId.Value) && (row.EditedAt > import.FinishedAt || !brought.Any(known => known.EntityId == row.Id)))
            .Select(row => row.TaskId!.Value).Distinct().ToListAsync(cancel), "comments");
        Note(await db.Set<Attachment>().Where(row => ids.Contains(row.TaskId) && !brought.Any(known => known.EntityId == row.Id)).Select(row => row.TaskId).Distinct().ToListAsync(cancel), "attachments");
        Note(await db.Set<ChecklistItem>().Where(row => ids.Contains(row.TaskId) && !brought.Any(known => known.EntityId == row.Id)).Select(row => row.TaskId).Distinct().ToListAsync(cancel), "checklist");
        var links = await db.Set<Dependency>().Where(row => (ids.Contains(row.PredecessorId) || ids.Contains(row.SuccessorId)) && !brought.Any(known => known.EntityId == row.Id))
            .Select(row => new { row.PredecessorId, row.SuccessorId }).ToListAsync(cancel);
        Note(links.SelectMany(link => new[] { link.PredecessorId, link.SuccessorId }).Intersect(ids), "links");
    }

    // Points that it brought and that were ticked or written anew.
    private async Task Items(IQueryable<ChecklistItem> items, CancellationToken cancel)
    {
        var rows = await (from item in items
                          join known in db.Set<ExternalRef>() on item.Id equals known.EntityId
                          where known.ImportId == import.Id && known.Kind == "checklistItem"
                          select new { item, known.LastValues }).AsNoTracking().ToListAsync(cancel);
        Note(rows.Where(row => ImportKinds.ChecklistItem.IsEdited(row.item, Snapshot.Read(row.LastValues))).Select(row => row.item.TaskId), "checklist");
    }

    // What a newer file hung on tasks that were there before.
    private async Task HungOnOthers(CancellationToken cancel)
    {
        var made = db.Set<ExternalRef>().Where(row => row.ImportId == import.Id && row.Kind == "task").Select(row => row.EntityId);
        await Items(db.Set<ChecklistItem>().Where(row => row.TaskId != Guid.Empty && !made.Contains(row.TaskId) && Refs("checklistItem").Any(known => known.EntityId == row.Id)), cancel);
        Note(await db.Set<Comment>().Where(row => row.TaskId != null && row.EditedAt > import.FinishedAt && !made.Contains(row.TaskId.Value) && Refs("comment").Any(known => known.EntityId == row.Id))
            .Select(row => row.TaskId!.Value).Distinct().ToListAsync(cancel), "comments");
        var links = await (from link in db.Set<Dependency>()
                           join known in db.Set<ExternalRef>() on link.Id equals known.EntityId
                           where known.ImportId == import.Id && known.Kind == "dependency"
                           select new { link, known.LastValues }).AsNoTracking().ToListAsync(cancel);
        Note(links.Where(row => ImportKinds.Dependency.IsEdited(row.link, Snapshot.Read(row.LastValues))).SelectMany(row => new[] { row.link.PredecessorId, row.link.SuccessorId }), "links");
    }

    // Tasks that it changed, and people after it: their dates, above all.
    private async Task Updated(CancellationToken cancel)
    {
        var connection = import.Connection;
        foreach (var chunk in JsonSerializer.Deserialize<ImportReport>(import.Report, Json.Options)!.UpdatedTaskIds.Chunk(Chunk))
        {
            var ids = chunk.ToList();
            var rows = await (from task in db.Set<TaskItem>()
                              join known in db.Set<ExternalRef>() on task.Id equals known.EntityId
                              where ids.Contains(task.Id) && known.Connection == connection && known.Kind == "task" && task.UpdatedAt > import.FinishedAt
                              select new { task, known.LastValues }).AsNoTracking().ToListAsync(cancel);
            Note(rows.Where(row => ImportKinds.Task.IsEdited(row.task, Snapshot.Read(row.LastValues))).Select(row => row.task.Id), "fields");
        }
    }

    // Phases, statuses, labels and fields that it made and somebody named otherwise.
    private async Task Named(CancellationToken cancel)
    {
        await Changed("section", "section", db.Set<Section>(), ImportKinds.Section, row => row.Name, cancel);
        await Changed("section", "status", db.Set<Status>(), ImportKinds.Status, row => row.Name, cancel);
        await Changed("label", "label", db.Set<Label>(), ImportKinds.Label, row => row.Name, cancel);
        await Changed("customField", "customField", db.Set<CustomField>(), ImportKinds.Field, row => row.Name, cancel);
        await Changed("project", "project", db.Set<Project>(), ImportKinds.Project, row => row.Name, cancel);
    }

    private async Task Changed<T>(string refKind, string kind, IQueryable<T> rows, FieldSet<T> fields, Func<T, string> name, CancellationToken cancel) where T : class, IOwned
    {
        var found = await (from row in rows
                           join known in db.Set<ExternalRef>() on row.Id equals known.EntityId
                           where known.ImportId == import.Id && known.Kind == refKind
                           select new { row, known.LastValues }).AsNoTracking().ToListAsync(cancel);
        others.AddRange(found.Where(one => fields.IsEdited(one.row, Snapshot.Read(one.LastValues))).Select(one => new EditedSince(kind, one.row.Id, null, name(one.row), ["changed"])));
    }

    // In a project that it made, everything no import brought is people's.
    private async Task Project(Guid project, CancellationToken cancel)
    {
        var brought = db.Set<ExternalRef>();
        Added("section", await db.Set<Section>().Where(row => row.ProjectId == project && !brought.Any(known => known.EntityId == row.Id)).Select(row => new Thing(row.Id, row.Name)).ToListAsync(cancel));
        Added("status", await db.Set<Status>().Where(row => row.ProjectId == project && !brought.Any(known => known.EntityId == row.Id)).Select(row => new Thing(row.Id, row.Name)).ToListAsync(cancel));
        Added("label", await db.Set<Label>().Where(row => row.ProjectId == project && !brought.Any(known => known.EntityId == row.Id)).Select(row => new Thing(row.Id, row.Name)).ToListAsync(cancel));
        Added("customField", await db.Set<CustomField>().Where(row => row.ProjectId == project && !brought.Any(known => known.EntityId == row.Id)).Select(row => new Thing(row.Id, row.Name)).ToListAsync(cancel));
        Added("comment", await db.Set<Comment>().Where(row => row.ProjectId == project && row.TaskId == null && !brought.Any(known => known.EntityId == row.Id)).Select(row => new Thing(row.Id, row.Body)).ToListAsync(cancel));
        Added("baseline", await db.Set<Baseline>().Where(row => row.ProjectId == project && !row.IsImported).Select(row => new Thing(row.Id, row.Name)).ToListAsync(cancel));
        Added("report", await db.Set<StatusReport>().Where(row => row.ProjectId == project).Select(row => new Thing(row.Id, row.Title)).ToListAsync(cancel));

        void Added(string kind, List<Thing> things) => others.AddRange(things.Select(thing => new EditedSince(kind, thing.Id, null, Bringing.Cut(thing.Name, 120) ?? "…", ["added"])));
    }

    private sealed record Thing(Guid Id, string Name);

    private IQueryable<ExternalRef> Refs(string kind) => db.Set<ExternalRef>().AsNoTracking().Where(row => row.ImportId == import.Id && row.Kind == kind);

    private async Task<Dictionary<string, Guid>> Entities(string kind, CancellationToken cancel)
    {
        var connection = import.Connection;
        return await db.Set<ExternalRef>().Where(row => row.BusinessId == import.BusinessId && row.Connection == connection && row.Kind == kind)
            .Select(row => new { row.ExternalId, row.EntityId }).ToDictionaryAsync(row => row.ExternalId, row => row.EntityId, cancel);
    }

    private static IEnumerable<Guid> Set(Dictionary<string, string?> last, string name, Dictionary<string, Guid> entities) =>
        (last.GetValueOrDefault(name)?.Split(Between) ?? []).Where(entities.ContainsKey).Select(id => entities[id]);

    private void Note(IEnumerable<Guid> ids, string change)
    {
        foreach (var id in ids)
        {
            Note(true, id, change);
        }
    }

    private void Note(bool isSo, Guid task, string change)
    {
        if (!isSo)
        {
            return;
        }

        if (!tasks.TryGetValue(task, out var changes))
        {
            tasks[task] = changes = [];
        }

        changes.Add(change);
    }
}
