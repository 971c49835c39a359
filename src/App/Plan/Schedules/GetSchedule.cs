using Microsoft.EntityFrameworkCore;
using Regie.Kernel;
using Regie.Scheduling;

namespace Regie.Plan;

/// <summary>The plan as computed now: every task with its dates, slack and cause, the links, and the chain that decides the finish.</summary>
[Needs(Permission.PlanRead), Get("projects/{ProjectId}/schedule"), Daily]
[Example("""{"projectId":"{project}"}""")]
public sealed record GetSchedule(Guid ProjectId) : IQuery<ScheduleView>
{
    /// <summary>The baseline whose dates stand beside; by default the newest.</summary>
    public Guid? BaselineId { get; init; }
}

/// <summary>A computed plan. Times are wall-clock times of the project; slack is working minutes.</summary>
public sealed record ScheduleView
{
    public Guid ProjectId { get; init; }
    public DateTime? Start { get; init; }
    public DateTime? Finish { get; init; }

    /// <summary>Why there is no schedule, or null; then tasks carry only what people set.</summary>
    public string? Problem { get; init; }

    /// <summary>The tasks named by the problem.</summary>
    public IReadOnlyList<Guid> ProblemTaskIds { get; init; } = [];

    public Guid? BaselineId { get; init; }
    public IReadOnlyList<ScheduledTask> Tasks { get; init; } = [];
    public IReadOnlyList<LinkView> Links { get; init; } = [];

    /// <summary>Tasks that decide the finish, first to last.</summary>
    public IReadOnlyList<Guid> DrivingChain { get; init; } = [];
}

/// <summary>A bar of the timeline.</summary>
public sealed record ScheduledTask
{
    public Guid Id { get; init; }
    public int Number { get; init; }
    public string Title { get; init; } = "";
    public Guid? ParentId { get; init; }
    public Guid? SectionId { get; init; }
    public Guid StatusId { get; init; }
    public PersonRef? Assignee { get; init; }
    public DateOnly? StartDate { get; init; }
    public DateOnly? DueDate { get; init; }
    public int? EstimateMinutes { get; init; }
    public int Progress { get; init; }
    public bool IsMilestone { get; init; }
    public bool IsClosed { get; init; }
    public ScheduleMode ScheduleMode { get; init; }

    /// <summary>Place among the tasks of the project.</summary>
    public double Rank { get; init; }

    /// <summary>Nobody gave it a date, a length or a link: where it stands means nothing.</summary>
    public bool IsUnplanned { get; init; }

    public TaskScheduleView? Schedule { get; init; }
    public DateTime? BaselineStart { get; init; }
    public DateTime? BaselineFinish { get; init; }
    public int Version { get; init; }
}

internal sealed class GetScheduleHandler(RegieDb db, Scope scope) : IHandler<GetSchedule, ScheduleView>
{
    public async Task<Result<ScheduleView>> Handle(GetSchedule query, CancellationToken cancel)
    {
        if (await PlanSnapshot.Load(db, query.ProjectId, scope.Now, cancel) is not { } snapshot)
        {
            return Problem.NotFound();
        }

        var baselines = db.Set<Baseline>().Where(row => row.ProjectId == query.ProjectId);
        var baselineId = await (query.BaselineId is { } asked ? baselines.Where(row => row.Id == asked) : baselines.OrderByDescending(row => row.Number)).Select(row => (Guid?)row.Id).FirstOrDefaultAsync(cancel);
        if (query.BaselineId is not null && baselineId is null)
        {
            return Problem.NotFound();
        }

        var frozen = baselineId is null ? [] : await db.Set<BaselineTask>().Where(row => row.BaselineId == baselineId).Select(row => new { row.TaskId, row.Start, row.Finish }).ToDictionaryAsync(row => row.TaskId, cancel);
        var names = db.Names;
        var looks = await (from task in db.Set<TaskItem>()
                           join assignee in db.Set<Party>() on task.AssigneeId equals (Guid?)assignee.Id into assignees
                           from assignee in assignees.DefaultIfEmpty()
                           where task.ProjectId == query.ProjectId && task.ArchivedAt == null
                           select new { task.Id, task.SectionId, task.StatusId, task.Rank, task.Version, Assignee = assignee == null ? null : new PersonRef(assignee.PersonId ?? assignee.Id, names.Of(assignee.BusinessId, assignee.PersonId, assignee.Name), assignee.PersonId == null) })
            .ToDictionaryAsync(row => row.Id, cancel);
        var links = await db.Set<Dependency>().Where(row => row.ProjectId == query.ProjectId)
            .Select(row => new LinkView(row.Id, row.ProjectId, row.PredecessorId, row.SuccessorId, row.Kind, row.LagKind, row.Lag)).ToListAsync(cancel);
        var linked = links.SelectMany(link => new[] { link.PredecessorId, link.SuccessorId }).Concat(snapshot.Tasks.Where(task => task.ParentId is not null).Select(task => task.ParentId!.Value)).ToHashSet();
        var computed = snapshot.Compute();
        var schedule = computed.Schedule;
        return new ScheduleView
        {
            ProjectId = query.ProjectId,
            Start = snapshot.Tasks.Count > 0 ? schedule?.Start : null,
            Finish = snapshot.Tasks.Count > 0 ? schedule?.Finish : null,
            Problem = computed.Problem?.Kind.ToString(),
            ProblemTaskIds = computed.Problem?.Keys ?? [],
            BaselineId = baselineId,
            Links = [.. links.Where(link => looks.ContainsKey(link.PredecessorId) && looks.ContainsKey(link.SuccessorId))],
            DrivingChain = schedule?.DrivingChain ?? [],
            Tasks = [.. snapshot.Tasks.Where(task => looks.ContainsKey(task.Id)).Select(task =>
            {
                var look = looks[task.Id];
                var was = frozen.GetValueOrDefault(task.Id);
                return new ScheduledTask
                {
                    Id = task.Id,
                    Number = task.Number,
                    Title = task.Title,
                    ParentId = task.ParentId,
                    SectionId = look.SectionId,
                    StatusId = look.StatusId,
                    Assignee = look.Assignee,
                    StartDate = task.StartDate,
                    DueDate = task.DueDate,
                    EstimateMinutes = task.EstimateMinutes,
                    Progress = task.Progress,
                    IsMilestone = task.IsMilestone,
                    IsClosed = task.IsClosed,
                    ScheduleMode = task.Mode,
                    Rank = look.Rank,
                    IsUnplanned = !task.HasPlace && !linked.Contains(task.Id),
                    Schedule = schedule is not null && schedule.TryGet(task.Id, out var dates) ? View(dates, snapshot.IsCritical(task.Id, dates)) : null,
                    BaselineStart = was?.Start,
                    BaselineFinish = was?.Finish,
                    Version = look.Version,
                };
            })],
        };
    }

    internal static TaskScheduleView View(TaskDates dates, bool isCritical) => new(dates.Start, dates.Finish, dates.DurationMinutes, dates.FreeSlackMinutes, dates.TotalSlackMinutes,
        isCritical, dates.IsSummary, dates.MissesDeadline, dates.Driver.Kind, dates.Driver.Predecessor);
}
