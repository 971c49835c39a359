namespace Regie.Scheduling;

/// <summary>One change of a plan.</summary>
public abstract record PlanEdit
{
    PlanEdit() { }

    /// <summary>Puts a task in place of the one with the same key: duration, dates, constraint, progress, calendar, parent.</summary>
    public sealed record SetTask(PlanTask Task) : PlanEdit;

    /// <summary>Adds a task, after the others.</summary>
    public sealed record AddTask(PlanTask Task) : PlanEdit;

    /// <summary>Removes a task that has no subtasks, with its links.</summary>
    public sealed record RemoveTask(Guid Key) : PlanEdit;

    /// <summary>Adds a link, after the others.</summary>
    public sealed record AddLink(PlanLink Link) : PlanEdit;

    /// <summary>Removes the first link equal to this one.</summary>
    public sealed record RemoveLink(PlanLink Link) : PlanEdit;
}

/// <summary>What an edit did.</summary>
/// <param name="Changed">The tasks with any computed value changed, with the new values, in the order of the plan; empty when refused.</param>
/// <param name="Problem">Why the edit was refused, in which case the plan is as before; null when applied.</param>
public sealed record EditResult(IReadOnlyList<TaskDates> Changed, ScheduleProblem? Problem);
