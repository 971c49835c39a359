namespace Regie.Scheduling;

/// <summary>Comparison of a schedule with a baseline.</summary>
public static class Deviation
{
    /// <summary>
    /// Compares the plan with a baseline, over the whole project or up to one task (a launch day).
    /// <para>
    /// The movement of the finish is explained by walking back from it along what decided each task: its duration, then what it waited for,
    /// then that task's duration, and so on to the root. Each step gets what it takes now less what it took then, in working minutes of the
    /// project calendar; so the parts add up to the whole by construction. What lies off this chain is not a cause: it had room.
    /// </para>
    /// </summary>
    /// <param name="baseline">The frozen plan.</param>
    /// <param name="input">The plan now.</param>
    /// <param name="schedule">Its schedule.</param>
    /// <param name="milestone">The task whose finish is explained; null for the project finish.</param>
    /// <exception cref="KeyNotFoundException">The milestone is not in the plan.</exception>
    public static DeviationReport Compare(PlanBaseline baseline, ScheduleInput input, Schedule schedule, Guid? milestone = null)
    {
        ArgumentNullException.ThrowIfNull(baseline);
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(schedule);
        var then = new Dictionary<Guid, BaselineTask>();
        foreach (var task in baseline.Tasks) then[task.Key] = task;
        var finish = milestone is { } key ? schedule[key].Finish : schedule.Finish;
        var finishThen = milestone is { } wanted && then.TryGetValue(wanted, out var frozen) ? frozen.Finish
            : baseline.Tasks.Count == 0 ? finish
            : baseline.Tasks.Max(task => task.Finish);
        var moved = schedule.ProjectTime.Between(finishThen, finish);
        return new()
        {
            BaselineFinish = finishThen,
            Finish = finish,
            FinishMinutes = moved,
            FinishDays = Days(moved),
            Tasks = [.. input.Tasks.Where(task => then.ContainsKey(task.Key)).Select(task => Of(then[task.Key], schedule[task.Key]))],
            Causes = baseline.Tasks.Count == 0 ? [] : new Explanation(baseline, then, input, schedule).Of(milestone, finishThen),
            Added = [.. input.Tasks.Where(task => !then.ContainsKey(task.Key)).Select(task => task.Key)],
            Removed = [.. baseline.Tasks.Where(task => !schedule.TryGet(task.Key, out _)).Select(task => task.Key)],
        };

        TaskDeviation Of(BaselineTask was, TaskDates now)
        {
            var start = schedule.ProjectTime.Between(was.Start, now.Start);
            var end = schedule.ProjectTime.Between(was.Finish, now.Finish);
            return new(now.Key, start, end, end - start, Days(start), Days(end));
        }

        decimal Days(int minutes) => decimal.Divide(minutes, input.MinutesPerDay);
    }
}
