using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>One's own open tasks over all businesses: ready now, next, and those where one waits for somebody.</summary>
[Needs(Permission.PlanRead), Get("my-work"), Daily]
[Example("{}")]
public sealed record MyWork : IQuery<MyWorkView>;

public sealed record MyWorkView
{
    /// <summary>Nothing stands in their way and their start has come; the most pressing first.</summary>
    public IReadOnlyList<WorkItem> Ready { get; init; } = [];

    /// <summary>They wait for other tasks or for their start.</summary>
    public IReadOnlyList<WorkItem> Next { get; init; } = [];

    public IReadOnlyList<WorkItem> Waiting { get; init; } = [];

    /// <summary>Closed by oneself since the day began.</summary>
    public int DoneToday { get; init; }
}

/// <summary>A task with where it is, and the open tasks it waits for.</summary>
/// <param name="StartStatusId">The status a task of this project takes when it is begun; null where the project has none.</param>
public sealed record WorkItem(TaskView Task, string BusinessName, int BusinessColour, string ProjectName, IReadOnlyList<AwaitedTask> WaitsFor, Guid? StartStatusId);

/// <summary>A task that another waits for, and the day the plan finishes it.</summary>
public sealed record AwaitedTask(Guid Id, string Title, DateOnly? Finish);

internal sealed class MyWorkHandler(RegieDb db, Scope scope) : IHandler<MyWork, MyWorkView>
{
    /// <summary>More open tasks than anybody works on at once; the rest is in the projects.</summary>
    private const int Most = 300;

    public async Task<Result<MyWorkView>> Handle(MyWork query, CancellationToken cancel)
    {
        var mine = db.Set<TaskItem>().Where(task => task.ClosedAt == null && task.ArchivedAt == null
            && (db.Set<Party>().Any(party => party.Id == task.AssigneeId && party.PersonId == db.Me)
                || db.Set<TaskContributor>().Any(with => with.TaskId == task.Id && db.Set<Party>().Any(party => party.Id == with.PartyId && party.PersonId == db.Me)))
            && db.Set<Project>().Any(project => project.Id == task.ProjectId && !project.IsTemplate && (project.State == ProjectState.Active || project.State == ProjectState.Draft)));
        var found = await TaskReading.Views(db, mine.OrderBy(task => task.DueDate == null).ThenBy(task => task.DueDate).ThenBy(task => task.Id).Take(Most), scope.Today).ToListAsync(cancel);
        var tasks = await TaskReading.Complete(db, found, cancel);
        var items = await WorkItems.Of(db, tasks, cancel);
        var today = scope.Today;
        var ordered = items.OrderBy(item => Pressing(item.Task, today)).ThenBy(item => item.Task.DueDate ?? DateOnly.MaxValue).ThenByDescending(item => item.Task.Priority).ToList();
        var midnight = new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(today.ToDateTime(TimeOnly.MinValue), scope.Zone), TimeSpan.Zero);
        return new MyWorkView
        {
            Waiting = [.. ordered.Where(IsWaiting)],
            Ready = [.. ordered.Where(item => !IsWaiting(item) && IsReady(item, today))],
            Next = [.. ordered.Where(item => !IsWaiting(item) && !IsReady(item, today))],
            DoneToday = await db.Set<TaskItem>().CountAsync(task => task.ClosedBy == db.Me && task.ClosedAt >= midnight, cancel),
        };
    }

    private static bool IsWaiting(WorkItem item) => item.Task.StatusKind == StatusKind.Waiting || item.Task.WaitingFor is not null;

    private static bool IsReady(WorkItem item, DateOnly today) =>
        item.WaitsFor.Count == 0 && (item.Task.StatusKind != StatusKind.ToDo || (item.Task.StartDate ?? today) <= today || item.Task.DueDate <= today);

    /// <summary>Late first, then what holds up the whole plan, then the rest.</summary>
    private static int Pressing(TaskView task, DateOnly today) => task.DueDate < today ? 0 : task.DueDate == today ? 1 : task.Schedule?.IsCritical == true ? 2 : 3;
}

internal static class WorkItems
{
    public static async Task<List<WorkItem>> Of(RegieDb db, List<TaskView> tasks, CancellationToken cancel)
    {
        var ids = tasks.ConvertAll(task => task.Id);
        var projectIds = tasks.Select(task => task.ProjectId).Distinct().ToList();
        var projects = await (from project in db.Set<Project>()
                              join business in db.Businesses on project.BusinessId equals business.Id
                              where projectIds.Contains(project.Id)
                              select new { project.Id, project.Name, Business = business.Name, business.Colour }).ToDictionaryAsync(row => row.Id, cancel);
        var waits = await (from link in db.Set<Dependency>()
                           join before in db.Set<TaskItem>() on link.PredecessorId equals before.Id
                           where ids.Contains(link.SuccessorId) && before.ClosedAt == null && (link.Kind == Scheduling.LinkKind.FinishToStart || (link.Kind == Scheduling.LinkKind.StartToStart && before.ActualStart == null))
                           select new { link.SuccessorId, before.Id, before.Title, Finish = db.Set<TaskSchedule>().Where(plan => plan.Id == before.Id).Select(plan => (DateTime?)plan.Finish).FirstOrDefault() }).ToListAsync(cancel);
        var byTask = waits.ToLookup(row => row.SuccessorId, row => new AwaitedTask(row.Id, row.Title, row.Finish is { } finish ? DateOnly.FromDateTime(finish) : null));
        var doing = (await db.Set<Status>().Where(row => projectIds.Contains(row.ProjectId) && row.Kind == StatusKind.Doing && row.ArchivedAt == null).OrderBy(row => row.Rank)
            .Select(row => new { row.ProjectId, row.Id }).ToListAsync(cancel)).ToLookup(row => row.ProjectId, row => (Guid?)row.Id);
        return [.. tasks.Where(task => projects.ContainsKey(task.ProjectId)).Select(task =>
        {
            var project = projects[task.ProjectId];
            return new WorkItem(task, project.Business, project.Colour, project.Name, [.. byTask[task.Id]], doing[task.ProjectId].FirstOrDefault());
        })];
    }
}
