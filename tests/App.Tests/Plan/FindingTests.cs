using Regie.Kernel;
using Regie.Plan;

namespace Regie.Tests.Plan;

/// <summary>Search, Today, My work and what happened.</summary>
public sealed class FindingTests
{
    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task Words_are_found_whatever_their_accents_and_case_and_only_where_one_may_look(DatabaseKind kind)
    {
        var plan = await PlanWorld.On(kind);
        var task = await plan.Task("Écrire la page de vente", task => task with { Description = "Ton chaleureux" });
        await plan.Sarah.Must(new AddComment(task.Id, "Voir la maquette zeppelin"));
        var (stranger, _) = await plan.World.Business("Maison Corbeau");
        var outsider = await plan.World.Member(plan.BusinessId, Role.TeamMember);

        (await plan.Sarah.Must(new Search("ecrire VENTE"))).Items.ShouldContain(found => found.TaskId == task.Id && found.Kind == "task");
        (await plan.Sarah.Must(new Search("chaleur"))).Items.ShouldContain(found => found.TaskId == task.Id);
        (await plan.Sarah.Must(new Search("zeppelin"))).Items.ShouldHaveSingleItem().Kind.ShouldBe("comment");
        (await stranger.Must(new Search("zeppelin"))).Items.ShouldBeEmpty();
        (await outsider.Must(new Search("zeppelin"))).Items.ShouldBeEmpty();

        await plan.Sarah.Must(new UpdateTask(task.Id) { Title = "Rédiger la page" });
        (await plan.Sarah.Must(new Search("ecrire"))).Items.ShouldBeEmpty();
        (await plan.Sarah.Must(new Search("rediger"))).Items.ShouldNotBeEmpty();
        await plan.Sarah.Must(new DeleteTask(task.Id));
        (await plan.Sarah.Must(new Search("rediger"))).Items.ShouldBeEmpty();
        (await plan.Sarah.Must(new Search("\"' OR 1=1 -- :*&|!("))).Items.ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task My_work_says_what_is_ready_and_what_waits_for_what(DatabaseKind kind)
    {
        var plan = await PlanWorld.On(kind);
        var ines = await plan.World.Member(plan.BusinessId, Role.TeamMember);
        var first = await plan.Task("Brief", task => task with { AssigneeId = ines.Id });
        var second = await plan.Task("Page", task => task with { AssigneeId = ines.Id });
        var third = await plan.Task("Validation", task => task with { AssigneeId = ines.Id });
        await plan.Sarah.Must(new AddDependency(first.Id, second.Id));
        await plan.Sarah.Must(new UpdateTask(third.Id) { WaitingFor = "Marc" });

        var work = await ines.Must(new MyWork());

        work.Ready.ShouldHaveSingleItem().Task.Id.ShouldBe(first.Id);
        var next = work.Next.ShouldHaveSingleItem();
        next.Task.Id.ShouldBe(second.Id);
        next.WaitsFor.ShouldHaveSingleItem().Title.ShouldBe("Brief");
        next.WaitsFor[0].Finish.ShouldNotBeNull();
        next.StartStatusId.ShouldBe(plan.Status(StatusKind.Doing));
        work.Waiting.ShouldHaveSingleItem().Task.WaitingFor.ShouldBe("Marc");

        await ines.Must(new CloseTask(first.Id));
        work = await ines.Must(new MyWork());
        work.Ready.ShouldHaveSingleItem().Task.Id.ShouldBe(second.Id);
        work.DoneToday.ShouldBe(1);
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task Today_puts_the_slip_first_and_says_why(DatabaseKind kind)
    {
        var plan = await PlanWorld.On(kind, new DateOnly(2040, 1, 2));
        var shoot = await plan.Task("Shoot", task => task with { EstimateMinutes = 960 });
        var launch = await plan.Task("Launch", task => task with { IsMilestone = true });
        await plan.Sarah.Must(new AddDependency(shoot.Id, launch.Id));
        await plan.Task("Invoice", task => task with { AssigneeId = plan.Sarah.Id, DueDate = new DateOnly(2020, 1, 6) });
        await plan.Sarah.Must(new TakeBaseline(plan.Project.Id));
        await plan.Sarah.Must(new UpdateTask(shoot.Id) { EstimateMinutes = 960 + (3 * 480) });

        var today = await plan.Sarah.Must(new GetToday());

        var slip = today.Attention[0];
        slip.Kind.ShouldBe(AttentionKind.Slip);
        slip.Days.ShouldBe(3);
        slip.Causes.ShouldHaveSingleItem().Title.ShouldBe("Shoot");
        today.Attention[1].Kind.ShouldBe(AttentionKind.Late);
        today.Attention[1].Title.ShouldBe("Invoice");
        var business = today.Businesses.ShouldHaveSingleItem();
        business.DaysLate.ShouldBe(3);
        business.NextMilestone!.Title.ShouldBe("Launch");
        (business.OpenTasks, business.LateTasks).ShouldBe((3, 1));
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task What_happened_is_told_to_those_who_see_the_project(DatabaseKind kind)
    {
        var plan = await PlanWorld.On(kind);
        var ines = await plan.World.Member(plan.BusinessId, Role.TeamMember);
        var outsider = await plan.World.Member(plan.BusinessId, Role.TeamMember, "Théo");
        var task = await plan.Task("Brief", task => task with { AssigneeId = ines.Id });
        await ines.Must(new CloseTask(task.Id, "Sent"));

        var events = (await plan.Sarah.Must(new ListEvents { TaskId = task.Id })).Items;
        events[0].Kind.ShouldBe("plan.task.closed");
        events[0].Actor.ShouldBe("Inès Roux");
        events[0].Body.GetProperty("outcome").GetString().ShouldBe("Sent");
        (await ines.Must(new ListEvents())).Items.ShouldNotBeEmpty();
        (await outsider.Must(new ListEvents())).Items.ShouldBeEmpty();
        (await plan.Sarah.Must(new GetToday { Since = DateTimeOffset.UnixEpoch })).WhileAway.ShouldContain(row => row.Kind == "task.closed");
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task Time_is_noted_and_a_view_is_kept(DatabaseKind kind)
    {
        var plan = await PlanWorld.On(kind);
        var ines = await plan.World.Member(plan.BusinessId, Role.TeamMember);
        var task = await plan.Task("Brief", task => task with { AssigneeId = ines.Id });

        var entry = await ines.Must(new LogTime(task.Id, 90) { Note = "Calls" });
        (await plan.Sarah.Must(new ListTime(task.Id))).Items.ShouldHaveSingleItem().Minutes.ShouldBe(90);
        (await plan.Sarah.Refused(new RemoveTime(entry.Id))).Kind.ShouldBe(ProblemKind.NotFound);
        await ines.Must(new RemoveTime(entry.Id));

        var settings = System.Text.Json.JsonSerializer.SerializeToElement(new { sort = "due" });
        await ines.Must(new SaveView(plan.Project.Id, "Mine", ViewKind.Table, settings));
        (await plan.Sarah.Must(new ListViews(plan.Project.Id))).Items.ShouldBeEmpty();
        await ines.Must(new SaveView(plan.Project.Id, "Mine", ViewKind.Table, settings) { IsShared = true });
        (await plan.Sarah.Must(new ListViews(plan.Project.Id))).Items.ShouldHaveSingleItem().IsMine.ShouldBeFalse();
    }
}
