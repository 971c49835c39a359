using Microsoft.EntityFrameworkCore;
using Regie.Kernel;
using Regie.Scheduling;

namespace Regie.Plan;

/// <summary>A project's plan as the engine reads it, taken in one transaction.</summary>
internal sealed record PlanSnapshot(Guid ProjectId, Guid BusinessId, int PlanVersion, DateOnly Today, ScheduleInput Input, IReadOnlyList<PlannedTask> Tasks)
{
    public static async Task<PlanSnapshot?> Load(RegieDb db, Guid projectId, DateTimeOffset now, CancellationToken cancel)
    {
        var project = await db.Set<Project>().AsNoTracking().Where(row => row.Id == projectId)
            .Select(row => new { row.Id, row.BusinessId, row.StartDate, row.TimeZone, row.CalendarId, row.CreatedAt }).SingleOrDefaultAsync(cancel);
        if (project is null)
        {
            return null;
        }

        var version = await db.Set<PlanState>().AsNoTracking().Where(row => row.Id == projectId).Select(row => row.PlanVersion).SingleAsync(cancel);
        var rows = await db.Set<TaskItem>().AsNoTracking().Where(row => row.ProjectId == projectId && row.ArchivedAt == null)
            .OrderBy(row => row.Rank).ThenBy(row => row.Id).Select(PlannedTask.Read).ToListAsync(cancel);
        var kept = rows.Select(row => row.Id).ToHashSet();
        var links = await db.Set<Dependency>().AsNoTracking().Where(row => row.ProjectId == projectId).OrderBy(row => row.Id).ToListAsync(cancel);
        var calendars = await Calendars.Load(db, project.BusinessId, projectId, cancel);
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(project.TimeZone, out var found) ? found : TimeZoneInfo.Utc;
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        var start = project.StartDate ?? rows.Where(row => row.StartDate is not null).Select(row => row.StartDate).Min()
            ?? DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(project.CreatedAt, zone).DateTime);
        var key = project.CalendarId is { } own && calendars.ByKey.ContainsKey(own) ? own : Calendars.StandardKey;
        var time = calendars.TimeOf(key);
        return new PlanSnapshot(projectId, project.BusinessId, version, today, new ScheduleInput
        {
            Start = start.ToDateTime(TimeOnly.MinValue),
            ProjectCalendar = key,
            Calendars = [.. calendars.ByKey.Values],
            StatusDate = today.ToDateTime(TimeOnly.MinValue),
            Tasks = [.. rows.Select(row => row.ToPlan(time, calendars, kept))],
            Links = [.. links.Where(link => kept.Contains(link.PredecessorId) && kept.Contains(link.SuccessorId)).Select(link => link.ToLink())],
        }, rows);
    }

    /// <summary>
    /// The plan without tasks that nobody gave a date, a length or a link: where the engine puts them means nothing, so they say nothing about
    /// its end either. Those asked for stay.
    /// </summary>
    public PlanSnapshot Planned(Func<Guid, bool> stays)
    {
        var linked = Input.Links.SelectMany(link => new[] { link.Predecessor, link.Successor }).ToHashSet();
        var tasks = Tasks.ToList();
        HashSet<Guid> parents;
        do
        {
            parents = [.. tasks.Select(task => task.ParentId).OfType<Guid>()];
        }
        while (tasks.RemoveAll(task => !task.HasPlace && !linked.Contains(task.Id) && !parents.Contains(task.Id) && !stays(task.Id)) > 0);
        if (tasks.Count == 0 || tasks.Count == Tasks.Count)
        {
            return this;
        }

        var kept = tasks.Select(task => task.Id).ToHashSet();
        return this with { Tasks = tasks, Input = Input with { Tasks = [.. Input.Tasks.Where(task => kept.Contains(task.Key))] } };
    }

    private HashSet<Guid>? chained;

    /// <summary>
    /// Whether a delay here is said to delay the project. The engine calls critical whatever has no room, also a lone task that merely comes last; a critical path
    /// is a chain, so only tasks that wait for one another are on it: those with a link, those within a linked part, and the parts that hold them.
    /// </summary>
    public bool IsCritical(Guid task, TaskDates dates) => dates.IsCritical && (chained ??= Chained()).Contains(task);

    private HashSet<Guid> Chained()
    {
        HashSet<Guid> inChain = [];
        if (Input.Links.Count == 0)
        {
            return inChain;
        }

        var linked = Input.Links.SelectMany(link => new[] { link.Predecessor, link.Successor }).ToHashSet();
        var parents = Tasks.Where(task => task.ParentId is not null).ToDictionary(task => task.Id, task => task.ParentId!.Value);
        foreach (var task in Tasks)
        {
            List<Guid> path = [task.Id];
            while (parents.TryGetValue(path[^1], out var parent) && path.Count < 64)
            {
                path.Add(parent);
            }

            if (path.Exists(linked.Contains))
            {
                inChain.UnionWith(path);
            }
        }

        return inChain;
    }

    public ScheduleResult Compute() => CriticalPath.Schedule(Input);
}
