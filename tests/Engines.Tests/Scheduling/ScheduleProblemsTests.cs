using Regie.Scheduling;
using static Regie.Tests.Scheduling.APlan;

namespace Regie.Tests.Scheduling;

/// <summary>What a person may get wrong is answered, not thrown.</summary>
public class ScheduleProblemsTests
{
    [Fact]
    public void A_circle_of_links_is_named_in_order()
    {
        var plan = new APlan().Task("X", 1).Task("A", 1).Task("B", 1).Task("C", 1).Link("X", "A").Link("A", "B").Link("B", "C").Link("C", "A");
        var problem = plan.Problem();
        problem.Kind.ShouldBe(ScheduleProblemKind.Cycle);
        problem.Keys.Count.ShouldBe(3);
        var first = problem.Keys.ToList().IndexOf(plan["A"]);
        problem.Keys.Skip(first).Concat(problem.Keys.Take(first)).ShouldBe([plan["A"], plan["B"], plan["C"]]);
    }

    [Fact]
    public void A_circle_through_summaries_is_found()
    {
        var plan = new APlan().Task("S", 0).Task("A", 1, "S").Task("B", 1, "S").Task("T", 0).Task("C", 1, "T").Task("D", 1, "T").Link("S", "T").Link("D", "A");
        plan.Problem().ShouldSatisfyAllConditions(
            problem => problem.Kind.ShouldBe(ScheduleProblemKind.Cycle),
            problem => problem.Keys.Order().ShouldBe(new[] { plan["A"], plan["D"] }.Order()));
    }

    [Fact]
    public void A_link_to_itself_or_to_an_own_summary_is_refused()
    {
        new APlan().Task("A", 1).Link("A", "A").Problem().Kind.ShouldBe(ScheduleProblemKind.LinkToOwnSummary);
        new APlan().Task("S", 0).Task("A", 1, "S").Link("S", "A").Problem().Kind.ShouldBe(ScheduleProblemKind.LinkToOwnSummary);
        new APlan().Task("S", 0).Task("A", 1, "S").Link("A", "S").Problem().Kind.ShouldBe(ScheduleProblemKind.LinkToOwnSummary);
    }

    [Fact]
    public void Unknown_and_double_keys_are_named()
    {
        var stranger = new Guid(77, 0, 0, new byte[8]);
        var plan = new APlan().Task("A", 1);
        CriticalPath.Schedule(plan.Input with { Links = [new(plan["A"], stranger)] }).Problem!.Keys.ShouldBe([stranger]);
        CriticalPath.Schedule(plan.Input with { Tasks = [plan.Input.Tasks[0], plan.Input.Tasks[0]] }).Problem!.Kind.ShouldBe(ScheduleProblemKind.DuplicateTask);
        CriticalPath.Schedule(plan.Input with { ProjectCalendar = stranger }).Problem!.Kind.ShouldBe(ScheduleProblemKind.UnknownCalendar);
        new APlan().Task("A", 1, with: t => t with { ParentKey = stranger }).Problem().Kind.ShouldBe(ScheduleProblemKind.UnknownTask);
        new APlan().Task("A", 1, with: t => t with { CalendarKey = stranger }).Problem().Keys.ShouldBe([stranger]);
    }

    [Fact]
    public void Tasks_inside_each_other_are_named()
    {
        var plan = new APlan().Task("A", 1).Task("B", 1, "A").Task("C", 1, "B");
        var tasks = plan.Input.Tasks.ToArray();
        tasks[0] = tasks[0] with { ParentKey = plan["B"] };
        var problem = CriticalPath.Schedule(plan.Input with { Tasks = tasks }).Problem!;
        problem.Kind.ShouldBe(ScheduleProblemKind.ParentCycle);
        problem.Keys.Order().ShouldBe(new[] { plan["A"], plan["B"] }.Order());
    }

    [Theory]
    [InlineData(ScheduleProblemKind.BadDuration)]
    [InlineData(ScheduleProblemKind.ConstraintWithoutDate)]
    [InlineData(ScheduleProblemKind.FinishBeforeStart)]
    [InlineData(ScheduleProblemKind.DateOutOfRange)]
    public void A_task_that_cannot_be_is_refused(ScheduleProblemKind kind)
    {
        var wrong = kind switch
        {
            ScheduleProblemKind.BadDuration => (Func<PlanTask, PlanTask>)(task => task with { DurationMinutes = -1 }),
            ScheduleProblemKind.ConstraintWithoutDate => task => task with { Constraint = ConstraintKind.MustStartOn },
            ScheduleProblemKind.FinishBeforeStart => task => task with { ActualFinish = At("03-02 08:00") },
            _ => task => task with { Deadline = new DateTime(9999, 12, 31) },
        };
        var plan = new APlan().Task("A", 1).Task("B", 1, with: wrong);
        plan.Problem().ShouldSatisfyAllConditions(problem => problem.Kind.ShouldBe(kind), problem => problem.Keys.ShouldBe([plan["B"]]));
    }

    [Fact]
    public void A_plan_that_runs_out_of_time_says_so()
    {
        var plan = new APlan();
        for (var i = 0; i < 12; i++) plan.Task($"{i}", 0, with: task => task with { DurationMinutes = ScheduleInput.LongestDuration });
        for (var i = 1; i < 12; i++) plan.Link($"{i - 1}", $"{i}");
        plan.Problem().Kind.ShouldBe(ScheduleProblemKind.DateOutOfRange);
    }

    [Fact]
    public void Calendars_that_cannot_work_are_named()
    {
        var key = new Guid(9, 0, 0, new byte[8]);
        ScheduleProblemKind With(WorkCalendar calendar, Guid? person = null)
        {
            var plan = new APlan();
            plan.Calendars.Add(calendar with { Key = key });
            return plan.Task("A", 1, with: task => task with { CalendarKey = key, PersonCalendarKey = person }).Problem().Kind;
        }
        With(new() { Key = key }).ShouldBe(ScheduleProblemKind.NoWorkingTime);
        With(new() { Key = key, Week = WorkWeek.Of([new(0, 60)], []) }, Standard).ShouldBe(ScheduleProblemKind.NoWorkingTime);
        With(new() { Key = key, Week = WorkWeek.Of([new(600, 700), new(650, 800)], []) }).ShouldBe(ScheduleProblemKind.BadCalendar);
        With(new() { Key = key, Week = WorkWeek.Of([new(600, 1500)], []) }).ShouldBe(ScheduleProblemKind.BadCalendar);
        With(new() { Key = key, Week = WorkWeek.Standard, Exceptions = [CalendarException.DaysOff(new(2026, 5, 2), new(2026, 5, 1))] }).ShouldBe(ScheduleProblemKind.BadCalendar);
        With(new() { Key = key, BaseKey = key }).ShouldBe(ScheduleProblemKind.CalendarCycle);
    }

    [Fact]
    public void A_calendar_that_stops_working_ends_the_plan_with_a_reason()
    {
        var key = new Guid(9, 0, 0, new byte[8]);
        var plan = new APlan();
        plan.Calendars.Add(new() { Key = key, Exceptions = [CalendarException.Worked(On("03-03"), Shift.OfficeHours)] });
        plan.Task("A", 1, with: task => task with { CalendarKey = key }).Expect("A", "03-03 08:00", "03-03 17:00");
        plan.Task("B", 2, with: task => task with { CalendarKey = key }).Problem().Kind.ShouldBe(ScheduleProblemKind.DateOutOfRange);
    }

    [Fact]
    public void An_empty_plan_is_a_schedule()
    {
        var schedule = new APlan().Schedule();
        schedule.Tasks.ShouldBeEmpty();
        (schedule.Start, schedule.Finish).ShouldBe((At("03-02 08:00"), At("03-02 08:00")));
        schedule.DrivingChain.ShouldBeEmpty();
    }
}
