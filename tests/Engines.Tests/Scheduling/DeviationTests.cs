using CsCheck;
using Regie.Scheduling;
using static Regie.Tests.Scheduling.APlan;

namespace Regie.Tests.Scheduling;

/// <summary>Why the finish moved, worked by hand; and that the parts always add up.</summary>
public class DeviationTests
{
    /// <summary>Offer 3 days, then page 4, then test 1; a trailer of 5 beside them. Ends on Wednesday 11 March.</summary>
    static APlan Launch(double offer = 3, double page = 4, double trailer = 5, Func<PlanTask, PlanTask>? pageWith = null) => new APlan()
        .Task("Offer", offer).Task("Page", page, with: pageWith).Task("Test", 1).Task("Trailer", trailer).Link("Offer", "Page").Link("Page", "Test");

    static PlanBaseline Freeze(APlan plan) => new()
    {
        Tasks = [.. plan.Schedule().Tasks.Select(task => new BaselineTask(task.Key, task.Start, task.Finish))],
        Links = plan.Input.Links,
    };

    static DeviationReport Compare(PlanBaseline baseline, APlan plan) => Deviation.Compare(baseline, plan.Input, plan.Schedule());

    static string Say(APlan plan, DeviationReport report)
    {
        return string.Join(", ", report.Causes.Select(cause => $"{cause.Kind} {plan.NameOf(cause.Key)} {cause.Days:+0.##;-0.##}"));
    }

    [Fact]
    public void Nothing_moved_needs_no_cause()
    {
        var report = Compare(Freeze(Launch()), Launch());
        report.FinishDays.ShouldBe(0);
        report.Causes.ShouldBeEmpty();
        report.BaselineFinish.ShouldBe(At("03-11 17:00"));
        report.Tasks.ShouldAllBe(task => task.StartMinutes == 0 && task.FinishMinutes == 0);
    }

    [Fact]
    public void Two_tasks_that_grew_and_one_that_shrank_add_up()
    {
        var now = Launch(offer: 5, page: 6);
        var report = Compare(Freeze(Launch()), now);
        report.FinishDays.ShouldBe(4);
        Say(now, report).ShouldBe("DurationChanged Offer +2, DurationChanged Page +2");
        Say(now, Compare(Freeze(Launch(page: 8)), now)).ShouldBe("DurationChanged Offer +2, DurationChanged Page -2");
        report.Tasks.Single(task => task.Key == now["Test"]).ShouldBe(new TaskDeviation(now["Test"], 4 * Day, 4 * Day, 0, 4, 4));
    }

    [Fact]
    public void A_late_start_is_named_apart_from_what_it_waited_for()
    {
        // The offer took a day more; the page then began two days after it could.
        var now = Launch(offer: 4, pageWith: page => page with { ActualStart = At("03-10 08:00") });
        Say(now, Compare(Freeze(Launch()), now)).ShouldBe("DurationChanged Offer +1, StartedLate Page +2");
    }

    [Fact]
    public void Waiting_past_the_status_date_is_a_late_start()
    {
        var now = new APlan { StatusDate = "03-09 08:00" }
            .Task("Offer", 3, with: t => t with { ActualStart = At("03-02 08:00"), ActualFinish = At("03-04 17:00") })
            .Task("Page", 4).Task("Test", 1).Task("Trailer", 5, with: t => t with { ActualStart = At("03-02 08:00"), ActualFinish = At("03-06 17:00") })
            .Link("Offer", "Page").Link("Page", "Test");
        Say(now, Compare(Freeze(Launch()), now)).ShouldBe("StartedLate Page +2");
    }

    [Fact]
    public void A_task_that_was_not_there_counts_in_full()
    {
        var now = Launch().Task("Review", 2).Link("Page", "Review").Link("Review", "Test");
        var report = Compare(Freeze(Launch()), now);
        Say(now, report).ShouldBe("TaskAdded Review +2");
        report.Added.ShouldBe([now["Review"]]);
    }

    [Fact]
    public void A_link_that_was_not_there_is_named_with_what_is_waited_for()
    {
        var now = Launch().Link("Trailer", "Page");
        var report = Compare(Freeze(Launch()), now);
        Say(now, report).ShouldBe("LinkAdded Page +2");
        report.Causes[0].Predecessor.ShouldBe(now["Trailer"]);
    }

    [Fact]
    public void A_task_with_room_counts_only_for_what_exceeds_it()
    {
        // Eight days to the finish, five needed: growing to ten is two days late, not five.
        var now = Launch(trailer: 10);
        Say(now, Compare(Freeze(Launch()), now)).ShouldBe("DurationChanged Trailer +5, SlackUsed Trailer -3");
    }

    [Fact]
    public void A_finish_that_comes_sooner_names_the_task_that_held_it()
    {
        var now = Launch(page: 1);
        var report = Compare(Freeze(Launch()), now);
        report.FinishDays.ShouldBe(-3);
        Say(now, report).ShouldBe("DurationChanged Page -3");
    }

    [Fact]
    public void A_date_someone_fixed_is_the_cause()
    {
        var now = Launch(pageWith: page => page with { Constraint = ConstraintKind.StartNoEarlierThan, ConstraintDate = At("03-09 08:00") });
        Say(now, Compare(Freeze(Launch()), now)).ShouldBe("DateFixed Page +2");
    }

    [Fact]
    public void A_project_that_starts_later_says_so()
    {
        var now = new APlan { Start = "03-04 08:00" }.Task("Offer", 3).Task("Page", 4).Task("Test", 1).Task("Trailer", 5).Link("Offer", "Page").Link("Page", "Test");
        Say(now, Compare(Freeze(Launch()), now)).ShouldBe("ProjectStartMoved  +2");
    }

    [Fact]
    public void Up_to_a_milestone_only_what_leads_to_it_counts()
    {
        var now = Launch(offer: 4, trailer: 20);
        var report = Deviation.Compare(Freeze(Launch()), now.Input, now.Schedule(), now["Test"]);
        report.FinishDays.ShouldBe(1);
        Say(now, report).ShouldBe("DurationChanged Offer +1");
    }

    [Fact]
    public void Causes_always_add_up_to_the_movement() => Gen.Select(RandomPlan.Any, Gen.Int[1, 12]).Sample((size, edits) =>
    {
        var random = new Random(size.Seed);
        var plan = IncrementalSchedule.Start(RandomPlan.Of(size.Size, size.Seed), out _).ShouldNotBeNull();
        var baseline = new PlanBaseline
        {
            Tasks = [.. plan.Current.Tasks.Select(task => new BaselineTask(task.Key, task.Start, task.Finish))],
            Links = random.Next(2) == 0 ? plan.Input.Links : null,
        };
        for (var i = 0; i < edits; i++) plan.Apply(RandomPlan.Edit(plan.Input, random));
        var report = Deviation.Compare(baseline, plan.Input, plan.Current);
        report.Causes.Sum(cause => cause.Minutes).ShouldBe(report.FinishMinutes);
        foreach (var task in plan.Current.Tasks)
        {
            var upTo = Deviation.Compare(baseline, plan.Input, plan.Current, task.Key);
            upTo.Causes.Sum(cause => cause.Minutes).ShouldBe(upTo.FinishMinutes);
        }
    }, iter: Seeds.Or(200));
}
