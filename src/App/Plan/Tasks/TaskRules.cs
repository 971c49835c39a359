using Regie.Kernel;

namespace Regie.Plan;

/// <summary>What may happen to a task, and what is then true of it.</summary>
public sealed partial class TaskItem
{
    // People mean days: what began at half past nine took its place from the morning on, what ended before five leaves the evening free.
    private static readonly TimeOnly Morning = new(8, 0);
    private static readonly TimeOnly Evening = new(17, 0);

    /// <summary>Done, with what came of it. The actual dates are where it stands in the plan from now on.</summary>
    public Result<TaskClosed> Close(Guid doneStatusId, DateTimeOffset now, DateTime wallClock, Guid? by, string? outcome)
    {
        if (ClosedAt is not null)
        {
            return Problem.Conflict("plan.task.closed-twice");
        }

        ClosedAt = now;
        ClosedBy = by;
        Outcome = string.IsNullOrWhiteSpace(outcome) ? null : outcome;
        StatusId = doneStatusId;
        ActualFinish ??= TimeOnly.FromDateTime(wallClock) < Evening ? wallClock.Date + Evening.ToTimeSpan() : wallClock;
        if (ActualStart > ActualFinish)
        {
            ActualStart = ActualFinish;
        }

        StopWaiting();
        UpdatedAt = now;
        return new TaskClosed(BusinessId, Id, ProjectId, Title, Outcome);
    }

    /// <summary>Open again; its real finish was none.</summary>
    public Result<TaskReopened> Reopen(Guid statusId, DateTimeOffset now)
    {
        if (ClosedAt is null)
        {
            return Problem.Conflict("plan.task.not-closed");
        }

        ClosedAt = null;
        ClosedBy = null;
        Outcome = null;
        ActualFinish = null;
        StatusId = statusId;
        UpdatedAt = now;
        return new TaskReopened(BusinessId, Id, ProjectId, Title);
    }

    /// <summary>Work has begun: said by a status of kind doing, or by progress.</summary>
    public void Begin(DateTime wallClock) => ActualStart ??= TimeOnly.FromDateTime(wallClock) > Morning ? wallClock.Date + Morning.ToTimeSpan() : wallClock;

    public void StopWaiting() => (WaitingFor, WaitingSince, FollowUpDate) = (null, null, null);

    public TaskDeleted Trash(DateTimeOffset now)
    {
        DeletedAt = now;
        return new TaskDeleted(BusinessId, Id, ProjectId, Title);
    }

    public TaskRestored Restore()
    {
        DeletedAt = null;
        return new TaskRestored(BusinessId, Id, ProjectId, Title);
    }
}
