using System.Text.Json;
using Regie.Businesses;
using Regie.Kernel;
using Regie.Plan;

namespace Regie.Tests.Plan.Parties;

/// <summary>Freelancers and guests know the others by first name, whatever they ask; those who may read whole names get them from the same question.</summary>
public sealed class NamesTests
{
    private const string Surname = "Quillfeather";

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task No_answer_tells_a_freelancer_a_surname_that_it_tells_a_colleague(DatabaseKind kind)
    {
        var plan = await PlanWorld.On(kind);
        var ines = await plan.World.Member(plan.BusinessId, Role.TeamMember, $"Inès {Surname}");
        var colleague = await plan.World.Member(plan.BusinessId, Role.TeamMember, "Tom Berg");
        var karim = await plan.World.Member(plan.BusinessId, Role.Freelancer, "Karim Benali");
        var day = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(1);
        var task = await plan.Task("Shoot the photos", task => task with { AssigneeId = ines.Id, DueDate = day });
        await plan.Sarah.Must(new SetContributors(task.Id, [karim.Id, colleague.Id, ines.Id]));
        await plan.Sarah.Must(new UpdateProject(plan.Project.Id) { OwnerId = ines.Id });
        var comment = await ines.Must(new AddComment(task.Id, $"@[Karim Benali]({karim.Id}) @[Tom Berg]({colleague.Id}) about whiteballoon: ask @[Inès {Surname}]({ines.Id})"));
        var brief = await ines.Must(new AttachFile(task.Id) { Url = "https://example.org/brief", Name = "Brief" });
        var owner = await plan.World.Member(plan.BusinessId, Role.ClientOwner, $"Claire {Surname}");
        await owner.Must(new TakeBaseline(plan.Project.Id));
        var report = await owner.Must(new DraftStatusReport(plan.Project.Id));

        await Differs(colleague, karim, new GetTask(task.Id));
        await Differs(colleague, karim, new ListTasks { ProjectId = plan.Project.Id });
        await Differs(colleague, karim, new ListTasks { ProjectId = plan.Project.Id, Order = TaskOrder.Newest });
        await Differs(colleague, karim, new MyWork());
        await Differs(colleague, karim, new GetProject(plan.Project.Id));
        await Differs(colleague, karim, new ListProjects());
        await Differs(colleague, karim, new GetSchedule(plan.Project.Id));
        await Differs(colleague, karim, new ListComments(task.Id));
        await Differs(colleague, karim, new GetComment(comment.Id));
        await Differs(colleague, karim, new GetAttachment(brief.Id));
        await Differs(colleague, karim, new ListEvents { ProjectId = plan.Project.Id });
        await Differs(colleague, karim, new ListNotifications());
        await Differs(colleague, karim, new GetToday());
        await Differs(colleague, karim, new Search("whiteballoon"));
        await Differs(colleague, karim, new ListCalendar(day, day) { ProjectId = plan.Project.Id });
        await Differs(colleague, karim, new ListBaselines(plan.Project.Id));
        await Differs(colleague, karim, new ListStatusReports(plan.Project.Id));
        await Differs(colleague, karim, new ListPeople(plan.BusinessId));
        await Differs(colleague, karim, new ListMembers(plan.BusinessId));
        await Differs(colleague, karim, new GetWorkingTime(plan.Project.Id) { PersonId = ines.Id });
        (await Said(karim, new GetStatusReport(plan.Project.Id) { ReportId = report.Id })).ShouldNotContain(Surname);
        (await owner.Must(new GetStatusReport(plan.Project.Id) { ReportId = report.Id })).Author.ShouldBe($"Claire {Surname}");
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task Files_and_calendars_name_people_as_pages_do(DatabaseKind kind)
    {
        var plan = await PlanWorld.On(kind);
        var ines = await plan.World.Member(plan.BusinessId, Role.TeamMember, $"Inès {Surname}");
        var karim = await plan.World.Member(plan.BusinessId, Role.Freelancer, "Karim Benali");
        var task = await plan.Task("Shoot the photos", task => task with { AssigneeId = ines.Id, DueDate = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(1) });
        await plan.Sarah.Must(new SetContributors(task.Id, [karim.Id]));

        foreach (var (who, whole) in new[] { (plan.Sarah, true), (karim, false) })
        {
            foreach (var file in new[] { await who.Must(new ExportTasks(plan.Project.Id)), await who.Must(new ReadCalendarFeed { ProjectId = plan.Project.Id }) })
            {
                var text = System.Text.Encoding.UTF8.GetString(file.Bytes.Span);
                text.ShouldContain("Inès");
                text.Contains(Surname, StringComparison.Ordinal).ShouldBe(whole, file.Name);
            }
        }
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task A_freelancer_here_who_is_a_colleague_there_reads_each_list_by_its_own_rule(DatabaseKind kind)
    {
        var (here, there) = (await PlanWorld.On(kind), await PlanWorld.On(kind));
        var karim = await here.World.Member(here.BusinessId, Role.Freelancer, "Karim Benali");
        await here.World.Joins(karim, there.BusinessId, Role.TeamMember);
        foreach (var plan in new[] { here, there })
        {
            var ines = await plan.World.Member(plan.BusinessId, Role.TeamMember, $"Inès {Surname}");
            var task = await plan.Task("Shoot the photos", task => task with { AssigneeId = ines.Id });
            await plan.Sarah.Must(new SetContributors(task.Id, [karim.Id]));
        }

        var tasks = (await karim.Must(new ListTasks())).Items;

        tasks.Single(task => task.ProjectId == here.Project.Id).Assignee!.Name.ShouldBe("Inès");
        tasks.Single(task => task.ProjectId == there.Project.Id).Assignee!.Name.ShouldBe($"Inès {Surname}");
        tasks[0].Contributors.Single().Name.ShouldBe("Karim Benali");
    }

    [Theory]
    [InlineData("Inès Roux", "Inès")]
    [InlineData("Jean-Pierre  de la Tour", "Jean-Pierre")]
    [InlineData(" Anna Ek", "Anna")]
    [InlineData("Noé\u00a0Petit", "Noé")]
    [InlineData("anna@example.org", "anna")]
    [InlineData("", "")]
    public void A_first_name_is_what_comes_first(string name, string first) => Names.First(name).ShouldBe(first);

    private static async Task Differs<T>(Actor whole, Actor first, IQuery<T> query)
    {
        (await Said(whole, query)).ShouldContain(Surname, customMessage: $"{query.GetType().Name} names nobody: this proves nothing");
        (await Said(first, query)).ShouldNotContain(Surname, customMessage: query.GetType().Name);
    }

    private static async Task<string> Said<T>(Actor who, IQuery<T> query) => JsonSerializer.Serialize(await who.Must(query), Json.Options);
}
