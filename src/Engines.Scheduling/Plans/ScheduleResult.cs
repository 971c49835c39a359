using System.Diagnostics.CodeAnalysis;

namespace Regie.Scheduling;

/// <summary>A schedule, or why there is none: exactly one of the two is not null.</summary>
public sealed class ScheduleResult
{
    ScheduleResult(Schedule? schedule, ScheduleProblem? problem) => (Schedule, Problem) = (schedule, problem);

    /// <summary>The plan computed.</summary>
    public Schedule? Schedule { get; }

    /// <summary>Why it could not be.</summary>
    public ScheduleProblem? Problem { get; }

    /// <summary>There is a schedule.</summary>
    [MemberNotNullWhen(true, nameof(Schedule))]
    [MemberNotNullWhen(false, nameof(Problem))]
    public bool IsScheduled => Schedule is not null;

    internal static ScheduleResult Of(Schedule schedule) => new(schedule, null);

    internal static ScheduleResult Of(ScheduleProblem problem) => new(null, problem);
}
