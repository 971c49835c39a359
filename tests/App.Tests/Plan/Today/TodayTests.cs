using Regie.Kernel;
using Regie.Plan;

namespace Regie.Tests.Plan.Today;

/// <summary>What needs a person, what they put off, and what happened while they were away.</summary>
public sealed class TodayTests
{
    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task What_one_put_off_is_gone_for_oneself_until_its_day_or_until_it_changes(DatabaseKind kind)
    {
        var plan = await PlanWorld.On(kind);
        var owner = await plan.World.Member(plan.BusinessId, Role.ClientOwner, "Marc Aubert");
        var task = await plan.Task("Invoice", task => task with { AssigneeId = plan.Sarah.Id, DueDate = new DateOnly(2020, 1, 6) });
        var item = (await Today(plan.Sarah)).Attention.Single(item => item.TaskId == task.Id);

        await plan.Sarah.Must(new SnoozeAttention(plan.Project.Id, item.Kind) { TaskId = task.Id, Until = (await Today(plan.Sarah)).Day.AddDays(1), Date = item.Date });

        var after = await Today(plan.Sarah);
        after.Attention.ShouldNotContain(one => one.TaskId == task.Id);
        after.Snoozed.ShouldBe(1);
        (await plan.Sarah.Must(new GetToday { WithSnoozed = true })).Attention.ShouldContain(one => one.TaskId == task.Id);
        (await Today(owner)).Attention.ShouldContain(one => one.TaskId == task.Id, "it was put off by one person, for that person");

        await plan.Sarah.Must(new UpdateTask(task.Id) { DueDate = new DateOnly(2020, 1, 7) });
        (await Today(plan.Sarah)).Attention.ShouldContain(one => one.TaskId == task.Id, "another date is news");
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task What_was_put_off_can_be_taken_up_again_and_today_is_too_early_to_hide_anything(DatabaseKind kind)
    {
        var plan = await PlanWorld.On(kind);
        var task = await plan.Task("Invoice", task => task with { AssigneeId = plan.Sarah.Id, DueDate = new DateOnly(2020, 1, 6) });
        var (day, item) = ((await Today(plan.Sarah)).Day, (await Today(plan.Sarah)).Attention.Single());
        var off = new SnoozeAttention(plan.Project.Id, item.Kind) { TaskId = task.Id, Until = day.AddDays(3), Date = item.Date };

        await plan.Sarah.Must(off);
        await plan.Sarah.Must(off with { Until = day.AddDays(4) });
        await plan.Sarah.Must(off with { Until = null });
        (await Today(plan.Sarah)).Attention.ShouldHaveSingleItem();
        await plan.Sarah.Must(off with { Until = day });
        (await Today(plan.Sarah)).Attention.ShouldHaveSingleItem();
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task A_finished_plan_does_not_slip_any_more(DatabaseKind kind)
    {
        var plan = await PlanWorld.On(kind, new DateOnly(2040, 1, 2));
        var shoot = await plan.Task("Shoot", task => task with { EstimateMinutes = 960 });
        await plan.Sarah.Must(new TakeBaseline(plan.Project.Id));
        await plan.Sarah.Must(new UpdateTask(shoot.Id) { EstimateMinutes = 960 + (3 * 480) });
        (await Today(plan.Sarah)).Attention.ShouldContain(item => item.Kind == AttentionKind.Slip);

        await plan.Sarah.Must(new CloseTask(shoot.Id));

        (await Today(plan.Sarah)).Attention.ShouldNotContain(item => item.Kind == AttentionKind.Slip);
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task A_slip_says_which_milestone_and_whether_each_day_costs_a_day(DatabaseKind kind)
    {
        var plan = await PlanWorld.On(kind, new DateOnly(2040, 1, 2));
        var offer = await plan.Task("Offer", task => task with { EstimateMinutes = 960 });
        var opening = await plan.Task("Cart opens", task => task with { IsMilestone = true });
        await plan.Sarah.Must(new AddDependency(offer.Id, opening.Id));
        await plan.Sarah.Must(new TakeBaseline(plan.Project.Id));
        await plan.Sarah.Must(new UpdateTask(offer.Id) { EstimateMinutes = 960 + (4 * 480) });
        await plan.Sarah.Must(new Reschedule(plan.Project.Id));

        var slip = (await Today(plan.Sarah)).Attention.Single(item => item.Kind == AttentionKind.Slip);
        (slip.Milestone, slip.Days, slip.DelaysProject).ShouldBe(("Cart opens", 4m, false));
        await plan.Sarah.Must(new UpdateTask(offer.Id) { WaitingFor = "a validation" });

        slip = (await Today(plan.Sarah)).Attention.Single(item => item.Kind == AttentionKind.Slip);
        slip.DelaysProject.ShouldBeTrue();
        slip.Causes.ShouldHaveSingleItem().WaitingFor.ShouldBe("a validation");
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task What_others_did_is_told_in_one_line_for_each_sort_and_place_and_never_ones_own_doing(DatabaseKind kind)
    {
        var plan = await PlanWorld.On(kind);
        var ines = await plan.World.Member(plan.BusinessId, Role.TeamMember);
        var slides = await plan.Task("Slides", task => task with { AssigneeId = ines.Id });
        var video = await plan.Task("Video", task => task with { AssigneeId = ines.Id });
        await ines.Must(new LogTime(video.Id, 60));
        await ines.Must(new LogTime(video.Id, 330));
        await ines.Must(new AddComment(video.Id, "The sound is done."));
        await ines.Must(new CloseTask(slides.Id));
        await ines.Must(new CloseTask(video.Id));

        var lines = (await plan.Sarah.Must(new GetToday { Since = DateTimeOffset.UnixEpoch })).WhileAway;

        lines.ShouldAllBe(line => line.Actor == "Inès Roux");
        var closed = lines.Single(line => line.Kind == "task.closed");
        (closed.Count, closed.TaskId, closed.ProjectName).ShouldBe((2, null, "Spring launch"));
        var time = lines.Single(line => line.Kind == "time.logged");
        (time.Minutes, time.Title, time.TaskId).ShouldBe((390, "Video", video.Id));
        lines.Single(line => line.Kind == "task.commented").Text.ShouldBe("The sound is done.");
        (await plan.Sarah.Must(new GetToday { Since = DateTimeOffset.UtcNow.AddMinutes(1) })).WhileAway.ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task Coming_back_within_two_hours_is_not_coming_back(DatabaseKind kind)
    {
        var plan = await PlanWorld.On(kind);
        var before = (await Today(plan.Sarah)).AwaySince;
        await plan.Sarah.Must(new VisitToday());
        await plan.Sarah.Must(new VisitToday());
        (await Today(plan.Sarah)).AwaySince.ShouldBe(before, "whoever just worked was not away");
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task Asking_how_a_task_stands_tells_the_person_and_sets_the_day_to_ask_again(DatabaseKind kind)
    {
        var plan = await PlanWorld.On(kind);
        var lina = await plan.World.Member(plan.BusinessId, Role.TeamMember, "Lina Kaya");
        var stranger = await plan.World.Person("Nobody here");
        var task = await plan.Task("Offer", task => task with { AssigneeId = lina.Id });
        await plan.Sarah.Must(new UpdateTask(task.Id) { WaitingFor = "a validation", FollowUpDate = new DateOnly(2020, 1, 6) });
        (await Today(plan.Sarah)).Attention.ShouldContain(item => item.TaskId == task.Id && item.Kind == AttentionKind.FollowUp);

        var said = await plan.Sarah.Must(new FollowUp(task.Id, "How does it stand?") { PersonId = lina.Id, NextOn = new DateOnly(2040, 1, 2) });

        said.Body.ShouldEndWith("How does it stand?");
        (await Today(plan.Sarah)).Attention.ShouldNotContain(item => item.TaskId == task.Id && item.Kind == AttentionKind.FollowUp);
        (await lina.Must(new ListNotifications())).Items.ShouldContain(one => one.Kind == "mentioned" && one.TaskId == task.Id);
        (await Today(lina)).Attention.ShouldContain(item => item.Kind == AttentionKind.Mention && item.Excerpt == "@Lina How does it stand?");
        (await plan.Sarah.Refused(new FollowUp(task.Id, "And you?") { PersonId = stranger.Id })).Kind.ShouldBe(ProblemKind.NotFound);
    }

    private static Task<TodayView> Today(Actor actor) => actor.Must(new GetToday());
}
