using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>What changed in a project since a place in the log: the tasks concerned as they are now. Without a place only where the log is now.</summary>
[Needs(Permission.PlanRead), Get("projects/{ProjectId}/changes")]
[Example("""{"projectId":"{project}","since":0}""")]
public sealed record GetTaskChanges(Guid ProjectId) : IQuery<TaskChanges>
{
    /// <summary>The <c>seq</c> of an earlier answer.</summary>
    [Range(0, long.MaxValue)] public long? Since { get; init; }
}

/// <summary>Changes of a project's tasks up to a place in the log.</summary>
/// <param name="Seq">Where the next question goes on.</param>
/// <param name="IsWhole">Too much changed, or in a way that cannot be told task by task: read the list anew.</param>
/// <param name="Tasks">Tasks that changed, whose dates moved, or whose parts did.</param>
/// <param name="GoneIds">Tasks that are no longer in the list.</param>
/// <param name="Kinds">What kinds of events there were.</param>
public sealed record TaskChanges(long Seq, bool IsWhole, IReadOnlyList<TaskView> Tasks, IReadOnlyList<Guid> GoneIds, IReadOnlyList<string> Kinds);

internal sealed class GetTaskChangesHandler(RegieDb db, Scope scope) : IHandler<GetTaskChanges, TaskChanges>
{
    /// <summary>More than so many tasks, or events, and the list is read anew.</summary>
    internal const int Most = 500;

    public async Task<Result<TaskChanges>> Handle(GetTaskChanges query, CancellationToken cancel)
    {
        if (await db.Set<Project>().Where(row => row.Id == query.ProjectId).Select(row => (Guid?)row.BusinessId).SingleOrDefaultAsync(cancel) is not { } business)
        {
            return Problem.NotFound();
        }

        if (query.Since is not { } since)
        {
            return new TaskChanges(await Head(business, cancel), false, [], [], []);
        }

        var happened = await db.Events.Where(row => row.BusinessId == business && row.Seq > since && (row.SubjectId == query.ProjectId || row.ParentId == query.ProjectId))
            .OrderBy(row => row.Seq).Take(Most + 1).Select(row => new Happened(row.Seq, row.Kind, row.SubjectKind, row.SubjectId, row.Body)).ToListAsync(cancel);
        List<string> kinds = [.. happened.Select(row => row.Kind).Distinct()];
        if (happened.Count > Most || Named(happened, query.ProjectId) is not { Count: <= Most } ids)
        {
            return new TaskChanges(await Head(business, cancel), true, [], [], kinds);
        }

        var seq = happened.Count == 0 ? since : happened[^1].Seq;
        if (ids.Count == 0)
        {
            return new TaskChanges(seq, false, [], [], kinds);
        }

        var tasks = await Read(query.ProjectId, ids, cancel);
        List<Guid> gone = [.. ids.Except(tasks.Select(task => task.Id))];
        // A task counts its parts: what changed in them shows on it, also where they went.
        var parents = gone.Count == 0 ? [] : await db.WithTrash<TaskItem>().Where(task => gone.Contains(task.Id)).Select(task => task.ParentId).ToListAsync(cancel);
        var above = parents.Concat(tasks.Select(task => task.ParentId)).OfType<Guid>().Except(tasks.Select(task => task.Id)).ToList();
        if (above.Count > 0)
        {
            tasks.AddRange(await Read(query.ProjectId, above, cancel));
        }

        return new TaskChanges(seq, false, await TaskReading.Complete(db, tasks, cancel), gone, kinds);
    }

    private async Task<long> Head(Guid business, CancellationToken cancel) =>
        await db.Events.Where(row => row.BusinessId == business).MaxAsync(row => (long?)row.Seq, cancel) ?? 0;

    private Task<List<TaskView>> Read(Guid projectId, IReadOnlyCollection<Guid> ids, CancellationToken cancel) =>
        TaskReading.Views(db, db.Set<TaskItem>().Where(task => task.ProjectId == projectId && task.ArchivedAt == null && ids.Contains(task.Id)), scope.Today).ToListAsync(cancel);

    /// <summary>The tasks these events are about; null where one cannot be told task by task.</summary>
    private static HashSet<Guid>? Named(IReadOnlyList<Happened> happened, Guid projectId)
    {
        HashSet<Guid> ids = [];
        foreach (var row in happened)
        {
            switch (row.Kind)
            {
                case "plan.task.restored": // its parts came back with it
                case "plan.project.arranged": // names of statuses and sections stand on every task
                case "plan.import.confirmed" or "plan.import.undone":
                    return null;
                case "plan.tasks.updated":
                    ids.UnionWith(JsonSerializer.Deserialize<TasksUpdated>(row.Body, Json.Options)!.TaskIds);
                    break;
                case "plan.project.rescheduled":
                    var moved = JsonSerializer.Deserialize<ProjectRescheduled>(row.Body, Json.Options)!;
                    if (moved.TaskIds is { } listed)
                    {
                        ids.UnionWith(listed);
                    }
                    else if (moved.Tasks > 0)
                    {
                        return null;
                    }

                    break;
                default:
                    if (row.SubjectKind == "task" && row.SubjectId != projectId) // a comment may be on the project itself
                    {
                        ids.Add(row.SubjectId);
                    }

                    break;
            }
        }

        return ids;
    }

    private sealed record Happened(long Seq, string Kind, string SubjectKind, Guid SubjectId, string Body);
}
