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
/// <param name="Changed">The tasks with any computed value changed, with the new values; empty when refused.</param>
/// <param name="Problem">Why the edit was refused, in which case the plan is as before; null when applied.</param>
public sealed record EditResult(IReadOnlyList<TaskDates> Changed, ScheduleProblem? Problem);

/// <summary>
/// A plan kept ready for edits. After any sequence of edits its schedule equals, value for value, that of
/// <see cref="CriticalPath.Schedule"/> on <see cref="Input"/>. Not safe for use from several threads at once.
/// </summary>
public sealed class IncrementalSchedule
{
    /// <summary>Schedules the plan and keeps it ready; null with a problem when it cannot be scheduled.</summary>
    public static IncrementalSchedule? Start(ScheduleInput input, out ScheduleProblem? problem) => throw new NotSupportedException();

    /// <summary>The plan as edited so far.</summary>
    public ScheduleInput Input => throw new NotSupportedException();

    /// <summary>The schedule now: a snapshot that later edits do not change.</summary>
    public Schedule Current => throw new NotSupportedException();

    /// <summary>Applies one edit, or refuses it and changes nothing.</summary>
    public EditResult Apply(PlanEdit edit) => throw new NotSupportedException();
}
