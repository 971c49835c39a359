using Regie.Kernel;
using Regie.Ui;

namespace Regie.Plan;

/// <summary>From a computed plan to the rows of the timeline, and from a drag back to what a person set by it.</summary>
internal static class TimelineRows
{
    private const int DayMinutes = 480;

    public static IReadOnlyList<TimelineRow> Of(ScheduleView plan, IReadOnlyList<SectionView> sections, Func<Guid, string> href)
    {
        var known = plan.Tasks.Select(task => task.Id).ToHashSet();
        var below = plan.Tasks.Where(task => task.ParentId is { } parent && known.Contains(parent)).ToLookup(task => task.ParentId!.Value);
        var top = plan.Tasks.Where(task => task.ParentId is not { } parent || !known.Contains(parent)).ToList();
        List<TimelineRow> rows = new(plan.Tasks.Count + sections.Count);
        foreach (var section in sections)
        {
            var mine = top.Where(task => task.SectionId == section.Id).ToList();
            if (mine.Count > 0)
            {
                rows.Add(Heading(section, mine));
                mine.ForEach(task => Add(task, 1));
            }
        }

        foreach (var task in top.Where(task => sections.All(section => section.Id != task.SectionId)))
        {
            Add(task, 0);
        }

        return rows;

        void Add(ScheduledTask task, int depth)
        {
            rows.Add(Row(task, depth, below[task.Id].Any(), href(task.Id)));
            if (depth < 32)
            {
                foreach (var part in below[task.Id])
                {
                    Add(part, depth + 1);
                }
            }
        }
    }

    /// <summary>
    /// What a drag means. A task that the plan schedules is told not to start earlier, and how long it takes; one whose dates a person fixed gets new ones.
    /// </summary>
    public static UpdateTask Change(TaskView task, TimelineMove move)
    {
        if (task.ScheduleMode is ScheduleMode.Manual)
        {
            return new UpdateTask(task.Id) { StartDate = move.Start, DueDate = move.Finish };
        }

        var days = Enumerable.Range(0, move.Finish.DayNumber - move.Start.DayNumber + 1).Count(offset => move.Start.AddDays(offset).DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));
        Optional<int?> length = task.IsMilestone ? default : new(Math.Max(1, days) * DayMinutes);
        return move.Kind switch
        {
            TimelineDrag.Move => new UpdateTask(task.Id) { StartDate = move.Start },
            TimelineDrag.ResizeStart => new UpdateTask(task.Id) { StartDate = move.Start, DurationMinutes = length },
            _ => new UpdateTask(task.Id) { DurationMinutes = length },
        };
    }

    private static TimelineRow Row(ScheduledTask task, int depth, bool isSummary, string href) => new()
    {
        Id = task.Id,
        Name = task.Title,
        Kind = isSummary ? TimelineKind.Summary : task.IsMilestone ? TimelineKind.Milestone : TimelineKind.Task,
        Depth = depth,
        Start = Day(task.Schedule?.Start),
        Finish = Day(task.Schedule?.Finish),
        BaselineStart = Day(task.BaselineStart),
        BaselineFinish = Day(task.BaselineFinish),
        Done = task.IsClosed ? 1 : task.Progress / 100.0,
        Critical = task.Schedule?.IsCritical is true && !task.IsClosed,
        Slack = isSummary || task.IsClosed || task.Schedule is not { } schedule ? null : Slacks.Say(schedule.TotalSlackMinutes),
        LacksTime = !isSummary && !task.IsClosed && task.Schedule?.TotalSlackMinutes < 0,
        Assignee = task.Assignee?.Name,
        AssigneeId = task.Assignee?.Id,
        Href = href,
        Loose = task.IsUnplanned && !isSummary,
        Fixed = isSummary || task.IsClosed,
    };

    private static TimelineRow Heading(SectionView section, List<ScheduledTask> tasks) => new()
    {
        Id = section.Id,
        Name = section.Name,
        Kind = TimelineKind.Summary,
        Start = Day(tasks.Min(task => task.Schedule?.Start)),
        Finish = Day(tasks.Max(task => task.Schedule?.Finish)),
        BaselineFinish = Day(tasks.Max(task => task.BaselineFinish)),
        BaselineStart = Day(tasks.Min(task => task.BaselineStart)),
        Fixed = true,
    };

    private static DateOnly? Day(DateTime? at) => at is { } moment ? DateOnly.FromDateTime(moment) : null;
}
