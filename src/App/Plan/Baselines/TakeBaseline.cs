using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>Freezes the plan as it stands, under a name and with a reason. Never changed afterwards.</summary>
[Needs(Permission.ProjectManage), Post("projects/{ProjectId}/baselines"), Creates("baselines/{id}")]
[Example("""{"projectId":"{project}","name":"Agreed with the client"}""")]
public sealed record TakeBaseline(Guid ProjectId, [property: MaxLength(200)] string? Name = null, [property: MaxLength(2000)] string? Reason = null) : ICommand<BaselineView>;

/// <summary>A frozen plan.</summary>
public sealed record BaselineView(Guid Id, Guid ProjectId, int Number, string Name, string? Reason, string? Author, DateTimeOffset At, bool IsImported, DateTime Start, DateTime Finish, int Tasks);

internal sealed class TakeBaselineHandler(RegieDb db, Scope scope) : IHandler<TakeBaseline, BaselineView>
{
    public async Task<Result<BaselineView>> Handle(TakeBaseline command, CancellationToken cancel)
    {
        if (await PlanSnapshot.Load(db, command.ProjectId, scope.Now, cancel) is not { } snapshot)
        {
            return Problem.NotFound();
        }

        var computed = snapshot.Compute();
        if (!computed.IsScheduled)
        {
            return Problem.Refused("plan.schedule.impossible", computed.Problem.Kind.ToString());
        }

        if (snapshot.Tasks.Count == 0)
        {
            return Problem.Refused("plan.baseline.no-tasks");
        }

        var number = (await db.Set<Baseline>().Where(row => row.ProjectId == command.ProjectId).MaxAsync(row => (int?)row.Number, cancel) ?? 0) + 1;
        var schedule = computed.Schedule;
        var baseline = new Baseline
        {
            Id = scope.NewId(),
            BusinessId = snapshot.BusinessId,
            ProjectId = snapshot.ProjectId,
            Number = number,
            Name = string.IsNullOrWhiteSpace(command.Name) ? $"#{number}" : command.Name.Trim(),
            Reason = command.Reason,
            AuthorId = scope.Caller.PersonId,
            At = scope.Now,
            Start = schedule.Start,
            Finish = schedule.Finish,
            Links = JsonSerializer.Serialize(snapshot.Input.Links, Json.Options),
        };
        db.Add(baseline);
        foreach (var task in snapshot.Tasks)
        {
            var dates = schedule[task.Id];
            db.Add(new BaselineTask
            {
                Id = scope.NewId(),
                BusinessId = snapshot.BusinessId,
                BaselineId = baseline.Id,
                TaskId = task.Id,
                Title = task.Title,
                IsMilestone = task.IsMilestone,
                Start = dates.Start,
                Finish = dates.Finish,
                DurationMinutes = dates.DurationMinutes,
                WorkMinutes = task.EstimateMinutes,
            });
        }

        db.Raise(new BaselineTaken(baseline.BusinessId, baseline.ProjectId, baseline.Id, baseline.Name, baseline.Reason));
        await db.SaveChangesAsync(cancel);
        return await Baselines.Views(db, db.Set<Baseline>().Where(row => row.Id == baseline.Id)).SingleAsync(cancel);
    }
}
