using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>
/// Lets the engine schedule what was brought in with fixed dates: open tasks of the project that are manual become automatic. Tasks that wait
/// for another follow it from now on; others keep their start as "no earlier than".
/// </summary>
[Needs(Permission.PlanWrite), Post("projects/{ProjectId}/auto-schedule")]
[Example("""{"projectId":"{project}"}""")]
public sealed record AcceptAutoSchedule(Guid ProjectId) : ICommand<AcceptedSchedule>
{
    /// <summary>Only these tasks; absent means all.</summary>
    [System.ComponentModel.DataAnnotations.MaxLength(10_000)] public IReadOnlyList<Guid>? TaskIds { get; init; }
}

/// <summary>How many tasks are scheduled by the engine now, and where the finish went.</summary>
public sealed record AcceptedSchedule(int Tasks, DateTime? FinishBefore, DateTime? Finish);

internal sealed class AcceptAutoScheduleHandler(RegieDb db, Scope scope) : IHandler<AcceptAutoSchedule, AcceptedSchedule>
{
    public async Task<Result<AcceptedSchedule>> Handle(AcceptAutoSchedule command, CancellationToken cancel)
    {
        var project = await db.Set<Project>().Where(row => row.Id == command.ProjectId).Select(row => new { row.Id, row.BusinessId }).SingleOrDefaultAsync(cancel);
        if (project is null)
        {
            return Problem.NotFound();
        }

        var manual = db.Set<TaskItem>().Where(row => row.ProjectId == project.Id && row.ScheduleMode == ScheduleMode.Manual && row.ClosedAt == null);
        if (command.TaskIds is { } asked)
        {
            if (await db.Set<TaskItem>().CountAsync(row => row.ProjectId == project.Id && asked.Contains(row.Id), cancel) < asked.Distinct().Count())
            {
                return Problem.NotFound();
            }

            manual = manual.Where(row => asked.Contains(row.Id));
        }

        var tasks = await manual.ToListAsync(cancel);
        var before = await db.Set<PlanState>().Where(row => row.Id == project.Id).Select(row => row.Finish).SingleAsync(cancel);
        tasks.ForEach(task =>
        {
            task.ScheduleMode = ScheduleMode.Auto;
            task.UpdatedAt = scope.Now;
        });
        if (tasks.Count > 0)
        {
            db.Raise(new TasksUpdated(project.BusinessId, project.Id, "scheduleMode", [.. tasks.Select(task => task.Id)]));
        }

        await db.SaveChangesAsync(cancel);
        await db.Set<PlanState>().Where(row => row.Id == project.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.PlanVersion, row => row.PlanVersion + 1), cancel);
        await Settling.Settle(db, scope, project.Id, cancel);
        var finish = await db.Set<PlanState>().Where(row => row.Id == project.Id).Select(row => row.Finish).SingleAsync(cancel);
        return new AcceptedSchedule(tasks.Count, before, finish);
    }
}
