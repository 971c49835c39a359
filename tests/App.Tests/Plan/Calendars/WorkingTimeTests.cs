using Regie.Kernel;
using Regie.Plan;

namespace Regie.Tests.Plan.Calendars;

/// <summary>Working time of projects and people, and what it does to dates.</summary>
public sealed class WorkingTimeTests
{
    private static readonly DateOnly Monday = new(2040, 1, 2);

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task Days_off_of_the_project_move_what_lies_after_them_and_back_again(DatabaseKind kind)
    {
        var plan = await PlanWorld.On(kind, Monday);
        var task = await plan.Task("Page", task => task with { DurationMinutes = 3 * 480 });
        (await Finish(plan, task.Id)).ShouldBe(new DateOnly(2040, 1, 4));

        var time = await plan.Sarah.Must(new AddCalendarDays(plan.Project.Id, Monday.AddDays(1), Monday.AddDays(2)) { Name = "Holiday" });

        time.Days.ShouldHaveSingleItem().Spans.ShouldBeEmpty();
        (await Finish(plan, task.Id)).ShouldBe(new DateOnly(2040, 1, 6));
        (await plan.Sarah.Refused(new AddCalendarDays(plan.Project.Id, Monday.AddDays(2), Monday.AddDays(9)))).Code.ShouldBe("plan.calendar.days-taken");
        await plan.Sarah.Must(new RemoveCalendarDays(plan.Project.Id, Monday.AddDays(1)));
        (await Finish(plan, task.Id)).ShouldBe(new DateOnly(2040, 1, 4));
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task Somebody_who_works_three_days_a_week_needs_longer_and_only_they(DatabaseKind kind)
    {
        var plan = await PlanWorld.On(kind, Monday);
        var ines = await plan.World.Member(plan.BusinessId, Role.TeamMember);
        var hers = await plan.Task("Design", task => task with { DurationMinutes = 4 * 480, AssigneeId = ines.Id });
        var other = await plan.Task("Copy", task => task with { DurationMinutes = 4 * 480 });
        IReadOnlyList<WorkSpan> day = [new(480, 720), new(780, 1020)];

        var time = await plan.Sarah.Must(new SetWorkingWeek(plan.Project.Id, new WorkingWeek { Monday = day, Tuesday = day, Wednesday = day }) { PersonId = ines.Id });

        time.Person!.Id.ShouldBe(ines.Id);
        (await Finish(plan, hers.Id)).ShouldBe(new DateOnly(2040, 1, 9), "Monday to Wednesday, then Monday");
        (await Finish(plan, other.Id)).ShouldBe(new DateOnly(2040, 1, 5));
        (await plan.Sarah.Must(new GetWorkingTime(plan.Project.Id))).IsOwn.ShouldBeFalse("the project itself works as before");
        (await plan.Sarah.Must(new GetWorkingTime(plan.Project.Id) { PersonId = ines.Id })).Week.Thursday.ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task A_week_without_work_or_with_stretches_that_overlap_is_refused_and_a_stranger_finds_nothing(DatabaseKind kind)
    {
        var plan = await PlanWorld.On(kind, Monday);
        var (stranger, _) = await plan.World.Business("Maison Corbeau");

        (await plan.Sarah.Refused(new SetWorkingWeek(plan.Project.Id, new WorkingWeek()))).Errors!["week"].ShouldBe(["no-working-time"]);
        (await plan.Sarah.Refused(new SetWorkingWeek(plan.Project.Id, new WorkingWeek { Monday = [new(480, 720), new(700, 900)] }))).Errors!["week"].ShouldBe(["not-in-order"]);
        (await plan.Sarah.Refused(new AddCalendarDays(plan.Project.Id, Monday, Monday.AddDays(-1)))).Errors!.Keys.ShouldBe(["to"]);
        (await stranger.Refused(new GetWorkingTime(plan.Project.Id))).Kind.ShouldBe(ProblemKind.NotFound);
        (await stranger.Refused(new AddCalendarDays(plan.Project.Id, Monday, Monday))).Kind.ShouldBe(ProblemKind.NotFound);
        (await plan.Sarah.Refused(new GetWorkingTime(plan.Project.Id) { PersonId = stranger.Id })).Kind.ShouldBe(ProblemKind.NotFound);
    }

    private static async Task<DateOnly> Finish(PlanWorld plan, Guid task) =>
        DateOnly.FromDateTime((await plan.Sarah.Must(new GetTask(task))).Schedule!.Finish);
}
