using System.Linq.Expressions;
using Regie.Scheduling;

namespace Regie.Plan;

/// <summary>What the plan needs of a task, and how it is meant. docs/guide: "How dates come about".</summary>
internal sealed record PlannedTask
{
    /// <summary>What somebody's unestimated task is taken to last.</summary>
    private const int OneDay = 480;

    public Guid Id { get; init; }
    public int Number { get; init; }
    public string Title { get; init; } = "";
    public Guid? ParentId { get; init; }
    public Guid? AssigneeId { get; init; }
    public DateOnly? StartDate { get; init; }
    public TimeOnly? StartTime { get; init; }
    public DateOnly? DueDate { get; init; }
    public TimeOnly? DueTime { get; init; }
    public int? EstimateMinutes { get; init; }
    public int? RemainingMinutes { get; init; }
    public int? DurationMinutes { get; init; }
    public bool IsElapsed { get; init; }
    public int Progress { get; init; }
    public bool IsMilestone { get; init; }
    public bool IsClosed { get; init; }
    public ScheduleMode Mode { get; init; }
    public ConstraintKind Constraint { get; init; }
    public DateTime? ConstraintDate { get; init; }
    public DateTime? Deadline { get; init; }
    public DateTime? ActualStart { get; init; }
    public DateTime? ActualFinish { get; init; }
    public Guid? CalendarId { get; init; }

    /// <summary>Somebody said when or how long.</summary>
    public bool HasPlace => (StartDate ?? DueDate) is not null || (ActualStart ?? ActualFinish ?? ConstraintDate) is not null || (EstimateMinutes ?? DurationMinutes) is not null;

    public static readonly Expression<Func<TaskItem, PlannedTask>> Read = row => new PlannedTask
    {
        Id = row.Id,
        Number = row.Number,
        Title = row.Title,
        ParentId = row.ParentId,
        AssigneeId = row.AssigneeId,
        StartDate = row.StartDate,
        StartTime = row.StartTime,
        DueDate = row.DueDate,
        DueTime = row.DueTime,
        EstimateMinutes = row.EstimateMinutes,
        RemainingMinutes = row.RemainingMinutes,
        DurationMinutes = row.DurationMinutes,
        IsElapsed = row.IsElapsed,
        Progress = row.Progress,
        IsMilestone = row.IsMilestone,
        IsClosed = row.ClosedAt != null,
        Mode = row.ScheduleMode,
        Constraint = row.ConstraintKind,
        ConstraintDate = row.ConstraintDate,
        Deadline = row.Deadline,
        ActualStart = row.ActualStart,
        ActualFinish = row.ActualFinish,
        CalendarId = row.CalendarId,
    };

    /// <summary>
    /// Manual with a date: exactly there. Automatic: a start means "no earlier than"; a due date alone means "finish no earlier than",
    /// so that the task stands where the person put it until something it waits for pushes it; both with an estimate: the start holds and the due
    /// date is a promise; both without one: together they give the duration.
    /// </summary>
    public PlanTask ToPlan(WorkingTime time, Calendars calendars, HashSet<Guid> kept)
    {
        DateTime? start = StartDate is { } first ? first.ToDateTime(StartTime ?? Begins(time, first)) : null;
        DateTime? due = DueDate is { } last ? last.ToDateTime(DueTime ?? Ends(time, last)) : null;
        if (IsMilestone)
        {
            due ??= start;
            start = due;
        }

        var manual = Mode == ScheduleMode.Manual && (start ?? due) is not null;
        var (constraint, date) = Constraint is not ConstraintKind.AsSoonAsPossible ? (Constraint, ConstraintDate)
            : IsMilestone && due is not null ? (ConstraintKind.StartNoEarlierThan, due)
            : start is not null ? (ConstraintKind.StartNoEarlierThan, start)
            : due is not null ? (ConstraintKind.FinishNoEarlierThan, due)
            : (ConstraintKind.AsSoonAsPossible, (DateTime?)null);
        var actualFinish = ActualFinish;
        var actualStart = ActualStart is { } began && actualFinish < began ? actualFinish : ActualStart ?? actualFinish;
        return new PlanTask
        {
            Key = Id,
            ParentKey = ParentId is { } parent && kept.Contains(parent) ? parent : null,
            DurationMinutes = Duration(time, start, due),
            IsElapsed = IsElapsed,
            CalendarKey = CalendarId is { } own && calendars.ByKey.ContainsKey(own) ? own : null,
            PersonCalendarKey = AssigneeId is { } who && calendars.ByParty.TryGetValue(who, out var personal) ? personal : null,
            Constraint = constraint,
            ConstraintDate = date,
            Deadline = Deadline ?? (manual ? null : due),
            IsManual = manual,
            ManualStart = manual ? start : null,
            ManualFinish = manual ? (due < start ? start : due) : null,
            ActualStart = actualStart,
            ActualFinish = actualFinish,
            RemainingMinutes = RemainingMinutes,
            PercentComplete = Progress,
        };
    }

    private int Duration(WorkingTime time, DateTime? start, DateTime? due)
    {
        if (IsMilestone)
        {
            return 0;
        }

        var between = start is not null && due is not null ? time.Between(start.Value, due.Value) : 0;
        var wanted = DurationMinutes ?? EstimateMinutes ?? (between > 0 ? between : OneDay);
        return Math.Clamp(wanted, 0, ScheduleInput.LongestDuration);
    }

    private static TimeOnly Begins(WorkingTime time, DateOnly day) =>
        time.ShiftsOn(day) is [var first, ..] ? new TimeOnly(first.From / 60, first.From % 60) : new TimeOnly(8, 0);

    private static TimeOnly Ends(WorkingTime time, DateOnly day) =>
        time.ShiftsOn(day) is [.., var last] ? last.To >= 1440 ? new TimeOnly(23, 59) : new TimeOnly(last.To / 60, last.To % 60) : new TimeOnly(17, 0);
}
