using Regie.Kernel;

namespace Regie.Plan;

/// <summary>Opens a closed task again.</summary>
[Needs(Permission.TaskWork), Post("tasks/{TaskId}/reopening")]
[Example("""{"taskId":"{task}"}""")]
public sealed record ReopenTask(Guid TaskId) : ICommand<TaskView>;

internal sealed class ReopenTaskHandler(RegieDb db, Scope scope) : IHandler<ReopenTask, TaskView>
{
    public async Task<Result<TaskView>> Handle(ReopenTask command, CancellationToken cancel)
    {
        var task = await db.Task(command.TaskId, cancel);
        if (task is null)
        {
            return Problem.NotFound();
        }

        var status = await new TaskPlaces(db, task.ProjectId).First(task.ActualStart is null ? StatusKind.ToDo : StatusKind.Doing, cancel);
        var reopened = task.Reopen(status?.Id ?? task.StatusId, scope.Now);
        if (!reopened.IsOk)
        {
            return reopened.Problem;
        }

        db.Raise(reopened.Value);
        return await TaskLoading.Finish(db, scope, task, planTouched: true, cancel);
    }
}
