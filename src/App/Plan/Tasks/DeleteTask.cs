using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>Puts a task with its subtasks into the trash; it can be restored for 30 days.</summary>
[Needs(Permission.PlanWrite), Delete("tasks/{TaskId}")]
[Example("""{"taskId":"{task}"}""")]
public sealed record DeleteTask(Guid TaskId) : ICommand<Nothing>;

internal sealed class DeleteTaskHandler(RegieDb db, Scope scope) : IHandler<DeleteTask, Nothing>
{
    public async Task<Result<Nothing>> Handle(DeleteTask command, CancellationToken cancel)
    {
        var task = await db.Task(command.TaskId, cancel);
        if (task is null)
        {
            return Problem.NotFound();
        }

        // Subtasks go with it, under the same instant: restoring takes back exactly these.
        List<Guid> above = [task.Id];
        while (above.Count > 0)
        {
            var below = await db.Set<TaskItem>().Where(row => row.ParentId != null && above.Contains(row.ParentId.Value)).ToListAsync(cancel);
            below.ForEach(subtask => subtask.Trash(scope.Now));
            above = below.ConvertAll(subtask => subtask.Id);
            await db.SaveChangesAsync(cancel);
        }

        db.Raise(task.Trash(scope.Now));
        await db.SaveChangesAsync(cancel);
        await Settling.Touched(db, scope, task.ProjectId, cancel);
        return default(Nothing);
    }
}
