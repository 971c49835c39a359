namespace Regie.Scheduling;

/// <summary>What decided a task's start (or its finish, for a link that ties the finish).</summary>
public enum DriverKind
{
    /// <summary>Nothing else: the task starts with the project.</summary>
    ProjectStart,
    /// <summary>A link; <see cref="Driver.Predecessor"/> and <see cref="Driver.Link"/> say which.</summary>
    Link,
    /// <summary>The task's own constraint.</summary>
    Constraint,
    /// <summary>The status date: work not done cannot lie in the past.</summary>
    StatusDate,
    /// <summary>A person fixed the dates.</summary>
    Manual,
    /// <summary>Work really began then.</summary>
    Actual,
    /// <summary>As late as possible: what follows, or the project finish.</summary>
    AsLateAsPossible,
    /// <summary>A summary: the subtask <see cref="Driver.Predecessor"/> with the earliest start.</summary>
    Subtask,
}

/// <summary>What decided a task's dates, the answer to "why then?".</summary>
/// <param name="Kind">The sort of cause.</param>
/// <param name="Predecessor">For a link, the leaf task waited for; for a summary, the subtask that gives its start.</param>
/// <param name="Link">For a link, the link as given (it may name a summary).</param>
/// <param name="WaitedForCalendar">The cause came earlier, and the task then waited for its next working time.</param>
public readonly record struct Driver(DriverKind Kind, Guid? Predecessor = null, PlanLink? Link = null, bool WaitedForCalendar = false);

/// <summary>The computed dates of one task. Wall-clock times of the project; slack in working minutes of the task's calendar.</summary>
public readonly record struct TaskDates
{
    /// <summary>The task.</summary>
    public required Guid Key { get; init; }
    /// <summary>Scheduled start: the early start, the late one for ALAP, the actual or manual one where given.</summary>
    public required DateTime Start { get; init; }
    /// <summary>Scheduled finish.</summary>
    public required DateTime Finish { get; init; }
    /// <summary>Earliest start that links and constraints allow.</summary>
    public required DateTime EarlyStart { get; init; }
    /// <summary>Earliest finish.</summary>
    public required DateTime EarlyFinish { get; init; }
    /// <summary>Latest start that does not move the project finish, a deadline or a later constraint.</summary>
    public required DateTime LateStart { get; init; }
    /// <summary>Latest finish.</summary>
    public required DateTime LateFinish { get; init; }
    /// <summary>Working minutes the task can slip without moving any successor.</summary>
    public required int FreeSlackMinutes { get; init; }
    /// <summary>Working minutes the task can slip without moving the project finish; negative when a promise cannot be kept.</summary>
    public required int TotalSlackMinutes { get; init; }
    /// <summary>On the critical path: not finished, and total slack within <see cref="ScheduleInput.CriticalSlackMinutes"/>.</summary>
    public required bool IsCritical { get; init; }
    /// <summary>Has subtasks.</summary>
    public required bool IsSummary { get; init; }
    /// <summary>Working minutes between start and finish: in the task's calendar; for a summary, in the project's.</summary>
    public required int DurationMinutes { get; init; }
    /// <summary>Finishes after its deadline.</summary>
    public required bool MissesDeadline { get; init; }
    /// <summary>What decided the start.</summary>
    public required Driver Driver { get; init; }
}
