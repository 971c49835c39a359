using Regie.Scheduling;
using static Regie.Tests.Scheduling.APlan;

namespace Regie.Tests.Scheduling;

/// <summary>Constraints, progress, drivers, by hand. The project starts on Monday 2 March 2026.</summary>
public class ConstraintsTests
{
    static Func<PlanTask, PlanTask> Bound(ConstraintKind kind, string date) => task => task with { Constraint = kind, ConstraintDate = At(date) };

    [Fact]
    public void As_late_as_possible_takes_the_slack_and_holds_nothing_up() =>
        new APlan().Task("A", 5).Task("B", 1, with: task => task with { Constraint = ConstraintKind.AsLateAsPossible }).Task("C", 1)
            .Link("A", "C").Link("B", "C")
            .Expect("B", "03-06 08:00", "03-06 17:00", 0).Expect("C", "03-09 08:00", "03-09 17:00", 0);

    [Fact]
    public void As_late_as_possible_alone_ends_with_the_project() =>
        new APlan().Task("A", 5).Task("B", 2, with: task => task with { Constraint = ConstraintKind.AsLateAsPossible })
            .Expect("B", "03-05 08:00", "03-06 17:00");

    [Fact]
    public void Finish_no_earlier_than_pushes_the_finish_to_its_day() =>
        new APlan().Task("A", 2, with: Bound(ConstraintKind.FinishNoEarlierThan, "03-06 17:00")).Expect("A", "03-05 08:00", "03-06 17:00");

    [Fact]
    public void Start_no_later_than_beats_a_link() =>
        new APlan().Task("A", 5).Task("B", 1, with: Bound(ConstraintKind.StartNoLaterThan, "03-04 08:00")).Link("A", "B")
            .Expect("B", "03-04 08:00", "03-04 17:00", -3).Expect("A", "03-02 08:00", "03-06 17:00", -3);

    [Fact]
    public void Must_start_on_beats_a_link_and_holds_back_what_is_early()
    {
        new APlan().Task("A", 5).Task("B", 1, with: Bound(ConstraintKind.MustStartOn, "03-05 08:00")).Link("A", "B").Expect("B", "03-05 08:00", "03-05 17:00", -2);
        new APlan().Task("A", 1).Task("B", 1, with: Bound(ConstraintKind.MustStartOn, "03-05 08:00")).Link("A", "B")
            .Expect("B", "03-05 08:00", "03-05 17:00", 0).Expect("A", "03-02 08:00", "03-02 17:00", 2);
    }

    [Fact]
    public void Must_finish_on_sets_the_finish() =>
        new APlan().Task("A", 2, with: Bound(ConstraintKind.MustFinishOn, "03-06 17:00")).Expect("A", "03-05 08:00", "03-06 17:00", 0);

    [Fact]
    public void A_date_someone_fixed_before_the_project_start_holds() =>
        new APlan().Task("A", 1, with: Bound(ConstraintKind.MustStartOn, "02-26 08:00")).Expect("A", "02-26 08:00", "02-26 17:00", 0);

    [Fact]
    public void No_later_than_does_not_pull_a_task_before_the_project_start() =>
        new APlan().Task("A", 2, with: Bound(ConstraintKind.FinishNoLaterThan, "02-27 17:00")).Expect("A", "03-02 08:00", "03-03 17:00", -2);

    [Fact]
    public void Actual_dates_pin_a_task_and_a_finished_one_is_not_critical()
    {
        var plan = new APlan().Task("A", 2, with: task => task with { ActualStart = At("03-03 08:00"), ActualFinish = At("03-05 17:00") }).Task("B", 1).Link("A", "B")
            .Expect("A", "03-03 08:00", "03-05 17:00", 0).Expect("B", "03-06 08:00", "03-06 17:00", 0);
        plan.Dates("A").IsCritical.ShouldBeFalse();
        plan.Dates("B").IsCritical.ShouldBeTrue();
        plan.Dates("A").Driver.Kind.ShouldBe(DriverKind.Actual);
    }

    [Fact]
    public void A_begun_task_ends_when_what_remains_is_done()
    {
        new APlan().Task("A", 4, with: task => task with { ActualStart = At("03-03 08:00"), PercentComplete = 25 }).Expect("A", "03-03 08:00", "03-06 17:00");
        // It has grown: one day done, five remain.
        new APlan().Task("A", 4, with: task => task with { ActualStart = At("03-03 08:00"), RemainingMinutes = 5 * Day }).Expect("A", "03-03 08:00", "03-09 17:00");
        // One day done on Tuesday, work goes on the Monday after.
        new APlan().Task("A", 4, with: task => task with { ActualStart = At("03-03 08:00"), RemainingMinutes = 3 * Day, ResumeNotBefore = At("03-09 08:00") })
            .Expect("A", "03-03 08:00", "03-11 17:00");
    }

    [Fact]
    public void Nothing_undone_lies_before_the_status_date()
    {
        var plan = new APlan { StatusDate = "03-05 08:00" }
            .Task("A", 4, with: task => task with { ActualStart = At("03-02 08:00"), PercentComplete = 50 }).Task("B", 1).Task("C", 1).Link("A", "C")
            .Expect("A", "03-02 08:00", "03-06 17:00").Expect("B", "03-05 08:00", "03-05 17:00", 2).Expect("C", "03-09 08:00", "03-09 17:00");
        plan.Dates("B").Driver.Kind.ShouldBe(DriverKind.StatusDate);
    }

    [Fact]
    public void A_link_on_summaries_binds_every_leaf()
    {
        var plan = new APlan().Task("S", 0).Task("A", 1, "S").Task("B", 3, "S").Task("T", 0).Task("C", 2, "T").Task("D", 1, "T").Link("S", "T", lag: Lag.Working(Day))
            .Expect("C", "03-06 08:00", "03-09 17:00", 0).Expect("D", "03-06 08:00", "03-06 17:00", 1).Expect("A", "03-02 08:00", "03-02 17:00", 2);
        plan.Dates("C").Driver.ShouldBe(new Driver(DriverKind.Link, plan["B"], plan.Input.Links[0]));
        plan.Dates("A").FreeSlackMinutes.ShouldBe(2 * Day);
        plan.Schedule().DrivingChain.ShouldBe([plan["B"], plan["C"]]);
    }

    [Fact]
    public void The_driver_says_why_then()
    {
        var plan = new APlan().Task("A", 1).Task("B", 3).Task("C", 1).Task("D", 1, with: Bound(ConstraintKind.StartNoEarlierThan, "03-12 08:00")).Link("A", "C").Link("B", "C").Link("C", "D");
        plan.Dates("A").Driver.ShouldBe(new Driver(DriverKind.ProjectStart));
        plan.Dates("C").Driver.ShouldBe(new Driver(DriverKind.Link, plan["B"], plan.Input.Links[1]));
        plan.Dates("D").Driver.ShouldBe(new Driver(DriverKind.Constraint));
        plan.Dates("A").FreeSlackMinutes.ShouldBe(2 * Day);
        plan.Dates("C").FreeSlackMinutes.ShouldBe(4 * Day);
    }

    [Fact]
    public void The_chain_to_a_task_or_a_summary_is_what_decides_its_finish()
    {
        var plan = new APlan().Task("S", 0).Task("A", 2, "S").Task("B", 1, "S").Task("C", 1).Task("Z", 9).Link("A", "C");
        plan.Schedule().DrivingChain.ShouldBe([plan["Z"]]);
        plan.Schedule().DrivingChainTo(plan["C"]).ShouldBe([plan["A"], plan["C"]]);
        plan.Schedule().DrivingChainTo(plan["S"]).ShouldBe([plan["A"]]);
        plan.Schedule().Start.ShouldBe(At("03-02 08:00"));
        plan.Schedule().TryGet(new Guid(77, 0, 0, new byte[8]), out _).ShouldBeFalse();
    }

    [Fact]
    public void A_person_who_is_away_is_said_to_be_waited_for()
    {
        var lina = new Guid(9, 0, 0, new byte[8]);
        var plan = new APlan();
        plan.Calendars.Add(new() { Key = lina, BaseKey = Standard, Exceptions = [CalendarException.DaysOff(On("03-03"), On("03-05"))] });
        plan.Task("A", 1).Task("B", 1, with: task => task with { PersonCalendarKey = lina }).Link("A", "B").Expect("B", "03-06 08:00", "03-06 17:00", 0);
        plan.Dates("B").Driver.WaitedForCalendar.ShouldBeTrue();
        plan.Dates("A").FreeSlackMinutes.ShouldBe(3 * Day);
    }

    [Fact]
    public void An_elapsed_duration_runs_over_the_weekend() =>
        new APlan().Task("A", 4).Task("Dry", 0, with: task => task with { DurationMinutes = 3 * 1440, IsElapsed = true }).Task("B", 1).Link("A", "Dry").Link("Dry", "B")
            .Expect("Dry", "03-05 17:00", "03-08 17:00").Expect("B", "03-09 08:00", "03-09 17:00");
}
