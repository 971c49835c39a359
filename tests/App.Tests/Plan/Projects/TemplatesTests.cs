using Regie.Kernel;
using Regie.Plan;

namespace Regie.Tests.Plan.Projects;

/// <summary>What a project starts with.</summary>
public sealed class TemplatesTests
{
    public static TheoryData<DatabaseKind, ProjectTemplate> Templates
    {
        get
        {
            var data = new TheoryData<DatabaseKind, ProjectTemplate>();
            foreach (var kind in new[] { DatabaseKind.Sqlite, DatabaseKind.Postgres })
            {
                foreach (var template in Enum.GetValues<ProjectTemplate>())
                {
                    data.Add(kind, template);
                }
            }

            return data;
        }
    }

    [Theory, MemberData(nameof(Templates))]
    public async Task A_template_brings_a_plan_that_is_linked_estimated_and_ends_where_its_chain_does(DatabaseKind kind, ProjectTemplate template)
    {
        var world = await World.On(kind);
        var (sarah, businessId) = await world.Business();

        var project = await sarah.Must(new CreateProject(businessId, "New") { Template = template, StartDate = new DateOnly(2040, 1, 2) });

        var plan = await sarah.Must(new GetSchedule(project.Id));
        project.Statuses.Count.ShouldBe(5);
        if (template == ProjectTemplate.Blank)
        {
            plan.Tasks.ShouldBeEmpty();
            return;
        }

        plan.Tasks.Count.ShouldBeGreaterThan(12);
        project.Sections.Count.ShouldBe(4);
        plan.Tasks.ShouldAllBe(task => task.Schedule != null);
        plan.Tasks.Count(task => task.IsMilestone).ShouldBeGreaterThan(0);
        plan.Start.ShouldBe(new DateTime(2040, 1, 2, 8, 0, 0));
        (plan.Finish!.Value - plan.Start!.Value).Days.ShouldBeInRange(20, 80, "a believable length");
        project.ScheduleProblem.ShouldBeNull();
        (await sarah.Must(new CreateTask(project.Id, "One more"))).Number.ShouldBe(plan.Tasks.Count + 1);
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task A_template_speaks_the_language_of_the_business(DatabaseKind kind)
    {
        var world = await World.On(kind);
        var sarah = await world.Person();
        var business = await sarah.Must(new Regie.Businesses.CreateBusiness($"Atelier {sarah.Id:N}", "fr"));

        var project = await sarah.Must(new CreateProject(business.Id, "Lancement") { Template = ProjectTemplate.ProductLaunch });

        project.Sections.Select(section => section.Name).ShouldContain("Page de vente");
        (await sarah.Must(new ListTasks { ProjectId = project.Id })).Items.ShouldContain(task => task.Title == "Ouverture des ventes");
    }
}
