using Regie.Kernel;
using Regie.Plan;

namespace Regie.Tests.Plan;

/// <summary>Who sees and touches which rows of one business.</summary>
public sealed class VisibilityTests
{
    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task A_team_member_sees_a_project_once_given_work_in_it(DatabaseKind kind)
    {
        var plan = await PlanWorld.On(kind);
        var ines = await plan.World.Member(plan.BusinessId, Role.TeamMember);
        var task = await plan.Task("Write the sales page");
        (await ines.Refused(new GetTask(task.Id))).Kind.ShouldBe(ProblemKind.NotFound);
        (await ines.Must(new ListProjects())).Items.ShouldBeEmpty();

        var given = await plan.Sarah.Must(new UpdateTask(task.Id) { AssigneeId = ines.Id });

        given.AssigneeId.ShouldBe(ines.Id);
        (await ines.Must(new GetTask(task.Id))).Title.ShouldBe(task.Title);
        (await ines.Must(new ListProjects())).Items.ShouldHaveSingleItem();
        (await ines.Must(new ListTasks { AssigneeId = ines.Id })).Items.ShouldHaveSingleItem();
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task A_freelancer_reads_the_project_and_touches_only_own_tasks(DatabaseKind kind)
    {
        var plan = await PlanWorld.On(kind);
        var karim = await plan.World.Member(plan.BusinessId, Role.Freelancer, "Karim Benali");
        var mine = await plan.Task("Shoot the photos", task => task with { AssigneeId = karim.Id });
        var other = await plan.Task("Write the sales page");

        (await karim.Must(new GetTask(other.Id))).Id.ShouldBe(other.Id);
        (await karim.Must(new CloseTask(mine.Id))).ClosedAt.ShouldNotBeNull();
        (await karim.Refused(new CloseTask(other.Id))).Kind.ShouldBe(ProblemKind.NotFound);
        (await karim.Refused(new UpdateTask(mine.Id) { Title = "Mine" })).Kind.ShouldBe(ProblemKind.NotFound);
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task A_guest_sees_what_was_published_and_changes_nothing(DatabaseKind kind)
    {
        var plan = await PlanWorld.On(kind);
        var guest = await plan.World.Member(plan.BusinessId, Role.GuestViewer, "Anna");
        var task = await plan.Task("Write the sales page");
        (await guest.Refused(new GetTask(task.Id))).Kind.ShouldBe(ProblemKind.NotFound);

        await plan.Sarah.Must(new UpdateProject(plan.Project.Id) { IsPublished = true });

        (await guest.Must(new GetTask(task.Id))).Title.ShouldBe(task.Title);
        (await guest.Refused(new CloseTask(task.Id))).Kind.ShouldBe(ProblemKind.NotFound);
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task Another_business_finds_nothing(DatabaseKind kind)
    {
        var plan = await PlanWorld.On(kind);
        var task = await plan.Task("Write the sales page");
        var (stranger, _) = await plan.World.Business("Maison Corbeau");

        (await stranger.Refused(new GetTask(task.Id))).Kind.ShouldBe(ProblemKind.NotFound);
        (await stranger.Refused(new GetProject(plan.Project.Id))).Kind.ShouldBe(ProblemKind.NotFound);
        (await stranger.Refused(new CreateTask(plan.Project.Id, "Mine"))).Kind.ShouldBe(ProblemKind.NotFound);
        (await stranger.Refused(new AddDependency(task.Id, task.Id))).Kind.ShouldBe(ProblemKind.NotFound);
        (await stranger.Refused(new CreateProject(plan.BusinessId, "Mine"))).Kind.ShouldBe(ProblemKind.NotFound);
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task A_deleted_project_takes_its_tasks_with_it_and_brings_them_back(DatabaseKind kind)
    {
        var plan = await PlanWorld.On(kind);
        var task = await plan.Task("Write the sales page");

        await plan.Sarah.Must(new DeleteProject(plan.Project.Id));
        (await plan.Sarah.Refused(new GetTask(task.Id))).Kind.ShouldBe(ProblemKind.NotFound);
        (await plan.Sarah.Refused(new GetProject(plan.Project.Id))).Kind.ShouldBe(ProblemKind.NotFound);

        await plan.Sarah.Must(new RestoreProject(plan.Project.Id));
        (await plan.Sarah.Must(new GetTask(task.Id))).Title.ShouldBe(task.Title);
    }
}
