namespace Regie.Plan;

/// <summary>How far a project is, and how far it was to be by now: shares of its work, as in its report.</summary>
public sealed record Standing(double Done, double? Planned)
{
    /// <param name="now">Wall-clock time of whoever looks.</param>
    public static Standing? Of(ScheduleView plan, DateTime now)
    {
        var parents = plan.Tasks.Where(task => task.ParentId is not null).Select(task => task.ParentId!.Value).ToHashSet();
        var work = plan.Tasks.Where(task => !parents.Contains(task.Id) && !task.IsMilestone)
            .Select(task => new DoneShare.Work(task.EstimateMinutes ?? task.Schedule?.DurationMinutes ?? 0, task.IsClosed ? 1 : task.Progress / 100m, task.BaselineStart, task.BaselineFinish)).ToList();
        return DoneShare.Done(work) is { } done ? new Standing((double)done, (double?)DoneShare.Planned(work, now)) : null;
    }
}
