namespace Regie.Scheduling;

/// <summary>
/// The scheduling engine. Pure: no clock, no storage, no randomness; the input is never changed.
/// <code>
/// var result = CriticalPath.Schedule(new ScheduleInput
/// {
///     Start = new DateTime(2026, 11, 23, 8, 0, 0),
///     ProjectCalendar = calendar.Key, Calendars = [calendar],          // WorkCalendar.Standard(key)
///     Tasks = [new() { Key = a, DurationMinutes = 960 }, new() { Key = b, DurationMinutes = 480 }],
///     Links = [new(a, b)],                                             // finish to start, no lag
/// });
/// if (result.Problem is { } problem) { /* Cycle: problem.Keys names it */ }
/// else { var dates = result.Schedule![b]; /* Start, Finish, TotalSlackMinutes, IsCritical, Driver … */ }
/// </code>
/// <list type="bullet">
/// <item>For repeated small edits of one plan keep an <see cref="IncrementalSchedule"/>: same results, about a millisecond an edit.</item>
/// <item>For "why did the finish move" see <see cref="Deviation"/>.</item>
/// <item>For working days between two dates see <see cref="WorkingTime"/> (<see cref="Regie.Scheduling.Schedule.ProjectTime"/>).</item>
/// </list>
/// </summary>
public static class CriticalPath
{
    /// <summary>Schedules a plan, or says why it cannot be scheduled. Never throws for what a person may enter.</summary>
    public static ScheduleResult Schedule(ScheduleInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (Compiler.Compile(input, out var problem) is not { } network || Passes.Run(network, out problem) is not { } passes)
            return ScheduleResult.Of(problem!);
        return ScheduleResult.Of(new Schedule(passes));
    }
}
