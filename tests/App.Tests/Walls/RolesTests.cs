using Regie.Businesses;
using Regie.Kernel;
using Regie.Plan;
using Regie.Tests.Plan;

namespace Regie.Tests.Walls;

/// <summary>What each role sees and may do: OBM, client owner, team member, freelancer, guest.</summary>
public sealed class RolesTests
{
    /// <summary>The table, written out a second time: nobody changes it by accident.</summary>
    [Theory]
    [InlineData(Role.Obm, "AuditRead BusinessManage BusinessRead HoursRead MembersManage MetricsRead PlanComment PlanRead PlanWrite ProjectManage ReportShare TaskWork")]
    [InlineData(Role.ClientOwner, "AuditRead BusinessRead MetricsRead PlanComment PlanRead PlanWrite ProjectManage ReportShare TaskWork")]
    [InlineData(Role.TeamMember, "AuditRead BusinessRead MetricsRead PlanComment PlanRead PlanWrite TaskWork")]
    [InlineData(Role.Freelancer, "AuditRead BusinessRead PlanComment PlanRead TaskWork")]
    [InlineData(Role.GuestViewer, "BusinessRead PlanRead")]
    public void A_role_holds_these_permissions_and_no_other(Role role, string permissions) =>
        string.Join(' ', Roles.Grants[role].Select(permission => permission.ToString()).Order(StringComparer.Ordinal)).ShouldBe(permissions);

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task An_owner_sees_and_shapes_everything_but_members_and_the_business_itself(DatabaseKind kind)
    {
        var plan = await Planned(kind);
        var owner = await plan.World.Member(plan.BusinessId, Role.ClientOwner, "Claire Fontaine");

        (await owner.Must(new GetProject(plan.Project.Id))).Budget.ShouldBe(new MoneyAmount(120_000, "EUR"));
        (await owner.Must(new CreateProject(plan.BusinessId, "Autumn launch"))).Id.ShouldNotBe(Guid.Empty);
        (await owner.Must(new ShareReport(plan.Project.Id))).Url.ShouldNotBeEmpty();
        (await owner.Must(new ListAudit(plan.BusinessId))).Items.ShouldContain(line => line.PersonId == plan.Sarah.Id);
        await NotFound(owner, new InviteMember(plan.BusinessId, "x@example.org", Role.Obm));
        await NotFound(owner, new ArchiveBusiness(plan.BusinessId));
        (await owner.Refused(new CreateBusiness("Mine"))).Kind.ShouldBe(ProblemKind.Forbidden);
        (await owner.Must(new ListBusinesses())).Items.ShouldHaveSingleItem().Id.ShouldBe(plan.BusinessId);
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task A_team_member_writes_in_own_projects_and_sees_neither_money_nor_the_time_of_others(DatabaseKind kind)
    {
        var plan = await Planned(kind);
        var ines = await plan.World.Member(plan.BusinessId, Role.TeamMember);
        var task = await plan.Task("Edit", task => task with { AssigneeId = ines.Id });
        await plan.Sarah.Must(new LogTime(task.Id, 60));
        await ines.Must(new LogTime(task.Id, 30));
        var other = await plan.Sarah.Must(new CreateProject(plan.BusinessId, "Secret relaunch"));

        (await ines.Must(new GetProject(plan.Project.Id))).Budget.ShouldBeNull();
        (await ines.Must(new CreateTask(plan.Project.Id, "Mine"))).Title.ShouldBe("Mine");
        (await ines.Must(new ListTime(task.Id))).Items.ShouldHaveSingleItem().Minutes.ShouldBe(30);
        (await plan.Sarah.Must(new ListTime(task.Id))).Items.Count.ShouldBe(2);
        (await ines.Must(new GetMetric(plan.BusinessId, "plan.time.logged"))).Items.ShouldHaveSingleItem().Value.ShouldBe(30);
        (await ines.Must(new ListAudit(plan.BusinessId))).Items.ShouldAllBe(line => line.PersonId == ines.Id);
        await NotFound(ines, new GetProject(other.Id));
        await NotFound(ines, new CreateTask(other.Id, "Not mine"));
        await NotFound(ines, new CreateProject(plan.BusinessId, "Not mine"));
        await NotFound(ines, new UpdateProject(plan.Project.Id) { Goal = "Another" });
        await NotFound(ines, new TakeBaseline(plan.Project.Id));
        await NotFound(ines, new ShareReport(plan.Project.Id));
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task An_owner_reads_how_much_time_was_spent_and_not_by_whom(DatabaseKind kind)
    {
        var plan = await Planned(kind);
        var owner = await plan.World.Member(plan.BusinessId, Role.ClientOwner, "Claire Fontaine");
        var ines = await plan.World.Member(plan.BusinessId, Role.TeamMember);
        var task = await plan.Task("Edit", task => task with { AssigneeId = ines.Id });
        await ines.Must(new LogTime(task.Id, 60));
        await owner.Must(new LogTime(task.Id, 15));

        (await owner.Must(new GetTask(task.Id))).LoggedMinutes.ShouldBe(75);
        (await owner.Must(new GetStatusReport(plan.Project.Id))).Figures.HoursLoggedMinutes.ShouldBe(75);
        (await owner.Must(new GetMetric(plan.BusinessId, "plan.time.logged") { Total = true })).Items.ShouldHaveSingleItem().Value.ShouldBe(75);
        (await owner.Must(new ListTime(task.Id))).Items.ShouldHaveSingleItem().Person.Id.ShouldBe(owner.Id);
        var points = (await owner.Must(new GetMetric(plan.BusinessId, "plan.time.logged"))).Items;
        points.Select(point => (point.Value, point.Dimensions.GetValueOrDefault("person"))).ShouldBe([(60m, null), (15m, owner.Id.ToString())], ignoreOrder: true);
        (await owner.Must(new GetMetric(plan.BusinessId, "plan.time.logged") { PersonId = ines.Id })).Items.ShouldBeEmpty();
        (await owner.Must(new ListEvents { TaskId = task.Id, Kind = "plan.time.logged" })).Items.ShouldHaveSingleItem().ActorId.ShouldBe(owner.Id);
        (await owner.Must(new GetToday { Since = DateTimeOffset.UnixEpoch })).WhileAway.ShouldNotContain(line => line.Minutes != null);

        // The OBM, from the same questions, reads whose they are; a colleague reads their own.
        (await plan.Sarah.Must(new ListTime(task.Id))).Items.Count.ShouldBe(2);
        (await plan.Sarah.Must(new GetMetric(plan.BusinessId, "plan.time.logged") { PersonId = ines.Id })).Items.ShouldHaveSingleItem().Value.ShouldBe(60);
        (await plan.Sarah.Must(new ListEvents { TaskId = task.Id, Kind = "plan.time.logged" })).Items.Count.ShouldBe(2);
        (await plan.Sarah.Must(new GetToday { Since = DateTimeOffset.UnixEpoch })).WhileAway.ShouldContain(line => line.ActorId == ines.Id && line.Minutes == 60);
        (await ines.Must(new ListEvents { TaskId = task.Id, Kind = "plan.time.logged" })).Items.ShouldHaveSingleItem().ActorId.ShouldBe(ines.Id);
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task A_freelancer_works_on_own_tasks_and_knows_first_names_only(DatabaseKind kind)
    {
        var plan = await Planned(kind);
        var karim = await plan.World.Member(plan.BusinessId, Role.Freelancer, "Karim Benali");
        await plan.World.Member(plan.BusinessId, Role.TeamMember, "Inès Roux");
        var mine = await plan.Task("Shoot", task => task with { AssigneeId = karim.Id });
        var other = await plan.Task("Edit");
        await plan.Sarah.Must(new LogTime(mine.Id, 60));

        (await karim.Must(new GetProject(plan.Project.Id))).Budget.ShouldBeNull();
        (await karim.Must(new ReportProgress(mine.Id) { Progress = 50 })).Progress.ShouldBe(50);
        (await karim.Must(new AddComment(other.Id, "Which format?"))).Body.ShouldBe("Which format?");
        (await karim.Must(new ListTime(mine.Id))).Items.ShouldBeEmpty();
        (await karim.Must(new ListPeople(plan.BusinessId))).Items.Select(person => person.Name).ShouldBe(["Inès", "Karim Benali", "Sarah"], ignoreOrder: true);
        (await karim.Must(new ListMembers(plan.BusinessId))).Items.Where(member => member.PersonId != karim.Id).ShouldAllBe(member => member.Email == null && !member.Name.Contains(' '));
        await NotFound(karim, new ReportProgress(other.Id) { Progress = 50 });
        await NotFound(karim, new LogTime(other.Id, 10));
        await NotFound(karim, new UpdateTask(mine.Id) { DueDate = new DateOnly(2030, 1, 1) });
        await NotFound(karim, new CreateTask(plan.Project.Id, "Mine"));
        await NotFound(karim, new GetMetric(plan.BusinessId, "plan.tasks.open"));
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task A_guest_reads_what_was_published_as_it_was_shared(DatabaseKind kind)
    {
        var plan = await Planned(kind);
        var guest = await plan.World.Member(plan.BusinessId, Role.GuestViewer, "Anna");
        var task = await plan.Task("Write the sales page", task => task with { DueDate = new DateOnly(2020, 1, 6) });
        await NotFound(guest, new GetProject(plan.Project.Id));
        await plan.Sarah.Must(new UpdateProject(plan.Project.Id) { IsPublished = true });
        var draft = await plan.Sarah.Must(new DraftStatusReport(plan.Project.Id) { Language = "en" });
        var hidden = draft.Sentences[0];
        await plan.Sarah.Must(new EditStatusReport(draft.Id) { Sentences = [new SentenceEdit(hidden.Id) { IsHidden = true }] });

        (await guest.Must(new GetProject(plan.Project.Id))).Budget.ShouldBeNull();
        await NotFound(guest, new GetStatusReport(plan.Project.Id));
        await NotFound(guest, new GetStatusReport(plan.Project.Id) { ReportId = draft.Id });
        (await guest.Must(new ListStatusReports(plan.Project.Id))).Items.ShouldBeEmpty();
        await plan.Sarah.Must(new ShareReport(plan.Project.Id) { ReportId = draft.Id });
        var read = await guest.Must(new GetStatusReport(plan.Project.Id));
        read.ReportId.ShouldBe(draft.Id);
        read.Sentences.ShouldNotContain(sentence => sentence.Id == hidden.Id);
        (await plan.Sarah.Must(new GetStatusReport(plan.Project.Id) { ReportId = draft.Id })).Sentences.ShouldContain(sentence => sentence.Id == hidden.Id);

        await NotFound(guest, new AddComment(task.Id, "Hello"));
        await NotFound(guest, new CloseTask(task.Id));
        await NotFound(guest, new ListAudit(plan.BusinessId));
        await NotFound(guest, new TakeBaseline(plan.Project.Id));
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task What_is_taken_away_is_gone_at_once_and_everybody_who_watches_is_told(DatabaseKind kind)
    {
        var plan = await Planned(kind);
        var ines = await plan.World.Member(plan.BusinessId, Role.TeamMember);
        var task = await plan.Task("Edit", task => task with { AssigneeId = ines.Id });
        var token = await ines.Must(new CreateToken("Assistant"));
        var member = (await plan.Sarah.Must(new ListMembers(plan.BusinessId))).Items.Single(one => one.PersonId == ines.Id);
        using var http = plan.World.Client();
        http.DefaultRequestHeaders.Add("Authorization", "Bearer " + token.Secret);
        ((int)(await http.GetAsync(new Uri($"/api/v1/tasks/{task.Id}", UriKind.Relative))).StatusCode).ShouldBe(200);
        List<Guid> told = [];
        var access = (AccessCache)plan.World.App.Services.GetService(typeof(AccessCache))!;
        access.Changed += told.Add;

        await plan.Sarah.Must(new ChangeMemberRole(plan.BusinessId, member.Id, Role.GuestViewer));
        ((int)(await http.GetAsync(new Uri($"/api/v1/tasks/{task.Id}", UriKind.Relative))).StatusCode).ShouldBe(404);
        await plan.Sarah.Must(new ChangeMemberRole(plan.BusinessId, member.Id, Role.TeamMember));
        ((int)(await http.GetAsync(new Uri($"/api/v1/tasks/{task.Id}", UriKind.Relative))).StatusCode).ShouldBe(200);
        await plan.Sarah.Must(new RemoveMember(plan.BusinessId, member.Id));
        ((int)(await http.GetAsync(new Uri($"/api/v1/tasks/{task.Id}", UriKind.Relative))).StatusCode).ShouldBe(404);
        (await ines.Must(new ListBusinesses())).Items.ShouldBeEmpty();
        await ines.Must(new RevokeToken(token.Token.Id));
        ((int)(await http.GetAsync(new Uri("/api/v1/me", UriKind.Relative))).StatusCode).ShouldBe(401);
        access.Changed -= told.Add;
        told.Count(person => person == ines.Id).ShouldBeGreaterThanOrEqualTo(4);
    }

    private static async Task<PlanWorld> Planned(DatabaseKind kind)
    {
        var plan = await PlanWorld.On(kind);
        await plan.Sarah.Must(new UpdateProject(plan.Project.Id) { Budget = new MoneyAmount(120_000, "EUR") });
        return plan;
    }

    private static async Task NotFound<T>(Actor who, IOperation<T> operation) => (await who.Refused(operation)).Kind.ShouldBe(ProblemKind.NotFound, operation.GetType().Name);
}
