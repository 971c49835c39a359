using System.ComponentModel.DataAnnotations;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>Says how far a task is: percent done, work left, what it waits for.</summary>
[Needs(Permission.TaskWork), Post("tasks/{TaskId}/progress")]
[Example("""{"taskId":"{task}","progress":60}""")]
public sealed record ReportProgress(Guid TaskId) : ICommand<TaskView>
{
    [Range(0, 100)] public int? Progress { get; init; }
    [Range(0, 5_000_000)] public Optional<int?> RemainingMinutes { get; init; }
    [MaxLength(500)] public Optional<string> WaitingFor { get; init; }
    public Optional<DateOnly?> FollowUpDate { get; init; }
}

internal sealed class ReportProgressHandler(RegieDb db, Scope scope) : IHandler<ReportProgress, TaskView>
{
    public async Task<Result<TaskView>> Handle(ReportProgress command, CancellationToken cancel)
    {
        var task = await db.Task(command.TaskId, cancel);
        if (task is null)
        {
            return Problem.NotFound();
        }

        task.Progress = command.Progress ?? task.Progress;
        task.RemainingMinutes = command.RemainingMinutes.Or(task.RemainingMinutes);
        task.FollowUpDate = command.FollowUpDate.Or(task.FollowUpDate);
        if (command.WaitingFor.IsSet)
        {
            task.WaitingFor = command.WaitingFor.Value;
            task.WaitingSince = task.WaitingFor is null ? null : task.WaitingSince ?? scope.Now;
        }

        if (task.Progress > 0)
        {
            task.Begin(await ProjectClock.WallClock(db, scope, task.ProjectId, cancel));
        }

        var fields = db.ChangedMembers(task);
        if (fields.Count > 0)
        {
            task.UpdatedAt = scope.Now;
            db.Raise(new TaskUpdated(task.BusinessId, task.Id, task.ProjectId, task.Title, fields));
        }

        return await TaskLoading.Finish(db, scope, task, fields.Contains("progress") || fields.Contains("remainingMinutes"), cancel);
    }
}
