using CsCheck;
using Regie.Scheduling;

namespace Regie.Tests.Scheduling;

/// <summary>What must hold of every schedule, tried on random plans.</summary>
public class SchedulePropertiesTests
{
    [Fact]
    public void No_successor_comes_before_its_link_allows() => RandomPlan.Any.Sample((size, seed) =>
    {
        var input = RandomPlan.Of(size, seed);
        var schedule = CriticalPath.Schedule(input).Schedule.ShouldNotBeNull();
        foreach (var (link, before, after) in LeafLinks(input))
            if (Follows(after)) Gap(schedule, link, before, after).ShouldBeGreaterThanOrEqualTo(0, $"{link}");
    }, iter: Seeds.Or(150));

    [Fact]
    public void A_driving_link_leaves_no_gap() => RandomPlan.Any.Sample((size, seed) =>
    {
        var input = RandomPlan.Of(size, seed, plain: true);
        var schedule = CriticalPath.Schedule(input).Schedule.ShouldNotBeNull();
        var tasks = input.Tasks.ToDictionary(task => task.Key);
        foreach (var dates in schedule.Tasks)
        {
            if (dates.Driver is not { Kind: DriverKind.Link, Link: { } link, Predecessor: { } before }) continue;
            // Held at the project start, a finish-to-finish link is the cause without being tight.
            if (link.Kind == LinkKind.FinishToFinish && schedule.TimeOf(dates.Key).Between(RandomPlan.Start, dates.Start) == 0) continue;
            Gap(schedule, link, tasks[before], tasks[dates.Key]).ShouldBe(0, $"{link}");
        }
    }, iter: Seeds.Or(150));

    [Fact]
    public void Without_constraints_there_is_slack_or_none_never_less() => RandomPlan.Any.Sample((size, seed) =>
    {
        var schedule = CriticalPath.Schedule(RandomPlan.Of(size, seed, plain: true)).Schedule.ShouldNotBeNull();
        foreach (var task in schedule.Tasks)
        {
            task.FreeSlackMinutes.ShouldBeGreaterThanOrEqualTo(0);
            if (!task.IsSummary) task.TotalSlackMinutes.ShouldBeGreaterThanOrEqualTo(task.FreeSlackMinutes);
            task.LateStart.ShouldBeGreaterThanOrEqualTo(task.EarlyStart);
            task.IsCritical.ShouldBe(task.TotalSlackMinutes == 0 || (task.IsSummary && task.IsCritical));
        }
        schedule.Tasks.ShouldContain(task => task.IsCritical);
        schedule[schedule.DrivingChain[^1]].Finish.ShouldBe(schedule.Finish);
    }, iter: Seeds.Or(150));

    [Fact]
    public void A_task_can_slip_by_its_total_slack_and_not_a_minute_more() => RandomPlan.Any.Sample((size, seed) =>
    {
        var input = WithoutStartToFinish(RandomPlan.Of(size, seed, plain: true));
        var schedule = CriticalPath.Schedule(input).Schedule.ShouldNotBeNull();
        for (var i = 0; i < input.Tasks.Count; i++)
        {
            if (schedule.Tasks[i].IsSummary || input.Tasks[i].DurationMinutes == 0) continue;
            var time = schedule.TimeOf(input.Tasks[i].Key);
            Finish(input, i, schedule.Tasks[i].LateStart).ShouldBe(schedule.Finish);
            Finish(input, i, time.NextStart(time.Add(schedule.Tasks[i].LateStart, 1))).ShouldBeGreaterThan(schedule.Finish);
        }
    }, iter: Seeds.Or(50));

    [Fact]
    public void A_task_can_slip_by_its_free_slack_without_moving_another() => RandomPlan.Any.Sample((size, seed) =>
    {
        var input = WithoutStartToFinish(RandomPlan.Of(size, seed, plain: true));
        var schedule = CriticalPath.Schedule(input).Schedule.ShouldNotBeNull();
        for (var i = 0; i < input.Tasks.Count; i++)
        {
            var dates = schedule.Tasks[i];
            if (dates.IsSummary || input.Tasks[i].DurationMinutes == 0) continue;
            var time = schedule.TimeOf(dates.Key);
            var slipped = CriticalPath.Schedule(Held(input, i, time.NextStart(time.Add(dates.Start, dates.FreeSlackMinutes)))).Schedule!;
            foreach (var other in schedule.Tasks)
                if (!other.IsSummary && other.Key != dates.Key) (slipped[other.Key].Start, slipped[other.Key].Finish).ShouldBe((other.Start, other.Finish));
        }
    }, iter: Seeds.Or(50));

    [Fact]
    public void The_order_of_tasks_and_links_does_not_matter() => RandomPlan.Any.Sample((size, seed) =>
    {
        var input = RandomPlan.Of(size, seed);
        var turned = input with { Tasks = [.. input.Tasks.Reverse()] };
        var (one, other) = (CriticalPath.Schedule(input).Schedule!, CriticalPath.Schedule(turned).Schedule!);
        foreach (var task in one.Tasks) (other[task.Key] with { Driver = task.Driver }).ShouldBe(task);
    }, iter: Seeds.Or(200));

    [Fact]
    public void A_summary_spans_exactly_its_leaves() => RandomPlan.Any.Sample((size, seed) =>
    {
        var input = RandomPlan.Of(size, seed, plain: true);
        var schedule = CriticalPath.Schedule(input).Schedule.ShouldNotBeNull();
        foreach (var summary in schedule.Tasks.Where(task => task.IsSummary))
        {
            var leaves = Leaves(input, summary.Key).Select(leaf => schedule[leaf.Key]).ToList();
            summary.Start.ShouldBe(leaves.Min(leaf => leaf.Start));
            summary.Finish.ShouldBe(leaves.Max(leaf => leaf.Finish));
        }
    }, iter: Seeds.Or(200));

    [Fact]
    public void Edits_give_the_same_schedule_as_starting_over() => RandomPlan.Any.Sample((size, seed) =>
    {
        var random = new Random(seed);
        var plan = IncrementalSchedule.Start(RandomPlan.Of(size, seed), out _).ShouldNotBeNull();
        for (var step = 0; step < 12; step++)
        {
            // Some edits in a row without a look between them: then the plan works on its own spare arrays.
            for (var unseen = random.Next(3); unseen > 0; unseen--) plan.Apply(RandomPlan.Edit(plan.Input, random));
            var (before, input) = (plan.Current, plan.Input);
            var old = before.Tasks.ToDictionary(task => task.Key);
            var result = plan.Apply(RandomPlan.Edit(input, random));
            var anew = CriticalPath.Schedule(plan.Input).Schedule.ShouldNotBeNull();
            if (result.Problem is not null)
            {
                plan.Input.ShouldBeSameAs(input);
                result.Changed.ShouldBeEmpty();
            }
            plan.Current.Tasks.ShouldBe(anew.Tasks);
            plan.Current.Finish.ShouldBe(anew.Finish);
            result.Changed.ShouldBe(anew.Tasks.Where(task => !old.TryGetValue(task.Key, out var was) || was != task));
            before.Tasks.ShouldBe(old.Values);
        }
    }, iter: Seeds.Or(150));

    /// <summary>
    /// A start-to-finish successor ends at the very instant its predecessor starts, in the morning, which counts as the evening before: so
    /// it alone can end after its late finish without a minute of work more.
    /// </summary>
    static ScheduleInput WithoutStartToFinish(ScheduleInput input) =>
        input with { Links = [.. input.Links.Where(link => link.Kind != LinkKind.StartToFinish)] };

    [Fact]
    public void An_edit_that_moves_hundreds_of_tasks_hands_out_what_later_edits_do_not_touch()
    {
        // A chain: the first task moves all the others.
        var tasks = Enumerable.Range(0, 600).Select(i => new PlanTask { Key = RandomPlan.Key(i + 1), DurationMinutes = 480 }).ToArray();
        var plan = IncrementalSchedule.Start(new()
        {
            Start = RandomPlan.Start,
            ProjectCalendar = RandomPlan.Key(1),
            Calendars = [WorkCalendar.Standard(RandomPlan.Key(1))],
            Tasks = tasks,
            Links = [.. tasks.Skip(1).Select((task, i) => new PlanLink(tasks[i].Key, task.Key))],
        }, out _).ShouldNotBeNull();
        var lists = new List<(IReadOnlyList<TaskDates> Changed, TaskDates[] Then)>();
        foreach (var days in new[] { 2, 3, 1, 5, 4 })
        {
            var changed = plan.Apply(new PlanEdit.SetTask(tasks[0] with { DurationMinutes = days * 480 })).Changed;
            changed.Count.ShouldBe(600);
            lists.Add((changed, [.. changed]));
            changed.ShouldBe(CriticalPath.Schedule(plan.Input).Schedule!.Tasks);
        }
        foreach (var (changed, then) in lists) changed.ShouldBe(then);
    }

    [Fact]
    public void Nonsense_is_answered_not_thrown() => RandomPlan.Any.Sample((size, seed) =>
    {
        var random = new Random(seed);
        var input = RandomPlan.Of(size, seed);
        Guid Somewhere() => random.Next(6) == 0 ? RandomPlan.Key(random.Next(200)) : input.Tasks[random.Next(input.Tasks.Count)].Key;
        DateTime Sometime() => new(random.NextInt64(DateTime.MaxValue.Ticks));
        int Long() => random.Next(3) == 0 ? random.Next(int.MinValue, int.MaxValue) : random.Next(ScheduleInput.LongestDuration);
        var tasks = input.Tasks.ToArray();
        for (var i = random.Next(4); i > 0; i--)
        {
            ref var task = ref tasks[random.Next(tasks.Length)];
            task = random.Next(6) switch
            {
                0 => task with { DurationMinutes = Long() },
                1 => task with { ParentKey = Somewhere() },
                2 => task with { Constraint = ConstraintKind.MustFinishOn, ConstraintDate = Sometime() },
                3 => task with { ActualStart = Sometime(), RemainingMinutes = Long() },
                4 => task with { IsManual = true, ManualFinish = Sometime() },
                _ => task with { Deadline = Sometime(), CalendarKey = Somewhere() },
            };
        }
        var links = input.Links.ToList();
        for (var i = random.Next(4); i > 0; i--) links.Add(new(Somewhere(), Somewhere(), (LinkKind)random.Next(4), new((LagKind)random.Next(4), Long())));
        var wild = input with { Tasks = tasks, Links = links, Start = random.Next(5) == 0 ? Sometime() : input.Start };
        var result = CriticalPath.Schedule(wild);
        result.IsScheduled.ShouldBe(result.Problem is null);
        if (result.Schedule is { } schedule) schedule.Tasks.Count.ShouldBe(tasks.Length);
    }, iter: Seeds.Or(1000));

    static DateTime Finish(ScheduleInput input, int task, DateTime start) => CriticalPath.Schedule(Held(input, task, start)).Schedule!.Finish;

    static ScheduleInput Held(ScheduleInput input, int task, DateTime start)
    {
        var tasks = input.Tasks.ToArray();
        tasks[task] = tasks[task] with { Constraint = ConstraintKind.StartNoEarlierThan, ConstraintDate = start };
        return input with { Tasks = tasks };
    }

    /// <summary>Links decide this task: nothing stronger does.</summary>
    static bool Follows(PlanTask task) =>
        task.ActualStart is null && (!task.IsManual || (task.ManualStart ?? task.ManualFinish) is null)
        && task.Constraint is ConstraintKind.AsSoonAsPossible or ConstraintKind.StartNoEarlierThan or ConstraintKind.FinishNoEarlierThan;

    /// <summary>Minutes by which a successor is later than its link demands, in its own working time.</summary>
    static int Gap(Schedule schedule, PlanLink link, PlanTask before, PlanTask after)
    {
        var from = link.Kind is LinkKind.FinishToStart or LinkKind.FinishToFinish ? schedule[before.Key].Finish : schedule[before.Key].Start;
        var to = link.Kind is LinkKind.FinishToStart or LinkKind.StartToStart ? schedule[after.Key].Start : schedule[after.Key].Finish;
        var lag = link.Lag.Kind is LagKind.Percent or LagKind.ElapsedPercent
            ? (int)Math.Round(before.DurationMinutes * link.Lag.Value / 100m, MidpointRounding.AwayFromZero)
            : link.Lag.Value;
        var time = schedule.TimeOf(after.Key);
        return link.Lag.Kind is LagKind.Elapsed or LagKind.ElapsedPercent ? time.Between(from.AddMinutes(lag), to) : time.Between(from, to) - lag;
    }

    static IEnumerable<(PlanLink Link, PlanTask Before, PlanTask After)> LeafLinks(ScheduleInput input) =>
        from link in input.Links
        from before in Leaves(input, link.Predecessor)
        from after in Leaves(input, link.Successor)
        select (link, before, after);

    static IEnumerable<PlanTask> Leaves(ScheduleInput input, Guid key)
    {
        var children = input.Tasks.Where(task => task.ParentKey == key).ToList();
        return children.Count == 0 ? input.Tasks.Where(task => task.Key == key) : children.SelectMany(child => Leaves(input, child.Key));
    }
}
