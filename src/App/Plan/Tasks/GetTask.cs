using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>A task with its checklists, attachments, links, subtasks and origin.</summary>
[Needs(Permission.PlanRead), Get("tasks/{TaskId}"), Daily]
[Example("""{"taskId":"{task}"}""")]
public sealed record GetTask(Guid TaskId) : IQuery<TaskDetail>;

internal sealed class GetTaskHandler(RegieDb db, Scope scope) : IHandler<GetTask, TaskDetail>
{
    public async Task<Result<TaskDetail>> Handle(GetTask query, CancellationToken cancel)
    {
        var id = query.TaskId;
        if (await TaskReading.One(db, scope, id, cancel) is not { } task)
        {
            return Problem.NotFound();
        }

        var items = await (from item in db.Set<ChecklistItem>()
                           join assignee in db.Set<Party>() on item.AssigneeId equals (Guid?)assignee.Id into assignees
                           from assignee in assignees.DefaultIfEmpty()
                           where item.TaskId == id
                           orderby item.Rank, item.Id
                           select new { item.Checklist, View = new ChecklistItemView(item.Id, item.Text, item.DoneAt != null, assignee == null ? null : assignee.PersonId ?? assignee.Id, item.DueDate) })
            .ToListAsync(cancel);
        var agreed = await (from frozen in db.Set<BaselineTask>()
                            join baseline in db.Set<Baseline>() on frozen.BaselineId equals baseline.Id
                            where frozen.TaskId == id
                            orderby baseline.Number descending
                            select (DateTime?)frozen.Finish).FirstOrDefaultAsync(cancel);
        var names = db.Names;
        return new TaskDetail(task)
        {
            BaselineFinish = agreed is { } at ? DateOnly.FromDateTime(at) : null,
            LoggedMinutes = await db.Set<TimeEntry>().Where(entry => entry.TaskId == id).SumAsync(entry => (int?)entry.Minutes, cancel) ?? 0,
            ProjectName = await db.Set<Project>().Where(row => row.Id == task.ProjectId).Select(row => row.Name).SingleAsync(cancel),
            Checklists = [.. items.GroupBy(item => item.Checklist).Select(list => new ChecklistView(list.Key, [.. list.Select(item => item.View)]))],
            Attachments = await (from file in db.Set<Attachment>()
                                 join giver in db.Set<Party>() on file.AddedById equals (Guid?)giver.Id into givers
                                 from giver in givers.DefaultIfEmpty()
                                 where file.TaskId == id
                                 orderby file.At
                                 select new AttachmentView(file.Id, file.Name, file.ContentType, file.Size, file.Url, file.NeedsLogin, giver == null ? null : names.Of(giver.BusinessId, giver.PersonId, giver.Name), file.At)).ToListAsync(cancel),
            Predecessors = await (from link in db.Set<Dependency>()
                                  join other in db.Set<TaskItem>() on link.PredecessorId equals other.Id
                                  where link.SuccessorId == id
                                  orderby other.Rank
                                  select new DependencyView(link.Id, other.Id, other.Number, other.Title, other.ClosedAt != null, link.Kind, link.LagKind, link.Lag)).ToListAsync(cancel),
            Successors = await (from link in db.Set<Dependency>()
                                join other in db.Set<TaskItem>() on link.SuccessorId equals other.Id
                                where link.PredecessorId == id
                                orderby other.Rank
                                select new DependencyView(link.Id, other.Id, other.Number, other.Title, other.ClosedAt != null, link.Kind, link.LagKind, link.Lag)).ToListAsync(cancel),
            Subtasks = await Refs(db.Set<TaskItem>().Where(row => row.BusinessId == task.BusinessId && row.ParentId == id)).ToListAsync(cancel),
            Parent = task.ParentId is { } parent ? await Refs(db.Set<TaskItem>().Where(row => row.Id == parent)).SingleOrDefaultAsync(cancel) : null,
            IsWatched = await db.Set<TaskWatcher>().AnyAsync(row => row.TaskId == id && row.PersonId == db.Me, cancel),
            ExternalRefs = await db.Set<ExternalRef>().Where(row => row.EntityId == id).Select(row => new ExternalRefView(row.Connection, row.ExternalId, row.Url)).ToListAsync(cancel),
        };
    }

    private IQueryable<TaskRef> Refs(IQueryable<TaskItem> tasks) =>
        from task in tasks
        join assignee in db.Set<Party>() on task.AssigneeId equals (Guid?)assignee.Id into assignees
        from assignee in assignees.DefaultIfEmpty()
        orderby task.Rank
        select new TaskRef(task.Id, task.Number, task.Title, task.ClosedAt != null, task.DueDate, assignee == null ? null : assignee.PersonId ?? assignee.Id);
}
