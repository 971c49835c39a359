using Regie.Kernel;

namespace Regie.Plan;

/// <summary>What it means for a task to take another status: the kind of the status decides.</summary>
internal sealed class StatusChange(TaskItem task, Scope scope, DateTime wallClock)
{
    /// <summary>The event beside "moved", where the change closes or reopens the task.</summary>
    public IEvent? To(Status status)
    {
        IEvent? happened = null;
        if (status.Kind == StatusKind.Done && task.ClosedAt is null)
        {
            happened = task.Close(status.Id, scope.Now, wallClock, scope.Caller.PersonId, null).Value;
        }
        else if (status.Kind != StatusKind.Done && task.ClosedAt is not null)
        {
            happened = task.Reopen(status.Id, scope.Now).Value;
        }

        task.StatusId = status.Id;
        if (status.Kind is StatusKind.Doing or StatusKind.InReview)
        {
            task.Begin(wallClock);
        }

        if (status.Kind == StatusKind.Waiting)
        {
            task.WaitingSince ??= scope.Now;
        }
        else
        {
            task.StopWaiting();
        }

        return happened;
    }
}
