using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>What every change of a task begins and ends with.</summary>
internal static class TaskLoading
{
    public static Task<TaskItem?> Task(this RegieDb db, Guid id, CancellationToken cancel) => db.Set<TaskItem>().SingleOrDefaultAsync(row => row.Id == id, cancel);

    /// <summary>Saves, settles the plan where dates may have moved, and answers what is now true.</summary>
    public static async Task<Result<TaskView>> Finish(RegieDb db, Scope scope, TaskItem task, bool planTouched, CancellationToken cancel)
    {
        await db.SaveChangesAsync(cancel);
        if (planTouched)
        {
            await Settling.Touched(db, scope, task.ProjectId, cancel);
        }

        return await TaskReading.One(db, scope, task.Id, cancel) is { } view ? view : Problem.NotFound();
    }
}
