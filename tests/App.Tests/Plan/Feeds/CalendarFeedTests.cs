using Ical.Net;
using Regie.Kernel;
using Regie.Plan;

namespace Regie.Tests.Plan.Feeds;

public sealed class CalendarFeedTests
{
    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task A_calendar_program_reads_what_its_owner_may_see(DatabaseKind kind)
    {
        var plan = await PlanWorld.On(kind);
        var day = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(10);
        var whole = await plan.Task("Offer; with, commas\\ and a long title that a calendar file has to fold because it is wider than seventy-five octets é😀", task => task with { DueDate = day });
        await plan.Task("Call", task => task with { DueDate = day, DueTime = new TimeOnly(14, 30) });
        var secret = Secret(await plan.Sarah.Must(new CreateCalendarFeed { ProjectId = plan.Project.Id }));

        var calendar = await Read(plan.World, secret);

        calendar.Events.Count.ShouldBe(2);
        var offer = calendar.Events.Single(row => row.Summary == whole.Title);
        offer.Uid.ShouldBe($"{whole.Id:D}@regie");
        offer.IsAllDay.ShouldBeTrue();
        DateOnly.FromDateTime(offer.Start!.Value).ShouldBe(day);
        DateOnly.FromDateTime(offer.End!.Value).ShouldBe(day.AddDays(1));
        var call = calendar.Events.Single(row => row.Summary == "Call");
        call.Start!.AsUtc.ShouldBe(TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(new TimeOnly(14, 30)), TimeZoneInfo.FindSystemTimeZoneById(plan.Project.TimeZone)));
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task One_s_own_tasks_come_from_all_businesses_and_nobody_else_s(DatabaseKind kind)
    {
        var plan = await PlanWorld.On(kind);
        var second = await plan.Sarah.Must(new Regie.Businesses.CreateBusiness("Second"));
        var project = await plan.Sarah.Must(new CreateProject(second.Id, "Elsewhere"));
        var ines = await plan.World.Member(plan.BusinessId, Role.TeamMember);
        var day = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(5);
        await plan.Task("Mine", task => task with { DueDate = day, AssigneeId = plan.Sarah.Id });
        await plan.Task("Hers", task => task with { DueDate = day, AssigneeId = ines.Id });
        await plan.Sarah.Must(new CreateTask(project.Id, "Also mine") { DueDate = day, AssigneeId = plan.Sarah.Id });

        var sarahs = await Read(plan.World, Secret(await plan.Sarah.Must(new CreateCalendarFeed())));
        sarahs.Events.Select(row => row.Summary).ShouldBe(["Mine", "Also mine"], ignoreOrder: true);
        var inesSecret = Secret(await ines.Must(new CreateCalendarFeed()));
        (await Read(plan.World, inesSecret)).Events.ShouldHaveSingleItem().Summary.ShouldBe("Hers");
        (await ines.Refused(new CreateCalendarFeed { ProjectId = project.Id })).Kind.ShouldBe(ProblemKind.NotFound);
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task A_revoked_link_and_a_person_without_access_read_nothing(DatabaseKind kind)
    {
        var plan = await PlanWorld.On(kind);
        var ines = await plan.World.Member(plan.BusinessId, Role.TeamMember);
        await plan.Sarah.Must(new SetProjectMember(plan.Project.Id, ines.Id, ProjectRole.Member));
        var made = await ines.Must(new CreateCalendarFeed { ProjectId = plan.Project.Id });
        (await Open(plan.World, Secret(made))).IsOk.ShouldBeTrue();

        (await plan.Sarah.Refused(new RevokeCalendarFeed(made.Id))).Kind.ShouldBe(ProblemKind.NotFound);
        var membership = (await plan.Sarah.Must(new Regie.Businesses.ListMembers(plan.BusinessId))).Items.Single(row => row.PersonId == ines.Id);
        await plan.Sarah.Must(new Regie.Businesses.RemoveMember(plan.BusinessId, membership.Id));
        (await Open(plan.World, Secret(made))).Problem!.Kind.ShouldBe(ProblemKind.NotFound);

        var own = await plan.Sarah.Must(new CreateCalendarFeed { ProjectId = plan.Project.Id });
        (await plan.Sarah.Must(new ListCalendarFeeds { ProjectId = plan.Project.Id })).Items.ShouldHaveSingleItem();
        await plan.Sarah.Must(new RevokeCalendarFeed(own.Id));
        (await Open(plan.World, Secret(own))).Problem!.Kind.ShouldBe(ProblemKind.NotFound);
        (await plan.Sarah.Must(new ListCalendarFeeds { ProjectId = plan.Project.Id })).Items.ShouldBeEmpty();
    }

    private static string Secret(CreatedCalendarFeed made) => made.Url.Split('/')[^1].Replace(".ics", "", StringComparison.Ordinal);

    private static async Task<Calendar> Read(World world, string secret)
    {
        var file = await Open(world, secret);
        file.IsOk.ShouldBeTrue(file.Problem?.Code);
        var text = System.Text.Encoding.UTF8.GetString(file.Value.Bytes.Span);
        text.Split("\r\n").ShouldAllBe(line => System.Text.Encoding.UTF8.GetByteCount(line) <= 75);
        return Calendar.Load(text)!;
    }

    /// <summary>As the door does it: first whose link it is, then as that person.</summary>
    private static async Task<Result<FileContent>> Open(World world, string secret)
    {
        var opened = await world.Runner.Run(new OpenCalendarFeed(secret), Caller.Anonymous with { Door = Door.Inside }, cancel: TestContext.Current.CancellationToken);
        return opened.IsOk
            ? await world.Runner.Run(new ReadCalendarFeed { ProjectId = opened.Value.ProjectId }, new Caller { PersonId = opened.Value.PersonId, ReadOnly = true, Door = Door.Inside }, cancel: TestContext.Current.CancellationToken)
            : opened.Problem!;
    }
}
