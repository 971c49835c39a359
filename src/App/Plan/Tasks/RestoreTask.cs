using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>Takes a task, with the subtasks that went with it, out of the trash.</summary>
[Needs(Permission.PlanWrite), Post("tasks/{TaskId}/restoration")]
[Example("""{"taskId":"{task}"}""")]
public sealed record RestoreTask(Guid TaskId) : ICommand<TaskView>;

internal sealed class RestoreTaskHandler(RegieDb db, Scope scope) : IHandler<RestoreTask, TaskView>
{
    public async Task<Result<TaskView>> Handle(RestoreTask command, CancellationToken cancel)
    {
        var task = await db.WithTrash<TaskItem>().SingleOrDefaultAsync(row => row.Id == command.TaskId, cancel);
        if (task is null || !await db.Set<Project>().AnyAsync(row => row.Id == task.ProjectId, cancel))
        {
            return Problem.NotFound();
        }

        if (task.DeletedAt is not { } gone)
        {
            return (await TaskReading.One(db, scope, task.Id, cancel))!;
        }

        List<Guid> above = [task.Id];
        while (above.Count > 0)
        {
            var below = await db.WithTrash<TaskItem>().Where(row => row.ParentId != null && above.Contains(row.ParentId.Value) && row.DeletedAt == gone).ToListAsync(cancel);
            below.ForEach(subtask => subtask.Restore());
            above = below.ConvertAll(subtask => subtask.Id);
        }

        db.Raise(task.Restore());
        return await TaskLoading.Finish(db, scope, task, planTouched: true, cancel);
    }
}
