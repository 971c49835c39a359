using System.ComponentModel.DataAnnotations;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>Closes a task and says what came of it. A task that repeats comes again.</summary>
[Needs(Permission.TaskWork), Post("tasks/{TaskId}/closure"), Daily]
[Example("""{"taskId":"{task}","outcome":"Published"}""")]
public sealed record CloseTask(Guid TaskId, [property: MaxLength(2000)] string? Outcome = null) : ICommand<TaskView>;

internal sealed class CloseTaskHandler(RegieDb db, Scope scope) : IHandler<CloseTask, TaskView>
{
    public async Task<Result<TaskView>> Handle(CloseTask command, CancellationToken cancel)
    {
        var task = await db.Task(command.TaskId, cancel);
        if (task is null)
        {
            return Problem.NotFound();
        }

        if (await new TaskPlaces(db, task.ProjectId).First(StatusKind.Done, cancel) is not { } done)
        {
            return Problem.Refused("plan.project.no-done-status");
        }

        var wallClock = await ProjectClock.WallClock(db, scope, task.ProjectId, cancel);
        var closed = task.Close(done.Id, scope.Now, wallClock, scope.Caller.PersonId, command.Outcome);
        if (!closed.IsOk)
        {
            return closed.Problem;
        }

        db.Raise(closed.Value);
        await Notices.Closed(db, scope, task, closed.Value, cancel);
        await Recurring.Next(db, scope, task, closed.Value, cancel);
        return await TaskLoading.Finish(db, scope, task, planTouched: true, cancel);
    }
}
