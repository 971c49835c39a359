namespace Regie.Scheduling;

/// <summary>A task as it stood when a baseline was taken.</summary>
/// <param name="Key">The task.</param>
/// <param name="Start">Its start then.</param>
/// <param name="Finish">Its finish then.</param>
public readonly record struct BaselineTask(Guid Key, DateTime Start, DateTime Finish);

/// <summary>A frozen plan to compare with.</summary>
public sealed record PlanBaseline
{
    /// <summary>Leaf tasks, and summaries if wished, as they stood.</summary>
    public required IReadOnlyList<BaselineTask> Tasks { get; init; }

    /// <summary>The links as they stood; null when not known (an imported baseline), then no movement is put down to a new link.</summary>
    public IReadOnlyList<PlanLink>? Links { get; init; }
}

/// <summary>How far a task is from its baseline. Minutes are working minutes of the project calendar, positive when later or longer.</summary>
/// <param name="Key">The task.</param>
/// <param name="StartMinutes">Movement of the start.</param>
/// <param name="FinishMinutes">Movement of the finish.</param>
/// <param name="DurationMinutes">Growth of the duration.</param>
/// <param name="StartDays">Movement of the start in working days.</param>
/// <param name="FinishDays">Movement of the finish in working days.</param>
public readonly record struct TaskDeviation(
    Guid Key, int StartMinutes, int FinishMinutes, int DurationMinutes, decimal StartDays, decimal FinishDays);

/// <summary>Sorts of cause of a movement of the finish.</summary>
public enum DeviationCauseKind
{
    /// <summary>The task takes longer, or less long, than it did.</summary>
    DurationChanged,
    /// <summary>The task began later, or earlier, than what it waited for explains.</summary>
    StartedLate,
    /// <summary>The task was not in the baseline.</summary>
    TaskAdded,
    /// <summary>The task waits for another through a link that was not in the baseline.</summary>
    LinkAdded,
    /// <summary>A constraint, a manual date, a longer lag or days off hold the task elsewhere than before.</summary>
    DateFixed,
    /// <summary>A task that decided the finish then does so no longer: done sooner, removed, freed of its link.</summary>
    NoLongerDecides,
    /// <summary>The project starts on another day.</summary>
    ProjectStartMoved,
    /// <summary>There was room before the task, or between it and the finish, that took up part of the movement; always negative.</summary>
    SlackUsed,
}

/// <summary>One cause of the movement of the finish.</summary>
/// <param name="Kind">The sort of cause.</param>
/// <param name="Key">The task where it arose; null for the project start.</param>
/// <param name="Predecessor">For a link, the task waited for.</param>
/// <param name="Minutes">Its part of the movement, working minutes of the project calendar.</param>
/// <param name="Days">The same in working days.</param>
public sealed record DeviationCause(DeviationCauseKind Kind, Guid? Key, Guid? Predecessor, int Minutes, decimal Days);

/// <summary>Where the plan stands against a baseline.</summary>
public sealed record DeviationReport
{
    /// <summary>Project finish in the baseline.</summary>
    public required DateTime BaselineFinish { get; init; }
    /// <summary>Project finish now.</summary>
    public required DateTime Finish { get; init; }
    /// <summary>Movement of the finish in working minutes of the project calendar; positive is later.</summary>
    public required int FinishMinutes { get; init; }
    /// <summary>Movement of the finish in working days.</summary>
    public required decimal FinishDays { get; init; }
    /// <summary>Every task in both plans, in the order of the current plan.</summary>
    public required IReadOnlyList<TaskDeviation> Tasks { get; init; }
    /// <summary>What explains the movement, in order along the driving chain; the minutes add up to <see cref="FinishMinutes"/>.</summary>
    public required IReadOnlyList<DeviationCause> Causes { get; init; }
    /// <summary>Tasks of the plan that the baseline does not have.</summary>
    public required IReadOnlyList<Guid> Added { get; init; }
    /// <summary>Tasks of the baseline that the plan no longer has.</summary>
    public required IReadOnlyList<Guid> Removed { get; init; }
}
