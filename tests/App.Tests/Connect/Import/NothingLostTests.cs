using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Regie.Connect;
using Regie.Kernel;
using Regie.Plan;

namespace Regie.Tests.Connect;

/// <summary>What an import promises beyond its counts: nobody is told, people come later, dates stand still, and taking back is exact.</summary>
public class NothingLostTests
{
    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task One_event_with_counts_and_nobody_is_notified(DatabaseKind kind)
    {
        var world = await World.On(kind);
        var (sarah, business) = await world.Business();
        await world.Member(business, Role.Obm, "Ada Roux");

        var done = await sarah.Import(business, OwnFiles.File("trello-small.json"));

        var happened = await world.Look(db => db.Events.Where(row => row.BusinessId == business && row.Kind.StartsWith("plan.")).ToListAsync());
        var body = JsonDocument.Parse(happened.ShouldHaveSingleItem().Body).RootElement;
        happened[0].Kind.ShouldBe("plan.import.confirmed");
        body.GetProperty("created").GetProperty("task").GetInt32().ShouldBe(5);
        body.GetProperty("created").GetProperty("comment").GetInt32().ShouldBe(2);
        body.GetProperty("source").GetString().ShouldBe("trello");
        (await world.Look(db => db.Set<Notification>().CountAsync(row => row.BusinessId == business))).ShouldBe(0);

        // The feed of a task speaks of the source's days, not of today.
        var page = await Task(world, done.ProjectId!.Value, "Write the sales page");
        var feed = await sarah.Must(new ListImportedActivity(page.Id));
        feed.Items.Max(line => line.At).ShouldBe(new DateTimeOffset(2026, 1, 7, 9, 0, 0, TimeSpan.Zero));
        feed.Items.Select(line => line.Actor).ShouldContain("Ada Roux");
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task People_without_an_account_become_members_later_and_a_newer_file_knows_it(DatabaseKind kind)
    {
        var world = await World.On(kind);
        var (sarah, business) = await world.Business();
        var done = await sarah.Import(business, OwnFiles.File("trello-small.json"));
        var page = await Task(world, done.ProjectId!.Value, "Write the sales page");
        var ada = await world.Member(business, Role.TeamMember, "Ada M. Roux");
        (await sarah.Must(new GetTask(page.Id))).Assignee!.IsPlaceholder.ShouldBeTrue();

        // She already has a row of her own, from a task given to her before she was linked.
        var ours = await sarah.Must(new CreateProject(business, "Ours"));
        await sarah.Must(new CreateTask(ours.Id, "Hers") { AssigneeId = ada.Id });
        await sarah.Must(new LinkPlaceholder(page.AssigneeId!.Value, ada.Id));

        (await sarah.Must(new GetTask(page.Id))).Assignee!.ShouldSatisfyAllConditions(who => who.Id.ShouldBe(ada.Id), who => who.IsPlaceholder.ShouldBeFalse());
        var text = (await Text()).Replace("\"name\": \"Record the <script>alert(1)</script> video\"", "\"name\": \"Record\"", StringComparison.Ordinal);
        text = text.Replace("\"id\": \"69600000000000000000c003\"", "\"id\": \"69600000000000000000c099\"", StringComparison.Ordinal);
        await sarah.Import(business, SourceFile.FromBytes("trello-newer.json", Encoding.UTF8.GetBytes(text)));
        (await sarah.Must(new GetTask(page.Id))).Assignee!.Id.ShouldBe(ada.Id);
        var all = await world.Look(db => db.Set<TaskItem>().Where(row => row.ProjectId == done.ProjectId).ToListAsync());
        all.ShouldNotContain(task => task.AssigneeId == page.AssigneeId);
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task Dated_tasks_stay_by_hand_until_somebody_lets_the_plan_move_them(DatabaseKind kind)
    {
        var world = await World.On(kind);
        var (sarah, business) = await world.Business();
        const string table = "Title,Start,Due,Blocked by\nWrite,2030-11-25,2030-11-29,\nPublish,2030-11-26,2030-11-27,Write\n";
        var done = await sarah.Import(business, OwnFiles.Text("plan.csv", table));
        var project = done.ProjectId!.Value;

        (await Finish(sarah, project, "Publish")).ShouldBe(new DateOnly(2030, 11, 27));
        (await sarah.Must(new GetDeviation(project))).FinishDays.ShouldBe(0);

        await sarah.Must(new AcceptAutoSchedule(project));
        (await Finish(sarah, project, "Publish")).ShouldBe(new DateOnly(2030, 12, 3));
        (await Task(world, project, "Publish")).DueDate.ShouldBe(new DateOnly(2030, 11, 27));
        (await sarah.Must(new GetDeviation(project))).FinishDays.ShouldBeGreaterThan(0);
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task Further_people_become_contributors_and_the_preview_says_so(DatabaseKind kind)
    {
        var world = await World.On(kind);
        var (sarah, business) = await world.Business();

        var preview = await sarah.Preview(business, OwnFiles.File("trello-small.json"));
        preview.Warnings.Single(warning => warning.Code == "connect.warning.several-people").ShouldSatisfyAllConditions(
            warning => warning.Text.ShouldBe("One task has more than one person."), warning => warning.More!.ShouldContain("contributors"));

        var done = await sarah.Import(business, OwnFiles.File("trello-small.json"));
        var page = await sarah.Must(new GetTask((await Task(world, done.ProjectId!.Value, "Write the sales page")).Id));
        page.Contributors.Count.ShouldBe(1);
        page.Attachments.Select(file => file.Url).ShouldAllBe(url => url!.StartsWith("https://"));
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task What_has_no_place_here_is_found_by_search(DatabaseKind kind)
    {
        var world = await World.On(kind);
        var (sarah, business) = await world.Business();
        var word = "zephyrin" + Guid.CreateVersion7().ToString("N")[^8..];
        var text = (await Text()).Replace("{\\\"estimate\\\":3}", word, StringComparison.Ordinal);

        await sarah.Import(business, SourceFile.FromBytes("board.json", Encoding.UTF8.GetBytes(text)));

        (await sarah.Must(new Search(word))).Items.ShouldContain(found => found.BusinessId == business);
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task Taking_back_a_newer_file_leaves_what_the_first_had_made(DatabaseKind kind)
    {
        var world = await World.On(kind);
        var (sarah, business) = await world.Business();
        var first = await sarah.Import(business, OwnFiles.File("trello-small.json"));
        var before = await world.RowsOf(business);
        var text = (await Text()).Replace("\"name\": \"Write the sales page\",\n   \"desc\": \"**Bold**\"", "\"name\": \"Write the sales page, theirs\",\n   \"desc\": \"**Bolder**\"", StringComparison.Ordinal)
            .Replace("\"name\": \"En cours\"", "\"name\": \"Doing it\"", StringComparison.Ordinal)
            .Replace("\"id\": \"6a0000000000000000000004\"", "\"id\": \"6a0000000000000000000044\"", StringComparison.Ordinal);

        var newer = await sarah.Import(business, SourceFile.FromBytes("trello-newer.json", Encoding.UTF8.GetBytes(text)));
        newer.Kind("task").Updated.ShouldBe(1);
        (await sarah.Refused(new UndoImport(first.Id))).Code.ShouldBe("connect.undo.newer-first");
        await sarah.Must(new UndoImport(newer.Id));

        (await Task(world, first.ProjectId!.Value, "Write the sales page")).Description.ShouldBe("**Bold**");
        (await world.Look(db => db.Set<Status>().Where(row => row.ProjectId == first.ProjectId).Select(row => row.Name).ToListAsync())).ShouldContain("En cours");
        (await world.RowsOf(business)).ShouldBe(before);

        // And the first again: nothing to do.
        (await sarah.Import(business, OwnFiles.File("trello-small.json"))).Kinds.ShouldAllBe(line => line.Created == 0 && line.Updated == 0);
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task A_preview_is_read_again_as_the_person_decides(DatabaseKind kind)
    {
        var world = await World.On(kind);
        var (sarah, business) = await world.Business();
        const string table = "What;Who;When;Price\nWrite;Ada;03/04/2026;1.234,50\nPublish;Tom;05/06/2026;20,00\n";
        var preview = await sarah.Preview(business, OwnFiles.Text("liste.csv", table));
        preview.Proposal!.Table!.ShouldSatisfyAllConditions(
            read => read.OrderIsAGuess.ShouldBeTrue(), read => read.DecimalSeparator.ShouldBe(','), read => read.Rows[0].ShouldBe(["Write", "Ada", "03/04/2026", "1.234,50"]),
            read => read.Columns.Single(column => column.Header == "When").Target.ShouldBe("customField"));

        var mapped = await sarah.Must(new MapImport(preview.Id, new() { DayOrder = DayOrder.DayFirst, Columns = new Dictionary<string, string> { ["When"] = "due", ["Price"] = "raw" } }));
        mapped.Proposal!.Tasks.Select(task => task.Due).ShouldBe([new DateOnly(2026, 4, 3), new DateOnly(2026, 6, 5)]);
        mapped.Proposal.Table!.OrderIsAGuess.ShouldBeFalse();
        mapped.Kind("customField").InFile.ShouldBe(0);
        (await world.Look(db => db.Set<Project>().CountAsync(row => row.BusinessId == business))).ShouldBe(0);
        (await sarah.Refused(new MapImport(preview.Id, new() { Columns = new Dictionary<string, string> { ["When"] = "nonsense" } }))).Errors!.Keys.ShouldBe(["mapping.columns"]);

        await sarah.Must(new ConfirmImport(preview.Id));
        await world.RunImport(preview.Id);
        (await sarah.Refused(new MapImport(preview.Id, new()))).Code.ShouldBe("connect.import.started");
        (await Task(world, (await sarah.Must(new GetImport(preview.Id))).ProjectId!.Value, "Publish")).DueDate.ShouldBe(new DateOnly(2026, 6, 5));
    }

    private static async Task<string> Text() => await new StreamReader(OwnFiles.File("trello-small.json").Open()).ReadToEndAsync();

    private static Task<TaskItem> Task(World world, Guid project, string title) => world.Look(db => db.Set<TaskItem>().AsNoTracking().SingleAsync(row => row.ProjectId == project && row.Title == title));

    private static async Task<DateOnly> Finish(Actor actor, Guid project, string title) =>
        DateOnly.FromDateTime((await actor.Must(new GetSchedule(project))).Tasks.Single(task => task.Title == title).Schedule!.Finish);
}
