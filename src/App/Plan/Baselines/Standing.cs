using Regie.Ui;

namespace Regie.Plan;

/// <summary>How far a project is, and how far it was to be by now: shares of its work, weighed by the length of its tasks.</summary>
public sealed record Standing(double Done, double? Planned)
{
    public static Standing? Of(ScheduleView plan, DateOnly today)
    {
        var parents = plan.Tasks.Where(task => task.ParentId is not null).Select(task => task.ParentId!.Value).ToHashSet();
        var work = plan.Tasks.Where(task => !parents.Contains(task.Id) && !task.IsMilestone && task.Schedule is not null).ToList();
        double all = work.Sum(Weight);
        if (all <= 0)
        {
            return null;
        }

        var done = work.Sum(task => Weight(task) * (task.IsClosed ? 1 : task.Progress / 100.0)) / all;
        var frozen = work.Where(task => task.BaselineFinish is not null).ToList();
        double agreed = frozen.Sum(Weight);
        return new Standing(done, agreed <= 0 ? null : frozen.Sum(task => Weight(task) * Elapsed(DateOnly.FromDateTime(task.BaselineStart!.Value), DateOnly.FromDateTime(task.BaselineFinish!.Value), today)) / agreed);
    }

    private static double Weight(ScheduledTask task) => Math.Max(1, task.Schedule!.DurationMinutes);

    /// <summary>The share of a task's working days that lie before today.</summary>
    private static double Elapsed(DateOnly start, DateOnly finish, DateOnly today)
    {
        if (today > finish)
        {
            return 1;
        }

        return today <= start ? 0 : WorkDays(start, today.AddDays(-1)) / (double)Math.Max(1, WorkDays(start, finish));
    }

    private static int WorkDays(DateOnly from, DateOnly to) =>
        Enumerable.Range(0, Math.Max(0, to.DayNumber - from.DayNumber + 1)).Count(offset => from.AddDays(offset).DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));
}
