using CsCheck;
using Regie.Scheduling;

namespace Regie.Tests.Scheduling;

/// <summary>Plans drawn from everything the engine knows, or only from links and calendars.</summary>
sealed class RandomPlan
{
    readonly Random random;
    readonly bool plain;
    readonly List<PlanTask> tasks = [];
    readonly List<PlanLink> links = [];
    int made;

    public static readonly DateTime Start = new(2026, 3, 2, 8, 0, 0);

    static readonly WorkCalendar[] Shelf =
    [
        WorkCalendar.Standard(Key(1)) with { Exceptions = [CalendarException.DayOff(new(2026, 3, 11)), CalendarException.DaysOff(new(2026, 4, 3), new(2026, 4, 6))] },
        WorkCalendar.AroundTheClock(Key(2)),
        new() { Key = Key(3), BaseKey = Key(1), Week = new() { [DayOfWeek.Saturday] = Shift.OfficeHours, [DayOfWeek.Wednesday] = Shift.None } },
        new() { Key = Key(4), BaseKey = Key(1), Exceptions = [CalendarException.DaysOff(new(2026, 3, 16), new(2026, 3, 20)), CalendarException.Worked(new(2026, 3, 11), [new(600, 720)])] },
        new() { Key = Key(5), Week = WorkWeek.Of([new(0, 180), new(240, 480), new(1380, 1440)], [new(1380, 1440)]) },
        new() { Key = Key(6), BaseKey = Key(1), DatedWeeks = [new(new(2026, 3, 9), new(2026, 5, 1), new() { [DayOfWeek.Friday] = [new(480, 720)] })] },
    ];

    RandomPlan(int seed, bool plain) => (random, this.plain) = (new(seed), plain);

    /// <summary>Plans with every feature.</summary>
    public static Gen<(int Size, int Seed)> Any { get; } = Gen.Select(Gen.Int[1, 30], Gen.Int);

    public static Guid Key(int number) => new(number, 7, 7, new byte[8]);

    /// <summary>A plan of about so many tasks; plain ones have no constraints, fixed dates or progress.</summary>
    public static ScheduleInput Of(int size, int seed, bool plain = false)
    {
        var plan = new RandomPlan(seed, plain);
        for (var i = 0; i < size; i++) plan.AddTask();
        for (var i = 0; i < size * 3 / 2; i++) plan.AddLink();
        // In another order than the links', so that the engine has to find one.
        return new()
        {
            Start = Start,
            ProjectCalendar = Key(1),
            Calendars = Shelf,
            Tasks = [.. plan.tasks.OrderBy(_ => plan.random.Next())],
            Links = plan.links,
            StatusDate = !plain && plan.Once(6) ? Start.AddDays(plan.random.Next(10)) : null,
        };
    }

    bool Once(int times) => random.Next(times) == 0;

    void AddTask()
    {
        // A task may go under the last top task or its sibling's parent: outlines of some depth, subtasks contiguous.
        var above = tasks.Count == 0 || Once(2) ? null : Once(2) ? tasks[^1].ParentKey : LinkedAlready(tasks[^1].Key) ? null : (Guid?)tasks[^1].Key;
        tasks.Add(NewTask(Key(100 + made++), above));
    }

    bool LinkedAlready(Guid key) => links.Any(link => link.Predecessor == key || link.Successor == key);

    public PlanTask NewTask(Guid key, Guid? above)
    {
        var task = new PlanTask
        {
            Key = key,
            ParentKey = above,
            DurationMinutes = Once(5) ? 0 : Once(2) ? random.Next(1, 10) * 480 : random.Next(1, 4000),
            IsElapsed = Once(12),
            CalendarKey = Once(4) ? Key(random.Next(1, 7)) : null,
            PersonCalendarKey = Once(4) ? Key(random.Next(3, 5)) : null,
        };
        // The night shift and part of the people never meet: that is a problem of its own, not of this plan.
        if (task.CalendarKey == Key(5)) task = task with { PersonCalendarKey = null };
        return plain ? task : Decorated(task);
    }

    PlanTask Decorated(PlanTask task)
    {
        if (Once(4)) task = task with { Constraint = (ConstraintKind)random.Next(8), ConstraintDate = Moment() };
        if (Once(8)) task = task with { Deadline = Moment() };
        if (Once(10)) task = task with { IsManual = true, ManualStart = Start.AddDays(random.Next(20)), ManualFinish = Once(2) ? Start.AddDays(random.Next(20, 30)) : null };
        if (Once(8)) task = task with { ActualStart = Start.AddDays(random.Next(4)), RemainingMinutes = Once(2) ? random.Next(3000) : null, PercentComplete = random.Next(101) };
        if (task.ActualStart is { } start && Once(2)) task = task with { ActualFinish = start.AddDays(random.Next(5)) };
        if (Once(15)) task = task with { ResumeNotBefore = Moment() };
        return task;
    }

    DateTime Moment() => Start.AddDays(random.Next(-3, 30)).AddMinutes(random.Next(3) * 240 - 60);

    void AddLink()
    {
        if (tasks.Count < 2) return;
        var to = random.Next(1, tasks.Count);
        var link = new PlanLink(tasks[random.Next(to)].Key, tasks[to].Key, Once(2) ? LinkKind.FinishToStart : (LinkKind)random.Next(4), NewLag());
        // Every leaf on one side stands before every leaf on the other: no circle, no link to an own summary.
        if (Leaves(link.Predecessor).Max() < Leaves(link.Successor).Min()) links.Add(link);
    }

    Lag NewLag() => random.Next(8) switch
    {
        0 => Lag.Working(random.Next(-960, 1920)),
        1 => Lag.Elapsed(random.Next(-2000, 5000)),
        2 => Lag.Percent(random.Next(-50, 150)),
        3 => new(LagKind.ElapsedPercent, random.Next(-50, 150)),
        _ => Lag.None,
    };

    IEnumerable<int> Leaves(Guid key)
    {
        var children = tasks.Where(task => task.ParentKey == key).ToList();
        return children.Count == 0 ? [tasks.FindIndex(task => task.Key == key)] : children.SelectMany(child => Leaves(child.Key));
    }

    /// <summary>An edit of a plan, sensible or not.</summary>
    public static PlanEdit Edit(ScheduleInput input, Random random)
    {
        var drawing = new RandomPlan(random.Next(), false);
        var task = input.Tasks[random.Next(input.Tasks.Count)];
        var other = input.Tasks[random.Next(input.Tasks.Count)];
        return random.Next(10) switch
        {
            0 => new PlanEdit.SetTask(task with { DurationMinutes = random.Next(5000) }),
            1 => new PlanEdit.SetTask(drawing.NewTask(task.Key, task.ParentKey)),
            2 => new PlanEdit.SetTask(task with { Constraint = (ConstraintKind)random.Next(8), ConstraintDate = drawing.Moment() }),
            3 => new PlanEdit.SetTask(task with { ActualStart = null, ActualFinish = null, IsManual = false, Constraint = ConstraintKind.AsSoonAsPossible, ParentKey = random.Next(3) == 0 ? null : task.ParentKey }),
            4 or 5 => new PlanEdit.AddLink(new(task.Key, other.Key, (LinkKind)random.Next(4), drawing.NewLag())),
            6 or 7 when input.Links.Count > 0 => new PlanEdit.RemoveLink(input.Links[random.Next(input.Links.Count)]),
            8 => new PlanEdit.AddTask(drawing.NewTask(Key(random.Next(1000, 100000)), random.Next(2) == 0 ? task.Key : null)),
            9 when input.Tasks.Count > 2 => new PlanEdit.RemoveTask(task.Key),
            _ => new PlanEdit.SetTask(task with { DurationMinutes = task.DurationMinutes + 480 }),
        };
    }
}
