using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>Hears of a task from now on, or no longer.</summary>
[Needs(Permission.PlanComment), Put("tasks/{TaskId}/watch")]
[Example("""{"taskId":"{task}","isWatched":true}""")]
public sealed record WatchTask(Guid TaskId, bool IsWatched) : ICommand<Nothing>;

internal sealed class WatchTaskHandler(RegieDb db, Scope scope) : IHandler<WatchTask, Nothing>
{
    public async Task<Result<Nothing>> Handle(WatchTask command, CancellationToken cancel)
    {
        var task = await db.Task(command.TaskId, cancel);
        if (task is null)
        {
            return Problem.NotFound();
        }

        var held = await db.Set<TaskWatcher>().SingleOrDefaultAsync(row => row.TaskId == task.Id && row.PersonId == scope.PersonId, cancel);
        if (command.IsWatched && held is null)
        {
            db.Add(new TaskWatcher { Id = scope.NewId(), BusinessId = task.BusinessId, TaskId = task.Id, PersonId = scope.PersonId });
        }
        else if (!command.IsWatched && held is not null)
        {
            db.Remove(held);
        }

        return default(Nothing);
    }
}
