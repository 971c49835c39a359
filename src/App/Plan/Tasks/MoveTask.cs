using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>Moves a task to a status, a section or a place in the order. A status of kind done closes it, any other opens it again.</summary>
[Needs(Permission.TaskWork), Post("tasks/{TaskId}/move"), Daily]
[Example("""{"taskId":"{task}","statusId":"{status}"}""")]
public sealed record MoveTask(Guid TaskId) : ICommand<TaskView>
{
    public Guid? StatusId { get; init; }

    /// <summary>Absent: stays; null: out of any section.</summary>
    public Optional<Guid?> SectionId { get; init; }

    /// <summary>The task it comes to stand behind.</summary>
    public Guid? AfterTaskId { get; init; }

    /// <summary>The task it comes to stand in front of.</summary>
    public Guid? BeforeTaskId { get; init; }
}

internal sealed class MoveTaskHandler(RegieDb db, Scope scope) : IHandler<MoveTask, TaskView>
{
    public async Task<Result<TaskView>> Handle(MoveTask command, CancellationToken cancel)
    {
        var task = await db.Task(command.TaskId, cancel);
        if (task is null)
        {
            return Problem.NotFound();
        }

        string? statusName = null, sectionName = null;
        IEvent? also = null;
        if (command.StatusId is { } asked && asked != task.StatusId)
        {
            var status = await db.Set<Status>().SingleOrDefaultAsync(row => row.Id == asked && row.ProjectId == task.ProjectId && row.ArchivedAt == null, cancel);
            if (status is null)
            {
                return Problem.NotFound();
            }

            also = new StatusChange(task, scope, await ProjectClock.WallClock(db, scope, task.ProjectId, cancel)).To(status);
            statusName = status.Name;
        }

        if (command.SectionId is { IsSet: true, Value: var sectionId } && sectionId != task.SectionId)
        {
            var section = sectionId is null ? null : await db.Set<Section>().SingleOrDefaultAsync(row => row.Id == sectionId && row.ProjectId == task.ProjectId, cancel);
            if (sectionId is not null && section is null)
            {
                return Problem.NotFound();
            }

            task.SectionId = sectionId;
            sectionName = section?.Name ?? "";
        }

        if (await Order(task, command, cancel) is { } problem)
        {
            return problem;
        }

        var fields = db.ChangedMembers(task);
        if (fields.Count > 0)
        {
            task.UpdatedAt = scope.Now;
            if (also is not null)
            {
                db.Raise(also);
                await Notices.Closed(db, scope, task, also, cancel);
                await Recurring.Next(db, scope, task, also, cancel);
            }

            db.Raise(new TaskMoved(task.BusinessId, task.Id, task.ProjectId, task.Title, statusName, sectionName));
        }

        return await TaskLoading.Finish(db, scope, task, fields.Contains("actualFinish") || fields.Contains("actualStart"), cancel);
    }

    private async Task<Problem?> Order(TaskItem task, MoveTask command, CancellationToken cancel)
    {
        if (command.AfterTaskId is null && command.BeforeTaskId is null)
        {
            return null;
        }

        var siblings = db.Set<TaskItem>().Where(row => row.ProjectId == task.ProjectId && row.Id != task.Id);
        double? low = null, high = null;
        if (command.AfterTaskId is { } after && (low = await RankOf(siblings, after, cancel)) is null)
        {
            return Problem.NotFound();
        }

        if (command.BeforeTaskId is { } before && (high = await RankOf(siblings, before, cancel)) is null)
        {
            return Problem.NotFound();
        }

        // Said only one neighbour: the other is whoever stands next to it.
        low ??= await siblings.Where(row => row.Rank < high).MaxAsync(row => (double?)row.Rank, cancel);
        high = command.BeforeTaskId is null ? await siblings.Where(row => row.Rank > low).MinAsync(row => (double?)row.Rank, cancel) : high;
        if (low is not null && high is not null && low >= high)
        {
            // In a list that shows only some, the two neighbours may have swapped meanwhile: behind the one named first.
            high = await siblings.Where(row => row.Rank > low).MinAsync(row => (double?)row.Rank, cancel);
        }

        if (Ranks.Between(low, high) is not { } rank)
        {
            await Renumber(task.ProjectId, cancel);
            db.Raise(new ProjectArranged(task.BusinessId, task.ProjectId, "order", ""));
            return await Order(task, command, cancel);
        }

        task.Rank = rank;
        if (high is null)
        {
            await db.Set<PlanState>().Where(row => row.Id == task.ProjectId && row.LastRank < rank).ExecuteUpdateAsync(set => set.SetProperty(row => row.LastRank, rank), cancel);
        }

        return null;
    }

    private static Task<double?> RankOf(IQueryable<TaskItem> siblings, Guid id, CancellationToken cancel) =>
        siblings.Where(row => row.Id == id).Select(row => (double?)row.Rank).SingleOrDefaultAsync(cancel);

    /// <summary>Makes room: every task of the project gets a rank of its own again. Rare: after some fifty moves into the same gap.</summary>
    private async Task Renumber(Guid projectId, CancellationToken cancel)
    {
        var ids = await db.WithTrash<TaskItem>().Where(row => row.ProjectId == projectId).OrderBy(row => row.Rank).ThenBy(row => row.Id).Select(row => row.Id).ToListAsync(cancel);
        for (var i = 0; i < ids.Count; i++)
        {
            var (id, rank) = (ids[i], (i + 1) * Ranks.Step);
            await db.WithTrash<TaskItem>().Where(row => row.Id == id).ExecuteUpdateAsync(set => set.SetProperty(row => row.Rank, rank), cancel);
        }

        await db.Set<PlanState>().Where(row => row.Id == projectId).ExecuteUpdateAsync(set => set.SetProperty(row => row.LastRank, ids.Count * Ranks.Step), cancel);
    }
}
