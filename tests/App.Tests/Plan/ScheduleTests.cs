using Regie.Kernel;
using Regie.Plan;
using Regie.Scheduling;

namespace Regie.Tests.Plan;

public sealed class ScheduleTests
{
    /// <summary>A Monday far ahead: nothing of it is in the past, whenever the tests run.</summary>
    private static readonly DateOnly Monday = new(2040, 1, 2);

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task What_waits_follows_what_it_waits_for(DatabaseKind kind)
    {
        var plan = await PlanWorld.On(kind, Monday);
        var shoot = await plan.Task("Shoot", task => task with { EstimateMinutes = 960 });
        var retouch = await plan.Task("Retouch", task => task with { EstimateMinutes = 480 });
        await plan.Sarah.Must(new AddDependency(shoot.Id, retouch.Id));

        (await plan.Sarah.Must(new GetTask(retouch.Id))).Schedule!.Start.ShouldBe(Monday.AddDays(2).ToDateTime(new TimeOnly(8, 0)));

        await plan.Sarah.Must(new UpdateTask(shoot.Id) { EstimateMinutes = 1440 });

        var moved = await plan.Sarah.Must(new GetTask(retouch.Id));
        moved.Schedule!.Start.ShouldBe(Monday.AddDays(3).ToDateTime(new TimeOnly(8, 0)));
        moved.Schedule.DriverTaskId.ShouldBe(shoot.Id);
        moved.Predecessors.ShouldHaveSingleItem().TaskId.ShouldBe(shoot.Id);
        var schedule = await plan.Sarah.Must(new GetSchedule(plan.Project.Id));
        schedule.DrivingChain.ShouldBe([shoot.Id, retouch.Id]);
        schedule.Finish.ShouldBe(moved.Schedule.Finish);
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task A_circle_is_refused_and_named(DatabaseKind kind)
    {
        var plan = await PlanWorld.On(kind, Monday);
        var (a, b, c) = (await plan.Task("Alpha"), await plan.Task("Beta"), await plan.Task("Gamma"));
        await plan.Sarah.Must(new AddDependency(a.Id, b.Id));
        await plan.Sarah.Must(new AddDependency(b.Id, c.Id));

        var refused = await plan.Sarah.Refused(new AddDependency(c.Id, a.Id));

        refused.Code.ShouldBe("plan.dependency.cycle");
        var named = refused.Arguments.ShouldHaveSingleItem().ShouldBeOfType<string>();
        named.ShouldContain("Alpha");
        named.ShouldContain("Beta");
        named.ShouldContain("Gamma");
        (await plan.Sarah.Must(new GetSchedule(plan.Project.Id))).Links.Count.ShouldBe(2);
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task A_manual_task_never_moves_until_a_person_lets_it(DatabaseKind kind)
    {
        var plan = await PlanWorld.On(kind, Monday);
        var shoot = await plan.Task("Shoot", task => task with { EstimateMinutes = 2400 });
        var page = await plan.Task("Page", task => task with { ScheduleMode = ScheduleMode.Manual, StartDate = Monday, DueDate = Monday.AddDays(1) });
        await plan.Sarah.Must(new AddDependency(shoot.Id, page.Id));

        (await plan.Sarah.Must(new GetTask(page.Id))).Schedule!.Start.ShouldBe(Monday.ToDateTime(new TimeOnly(8, 0)));

        var accepted = await plan.Sarah.Must(new AcceptAutoSchedule(plan.Project.Id));
        accepted.Tasks.ShouldBe(1);
        (await plan.Sarah.Must(new GetTask(page.Id))).Schedule!.Start.ShouldBe(Monday.AddDays(7).ToDateTime(new TimeOnly(8, 0)));
        (await plan.Sarah.Must(new GetTask(page.Id))).StartDate.ShouldBe(Monday);
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task What_a_person_set_stays_as_it_was_said_and_what_moved_is_told(DatabaseKind kind)
    {
        var plan = await PlanWorld.On(kind, Monday);
        var fixedDay = Monday.AddDays(2).ToDateTime(new TimeOnly(8, 0));
        var shoot = await plan.Task("Shoot", task => task with { EstimateMinutes = 480 });
        var page = await plan.Task("Page", task => task with { StartDate = Monday.AddDays(1), DueDate = Monday.AddDays(2), EstimateMinutes = 960 });
        var talk = await plan.Task("Talk", task => task with { EstimateMinutes = 480 });
        await plan.Sarah.Must(new UpdateTask(talk.Id) { ConstraintKind = ConstraintKind.MustStartOn, ConstraintDate = fixedDay });
        await plan.Sarah.Must(new AddDependency(shoot.Id, page.Id));
        await plan.Sarah.Must(new AddDependency(shoot.Id, talk.Id));
        var version = (await plan.Sarah.Must(new GetTask(page.Id))).Version;

        await plan.Sarah.Must(new UpdateTask(shoot.Id) { EstimateMinutes = 5 * 480 });

        var moved = await plan.Sarah.Must(new GetTask(page.Id));
        (moved.StartDate, moved.DueDate, moved.Version).ShouldBe((Monday.AddDays(1), Monday.AddDays(2), version), "computed dates live apart");
        moved.Schedule!.Start.ShouldBe(Monday.AddDays(7).ToDateTime(new TimeOnly(8, 0)));
        moved.Schedule.MissesDeadline.ShouldBeTrue();
        var held = await plan.Sarah.Must(new GetTask(talk.Id));
        held.Schedule!.Start.ShouldBe(fixedDay, "a date somebody fixed stays");
        held.Schedule.TotalSlackMinutes.ShouldBe(-3 * 480, "and that it no longer fits is said");
        (await plan.Sarah.Must(new ListEvents { ProjectId = plan.Project.Id, Kind = "plan.project.rescheduled" })).Items.ShouldContain(happened => happened.SubjectId == plan.Project.Id);
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task A_due_date_alone_is_where_the_task_stands(DatabaseKind kind)
    {
        var plan = await PlanWorld.On(kind, Monday);

        var task = await plan.Task("Send the newsletter", task => task with { DueDate = Monday.AddDays(3) });

        task.Schedule!.Finish.ShouldBe(Monday.AddDays(3).ToDateTime(new TimeOnly(17, 0)));
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task Slipping_a_task_shows_against_the_baseline_with_its_reason(DatabaseKind kind)
    {
        var plan = await PlanWorld.On(kind, Monday);
        var shoot = await plan.Task("Shoot", task => task with { EstimateMinutes = 960 });
        var retouch = await plan.Task("Retouch", task => task with { EstimateMinutes = 480 });
        var launch = await plan.Task("Launch", task => task with { IsMilestone = true });
        await plan.Sarah.Must(new AddDependency(shoot.Id, retouch.Id));
        await plan.Sarah.Must(new AddDependency(retouch.Id, launch.Id));
        (await plan.Sarah.Must(new GetDeviation(plan.Project.Id))).Baseline.ShouldBeNull();

        var baseline = await plan.Sarah.Must(new TakeBaseline(plan.Project.Id, "Agreed", "Signed by the client"));
        await plan.Sarah.Must(new UpdateTask(shoot.Id) { EstimateMinutes = 960 + (4 * 480) });
        var deviation = await plan.Sarah.Must(new GetDeviation(plan.Project.Id));

        baseline.Tasks.ShouldBe(3);
        deviation.Baseline!.Reason.ShouldBe("Signed by the client");
        deviation.FinishDays.ShouldBe(4);
        var cause = deviation.Causes.ShouldHaveSingleItem();
        cause.Kind.ShouldBe(DeviationCauseKind.DurationChanged);
        cause.TaskId.ShouldBe(shoot.Id);
        cause.Days.ShouldBe(4);
        deviation.Tasks.Count.ShouldBe(3);
        (await plan.Sarah.Must(new ListBaselines(plan.Project.Id))).Items.ShouldHaveSingleItem().Finish.ShouldBe(baseline.Finish);
    }
}
