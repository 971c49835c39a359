using Microsoft.EntityFrameworkCore;
using Regie.Kernel;
using Regie.Scheduling;

namespace Regie.Plan;

/// <summary>Computes a project's schedule anew and stores what changed. It happens by itself; this is for whoever will not wait.</summary>
[Needs(Permission.PlanWrite), Post("projects/{ProjectId}/schedule")]
[Example("""{"projectId":"{project}"}""")]
public sealed record Reschedule(Guid ProjectId) : ICommand<Nothing>;

internal sealed class RescheduleHandler(RegieDb db, Scope scope) : IHandler<Reschedule, Nothing>
{
    public async Task<Result<Nothing>> Handle(Reschedule command, CancellationToken cancel)
    {
        if (!await db.Set<Project>().AnyAsync(row => row.Id == command.ProjectId, cancel))
        {
            return Problem.NotFound();
        }

        await Settling.Settle(db, scope, command.ProjectId, cancel);
        return default(Nothing);
    }
}

/// <summary>The plans whose stored schedule is behind. For the pump.</summary>
[Needs(Permission.PlanRead), Get("schedules/stale"), Only(Door.Inside)]
public sealed record ListStaleSchedules : IQuery<IReadOnlyList<Guid>>;

internal sealed class ListStaleSchedulesHandler(RegieDb db, Scope scope) : IHandler<ListStaleSchedules, IReadOnlyList<Guid>>
{
    public async Task<Result<IReadOnlyList<Guid>>> Handle(ListStaleSchedules query, CancellationToken cancel)
    {
        var today = DateOnly.FromDateTime(scope.Now.UtcDateTime);
        return await (from state in db.Set<PlanState>()
                      join project in db.Set<Project>() on state.Id equals project.Id
                      where (state.ScheduledVersion < state.PlanVersion || state.ScheduledOn == null || state.ScheduledOn < today)
                          && (project.State == ProjectState.Active || project.State == ProjectState.Draft || state.ScheduledVersion < state.PlanVersion)
                      select state.Id).Take(100).ToListAsync(cancel);
    }
}

/// <summary>A plan as the engine reads it. For the pump, which computes outside the writer's turn.</summary>
[Needs(Permission.PlanRead), Get("schedules/{ProjectId}/snapshot"), Only(Door.Inside)]
public sealed record TakeSnapshot(Guid ProjectId) : IQuery<Snapshot>;

/// <summary>A snapshot on its way through the pump.</summary>
public sealed class Snapshot
{
    internal PlanSnapshot? Plan { get; init; }
}

internal sealed class TakeSnapshotHandler(RegieDb db, Scope scope) : IHandler<TakeSnapshot, Snapshot>
{
    public async Task<Result<Snapshot>> Handle(TakeSnapshot query, CancellationToken cancel) =>
        new Snapshot { Plan = await PlanSnapshot.Load(db, query.ProjectId, scope.Now, cancel) };
}

/// <summary>Stores a computed schedule, unless the plan has changed since; answers whether it was stored. For the pump.</summary>
[Needs(Permission.PlanWrite), Put("schedules/{ProjectId}"), Only(Door.Inside)]
public sealed record StoreSchedule(Guid ProjectId) : ICommand<bool>
{
    internal PlanSnapshot? Plan { get; init; }
    internal ScheduleResult? Computed { get; init; }
}

internal sealed class StoreScheduleHandler(RegieDb db) : IHandler<StoreSchedule, bool>
{
    public async Task<Result<bool>> Handle(StoreSchedule command, CancellationToken cancel) =>
        await Settling.Store(db, command.Plan!, command.Computed!, cancel);
}
