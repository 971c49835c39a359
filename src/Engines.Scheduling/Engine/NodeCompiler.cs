namespace Regie.Scheduling;

/// <summary>Turns tasks into nodes, checking what a person may have got wrong.</summary>
sealed class NodeCompiler(ScheduleInput input, CalendarShelf shelf, List<WorkingTime> times, List<(Guid, Guid?)> timeKeys)
{
    readonly int status = Minute.Of(input.StatusDate);

    public ScheduleProblem? Problem { get; private set; }

    /// <summary>The node of a leaf; with <see cref="Problem"/> set when the task is not sound.</summary>
    public Node Compile(int position, Outline outline)
    {
        var task = input.Tasks[position];
        Problem = Wrong(task);
        var node = new Node
        {
            Task = position,
            Duration = task.DurationMinutes,
            Mode = ModeOf(task),
            Constraint = task.Constraint,
            ConstraintAt = Minute.Of(task.ConstraintDate),
            Deadline = Minute.Of(task.Deadline),
            Resume = Math.Max(Minute.Of(task.ResumeNotBefore), status),
            Floor = Minute.None,
            Calendar = CalendarOf(task),
        };
        if (Problem is not null) return node;
        switch (node.Mode)
        {
            case NodeMode.Manual:
                (node.FixedStart, node.FixedFinish) = ManualDates(task, times[node.Calendar]);
                break;
            case NodeMode.Started or NodeMode.Finished:
                (node.FixedStart, node.FixedFinish) = (Minute.Of(task.ActualStart), Minute.Of(task.ActualFinish));
                node.Remaining = task.RemainingMinutes ?? task.DurationMinutes - (int)((long)task.DurationMinutes * task.PercentComplete / 100);
                break;
            default:
                (node.Floor, node.FloorIsStatus) = FloorOf(position, outline);
                break;
        }
        return node;
    }

    static NodeMode ModeOf(PlanTask task) =>
        task.ActualFinish is not null ? NodeMode.Finished
        : task.ActualStart is not null ? NodeMode.Started
        : task.IsManual && (task.ManualStart ?? task.ManualFinish) is not null ? NodeMode.Manual
        : task.DurationMinutes == 0 ? NodeMode.Instant
        : NodeMode.Work;

    /// <summary>The status date, or the start of the innermost manual summaries, whichever is later.</summary>
    (int Floor, bool IsStatus) FloorOf(int position, Outline outline)
    {
        var floor = Minute.None;
        for (var above = outline.Parent[position]; above >= 0; above = outline.Parent[above])
            if (input.Tasks[above] is { IsManual: true, ManualStart: { } start }) floor = Math.Max(floor, Minute.Of(start));
        return status > floor ? (status, true) : (floor, false);
    }

    static (int Start, int Finish) ManualDates(PlanTask task, WorkingTime time)
    {
        var (start, finish) = (Minute.Of(task.ManualStart), Minute.Of(task.ManualFinish));
        if (start == Minute.None)
            start = task.DurationMinutes == 0 ? finish : time.StartAt(time.Index(finish) - task.DurationMinutes);
        if (finish == Minute.None)
            finish = task.DurationMinutes == 0 ? start : time.FinishAt(time.Index(start) + task.DurationMinutes);
        return (start, finish);
    }

    short CalendarOf(PlanTask task)
    {
        if (task.IsElapsed) return Network.ElapsedCalendar;
        if ((task.CalendarKey ?? task.PersonCalendarKey) is not { } key) return Network.ProjectCalendar;
        var and = task.CalendarKey is null ? null : task.PersonCalendarKey;
        var known = timeKeys.IndexOf((key, and));
        if (known >= 0) return (short)known;
        if (shelf.Find(key, and, out var problem) is not { } time)
        {
            Problem ??= problem;
            return Network.ProjectCalendar;
        }
        times.Add(time);
        timeKeys.Add((key, and));
        return (short)(times.Count - 1);
    }

    static ScheduleProblem? Wrong(PlanTask task)
    {
        if (!Length(task.DurationMinutes) || !Length(task.RemainingMinutes ?? 0) || task.PercentComplete is < 0 or > 100)
            return new(ScheduleProblemKind.BadDuration, [task.Key]);
        if (task.Constraint > ConstraintKind.AsLateAsPossible && task.ConstraintDate is null)
            return new(ScheduleProblemKind.ConstraintWithoutDate, [task.Key]);
        if (task.ActualFinish is not null && task.ActualStart is null
            || task.ActualFinish < task.ActualStart || task.IsManual && task.ManualFinish < task.ManualStart)
            return new(ScheduleProblemKind.FinishBeforeStart, [task.Key]);
        return InRange(task.ConstraintDate) && InRange(task.Deadline) && InRange(task.ManualStart) && InRange(task.ManualFinish)
            && InRange(task.ActualStart) && InRange(task.ActualFinish) && InRange(task.ResumeNotBefore)
            ? null
            : new(ScheduleProblemKind.DateOutOfRange, [task.Key]);
    }

    public static bool Length(int minutes) => minutes is >= 0 and <= ScheduleInput.LongestDuration;

    public static bool InRange(DateTime? moment) => moment is not { } given || Minute.InRange(given);
}
