namespace Regie.Scheduling;

/// <summary>A computed plan. Immutable; reading a task makes its <see cref="TaskDates"/> on the spot from packed arrays.</summary>
public sealed class Schedule
{
    /// <summary>Start of the earliest task, or the project start without tasks.</summary>
    public DateTime Start => throw new NotSupportedException();

    /// <summary>Finish of the latest task, or the project start without tasks.</summary>
    public DateTime Finish => throw new NotSupportedException();

    /// <summary>The tasks in the order of the input.</summary>
    public IReadOnlyList<TaskDates> Tasks => throw new NotSupportedException();

    /// <summary>The dates of a task of the input.</summary>
    /// <exception cref="KeyNotFoundException">The key was not in the input.</exception>
    public TaskDates this[Guid key] => throw new NotSupportedException();

    /// <summary>The dates of a task, if it is in the plan.</summary>
    public bool TryGet(Guid key, out TaskDates dates) => throw new NotSupportedException();

    /// <summary>The project calendar compiled, for arithmetic that must agree with the plan.</summary>
    public WorkingTime ProjectTime => throw new NotSupportedException();

    /// <summary>The calendar by which a task works, compiled.</summary>
    /// <exception cref="KeyNotFoundException">The key was not in the input.</exception>
    public WorkingTime TimeOf(Guid key) => throw new NotSupportedException();

    /// <summary>The chain of tasks that decides the project finish, first to last, following each task's driving link.</summary>
    public IReadOnlyList<Guid> DrivingChain => throw new NotSupportedException();
}
