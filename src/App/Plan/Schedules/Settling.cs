using Microsoft.EntityFrameworkCore;
using Regie.Kernel;
using Regie.Scheduling;

namespace Regie.Plan;

/// <summary>
/// Keeps the stored schedule true. A small plan settles within the call that changed it; a larger one is only marked, and
/// <see cref="SchedulePump"/> computes it outside the writer's turn.
/// </summary>
internal static class Settling
{
    /// <summary>Plans of up to this many tasks settle at once: a few milliseconds.</summary>
    private const int Small = 200;

    /// <summary>Says that dates may move, and settles a small plan.</summary>
    public static async Task Touched(RegieDb db, Scope scope, Guid projectId, CancellationToken cancel)
    {
        var lastNumber = await db.Set<PlanState>().Where(row => row.Id == projectId).Select(row => row.LastNumber).SingleAsync(cancel);
        await Touched(db, scope, projectId, lastNumber, cancel);
    }

    /// <summary>The same where the number of the newest task is known. A large plan is marked in the last moment of the call: nobody waits for those who change it too.</summary>
    public static async Task Touched(RegieDb db, Scope scope, Guid projectId, int lastNumber, CancellationToken cancel)
    {
        if (!IsSmall(scope, lastNumber))
        {
            db.CountUpAtEnd<PlanState>(projectId, nameof(PlanState.PlanVersion));
            return;
        }

        await db.SaveChangesAsync(cancel);
        await db.Set<PlanState>().Where(row => row.Id == projectId).ExecuteUpdateAsync(set => set.SetProperty(row => row.PlanVersion, row => row.PlanVersion + 1), cancel);
        await Settle(db, scope, projectId, cancel);
    }

    /// <summary>Never had many tasks. Whoever reaches only their own tasks sees too little of a plan to compute it.</summary>
    private static bool IsSmall(Scope scope, int lastNumber) => lastNumber <= Small && scope.Reach.OwnWorkOnly.Count == 0;

    public static async Task Settle(RegieDb db, Scope scope, Guid projectId, CancellationToken cancel)
    {
        if (await PlanSnapshot.Load(db, projectId, scope.Now, cancel) is { } snapshot)
        {
            await Store(db, snapshot, snapshot.Compute(), cancel);
        }
    }

    /// <summary>Writes the rows that differ from what is stored, and one event when any did. False: the plan has changed since the snapshot.</summary>
    public static async Task<bool> Store(RegieDb db, PlanSnapshot snapshot, ScheduleResult computed, CancellationToken cancel)
    {
        var state = await db.Set<PlanState>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == snapshot.ProjectId, cancel);
        if (state is null || state.PlanVersion != snapshot.PlanVersion)
        {
            return false;
        }

        List<Guid> moved = [];
        if (computed.IsScheduled)
        {
            moved = await WriteChanged(db, snapshot, computed.Schedule, cancel);
        }

        var (start, finish) = computed.IsScheduled && snapshot.Tasks.Count > 0 ? (computed.Schedule.Start, computed.Schedule.Finish) : ((DateTime?)null, (DateTime?)null);
        var problem = computed.Problem?.Kind.ToString();
        await db.Set<PlanState>().Where(row => row.Id == snapshot.ProjectId && row.PlanVersion == snapshot.PlanVersion).ExecuteUpdateAsync(set => set
            .SetProperty(row => row.ScheduledVersion, snapshot.PlanVersion)
            .SetProperty(row => row.ScheduledOn, snapshot.Today)
            .SetProperty(row => row.Start, start)
            .SetProperty(row => row.Finish, finish)
            .SetProperty(row => row.Problem, problem), cancel);
        if (moved.Count > 0 || state.Finish != finish)
        {
            db.Raise(new ProjectRescheduled(snapshot.BusinessId, snapshot.ProjectId, moved.Count, state.Finish, finish, moved.Count <= GetTaskChangesHandler.Most ? moved : null));
        }

        return true;
    }

    /// <summary>Answers the tasks whose dates differ now.</summary>
    private static async Task<List<Guid>> WriteChanged(RegieDb db, PlanSnapshot snapshot, Schedule schedule, CancellationToken cancel)
    {
        var stored = await db.Set<TaskSchedule>().AsTracking().Where(row => row.ProjectId == snapshot.ProjectId).ToDictionaryAsync(row => row.Id, cancel);
        foreach (var dates in schedule.Tasks)
        {
            if (!stored.Remove(dates.Key, out var row))
            {
                row = new TaskSchedule { Id = dates.Key, BusinessId = snapshot.BusinessId, ProjectId = snapshot.ProjectId };
                db.Add(row);
            }

            row.Take(dates, snapshot.IsCritical(dates.Key, dates));
        }

        // What is left belongs to tasks that went to the trash or the archive.
        db.RemoveRange(stored.Values);
        db.ChangeTracker.DetectChanges();
        List<Guid> moved = [.. db.ChangeTracker.Entries<TaskSchedule>().Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).Select(entry => entry.Entity.Id)];
        await db.SaveChangesAsync(cancel);
        return moved;
    }
}
