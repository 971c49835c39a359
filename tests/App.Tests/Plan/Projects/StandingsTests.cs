using Regie.Kernel;
using Regie.Plan;

namespace Regie.Tests.Plan.Projects;

/// <summary>The list of projects: how each stands, and the trash behind it.</summary>
public sealed class StandingsTests
{
    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task A_project_stands_as_its_deviation_says_and_names_its_next_milestone(DatabaseKind kind)
    {
        var plan = await PlanWorld.On(kind, new DateOnly(2040, 1, 2));
        var offer = await plan.Task("Offer", task => task with { EstimateMinutes = 960 });
        var opening = await plan.Task("Cart opens", task => task with { IsMilestone = true });
        await plan.Sarah.Must(new AddDependency(offer.Id, opening.Id));
        (await Standing(plan)).DaysLate.ShouldBeNull("nothing was agreed yet");
        await plan.Sarah.Must(new TakeBaseline(plan.Project.Id));
        await plan.Sarah.Must(new UpdateTask(offer.Id) { EstimateMinutes = 960 + (2 * 480) });

        var standing = await Standing(plan);

        standing.DaysLate.ShouldBe(2);
        standing.NextMilestone!.Title.ShouldBe("Cart opens");
        standing.NextMilestoneDate.ShouldBe(new DateOnly(2040, 1, 5));
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task What_was_thrown_away_is_found_in_the_trash_by_those_who_manage_and_comes_back_whole(DatabaseKind kind)
    {
        var plan = await PlanWorld.On(kind);
        await plan.Task("Brief");
        var member = await plan.World.Member(plan.BusinessId, Role.TeamMember);
        var (stranger, _) = await plan.World.Business("Maison Corbeau");
        await plan.Sarah.Must(new DeleteProject(plan.Project.Id));

        var gone = (await plan.Sarah.Must(new ListDeletedProjects { BusinessId = plan.BusinessId })).Items.ShouldHaveSingleItem();

        (gone.Id, gone.Tasks).ShouldBe((plan.Project.Id, 1));
        (await stranger.Must(new ListDeletedProjects())).Items.ShouldBeEmpty();
        var members = await member.Run(new ListDeletedProjects());
        (members.IsOk ? members.Value.Items : []).ShouldBeEmpty();
        await plan.Sarah.Must(new RestoreProject(plan.Project.Id));
        (await plan.Sarah.Must(new ListDeletedProjects { BusinessId = plan.BusinessId })).Items.ShouldBeEmpty();
        (await plan.Sarah.Must(new ListTasks { ProjectId = plan.Project.Id })).Items.ShouldHaveSingleItem();
    }

    private static async Task<ProjectStanding> Standing(PlanWorld plan) => (await plan.Sarah.Must(new ListStandings { BusinessId = plan.BusinessId })).Items.Single(row => row.ProjectId == plan.Project.Id);
}
