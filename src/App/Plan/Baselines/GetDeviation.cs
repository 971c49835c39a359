using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Regie.Kernel;
using Regie.Scheduling;

namespace Regie.Plan;

/// <summary>How far the plan is from a baseline, in working days, and which tasks explain it.</summary>
[Needs(Permission.PlanRead), Get("projects/{ProjectId}/deviation"), Daily]
[Example("""{"projectId":"{project}"}""")]
public sealed record GetDeviation(Guid ProjectId) : IQuery<DeviationView>
{
    /// <summary>By default the newest.</summary>
    public Guid? BaselineId { get; init; }

    /// <summary>The task whose finish is explained (a launch day); by default the end of the plan.</summary>
    public Guid? MilestoneId { get; init; }
}

/// <summary>Where a plan stands against a baseline. Days are working days of the project, positive is later.</summary>
public sealed record DeviationView
{
    public Guid ProjectId { get; init; }

    /// <summary>Absent where no baseline was taken yet; then nothing else is said.</summary>
    public BaselineView? Baseline { get; init; }

    public DateTime? BaselineFinish { get; init; }
    public DateTime? Finish { get; init; }
    public decimal FinishDays { get; init; }
    public string? Problem { get; init; }

    /// <summary>What explains the movement of the finish; the days add up to it.</summary>
    public IReadOnlyList<DeviationReason> Causes { get; init; } = [];

    /// <summary>Tasks that are elsewhere than they were, furthest first.</summary>
    public IReadOnlyList<DeviatingTask> Tasks { get; init; } = [];

    public IReadOnlyList<TaskName> Added { get; init; } = [];
    public IReadOnlyList<TaskName> Removed { get; init; } = [];
}

public sealed record TaskName(Guid Id, string Title);

public sealed record DeviationReason(DeviationCauseKind Kind, Guid? TaskId, string? Title, PersonRef? Assignee, Guid? PredecessorId, string? Predecessor, decimal Days)
{
    /// <summary>What the task still waits for, where its waiting is why the finish is later.</summary>
    public string? WaitingFor { get; init; }

    public DateTimeOffset? WaitingSince { get; init; }
}

public sealed record DeviatingTask(Guid TaskId, string Title, DateTime BaselineStart, DateTime BaselineFinish, DateTime Start, DateTime Finish, decimal StartDays, decimal FinishDays, bool IsCritical, bool IsClosed);

internal sealed class GetDeviationHandler(RegieDb db, Scope scope) : IHandler<GetDeviation, DeviationView>
{
    public async Task<Result<DeviationView>> Handle(GetDeviation query, CancellationToken cancel)
    {
        if (await PlanSnapshot.Load(db, query.ProjectId, scope.Now, cancel) is not { } snapshot)
        {
            return Problem.NotFound();
        }

        var asked = db.Set<Baseline>().Where(row => row.ProjectId == query.ProjectId && (query.BaselineId == null || row.Id == query.BaselineId));
        var baseline = await asked.OrderByDescending(row => row.Number).FirstOrDefaultAsync(cancel);
        if ((query.BaselineId is not null && baseline is null) || (query.MilestoneId is { } milestone && !snapshot.Tasks.Any(task => task.Id == milestone)))
        {
            return Problem.NotFound();
        }

        if (baseline is null)
        {
            return new DeviationView { ProjectId = query.ProjectId };
        }

        return await Compare(query, snapshot, baseline, cancel);
    }

    private async Task<DeviationView> Compare(GetDeviation query, PlanSnapshot snapshot, Baseline baseline, CancellationToken cancel)
    {
        var view = await Baselines.Views(db, db.Set<Baseline>().Where(row => row.Id == baseline.Id)).SingleAsync(cancel);
        var frozen = await db.Set<BaselineTask>().Where(row => row.BaselineId == baseline.Id).ToListAsync(cancel);
        var was = frozen.ToDictionary(task => task.TaskId);
        var now = snapshot.Tasks.ToDictionary(task => task.Id);
        List<Guid> added = [.. snapshot.Tasks.Where(task => !was.ContainsKey(task.Id)).Select(task => task.Id)];
        snapshot = snapshot.Planned(id => was.ContainsKey(id) || id == query.MilestoneId);
        var computed = snapshot.Compute();
        if (!computed.IsScheduled)
        {
            return new DeviationView { ProjectId = query.ProjectId, Baseline = view, BaselineFinish = baseline.Finish, Problem = computed.Problem.Kind.ToString() };
        }

        var report = Deviation.Compare(new PlanBaseline
        {
            Tasks = [.. frozen.Select(row => new Scheduling.BaselineTask(row.TaskId, row.Start, row.Finish))],
            Links = baseline.Links is { } links ? JsonSerializer.Deserialize<List<PlanLink>>(links, Json.Options) : null,
        }, snapshot.Input, computed.Schedule, query.MilestoneId);
        var names = db.Names;
        var people = await (from task in db.Set<TaskItem>()
                            join party in db.Set<Party>() on task.AssigneeId equals (Guid?)party.Id
                            where task.ProjectId == query.ProjectId
                            select new { task.Id, Person = new PersonRef(party.PersonId ?? party.Id, names.Of(party.BusinessId, party.PersonId, party.Name), party.PersonId == null) }).ToDictionaryAsync(row => row.Id, row => row.Person, cancel);
        var waiting = await db.Set<TaskItem>().Where(task => task.ProjectId == query.ProjectId && task.ClosedAt == null && task.WaitingFor != null)
            .Select(task => new { task.Id, task.WaitingFor, task.WaitingSince }).ToDictionaryAsync(row => row.Id, cancel);
        string? Title(Guid? id) => id is not { } key ? null : now.TryGetValue(key, out var task) ? task.Title : was.GetValueOrDefault(key)?.Title;
        return new DeviationView
        {
            ProjectId = query.ProjectId,
            Baseline = view,
            BaselineFinish = report.BaselineFinish,
            Finish = report.Finish,
            FinishDays = report.FinishDays,
            Causes = [.. report.Causes.Where(cause => cause.Minutes != 0).Select(cause => new DeviationReason(cause.Kind, cause.Key, Title(cause.Key),
                cause.Key is { } who ? people.GetValueOrDefault(who) : null, cause.Predecessor, Title(cause.Predecessor), cause.Days)
            {
                WaitingFor = cause is { Key: { } held, Minutes: > 0 } ? waiting.GetValueOrDefault(held)?.WaitingFor : null,
                WaitingSince = cause is { Key: { } since, Minutes: > 0 } ? waiting.GetValueOrDefault(since)?.WaitingSince : null,
            })],
            Tasks = [.. report.Tasks.Where(task => task.StartMinutes != 0 || task.FinishMinutes != 0).OrderByDescending(task => Math.Abs(task.FinishMinutes)).Select(task =>
            {
                var dates = computed.Schedule[task.Key];
                return new DeviatingTask(task.Key, now[task.Key].Title, was[task.Key].Start, was[task.Key].Finish, dates.Start, dates.Finish, task.StartDays, task.FinishDays, snapshot.IsCritical(task.Key, dates), now[task.Key].IsClosed);
            })],
            Added = [.. added.Select(id => new TaskName(id, Title(id) ?? ""))],
            Removed = [.. report.Removed.Select(id => new TaskName(id, Title(id) ?? ""))],
        };
    }
}
