using System.Text;
using Microsoft.EntityFrameworkCore;
using Regie.Connect;
using Regie.Kernel;
using Regie.Plan;

namespace Regie.Tests.Connect;

/// <summary>A table says nothing of where it belongs: the person does, or its rows do.</summary>
public class TableAgainTests
{
    private const string First = "Task,Phase,Due\nWrite the page,Content,2026-12-01\nRecord the video,Content,2026-12-03\nOpen the cart,Launch,2026-12-07\n";

    // One row is due later, one moved to another phase, one is new.
    private const string Newer = "Task,Phase,Due\nWrite the page,Content,2026-12-02\nRecord the video,Launch,2026-12-03\nOpen the cart,Launch,2026-12-07\nSend the mail,Launch,2026-12-08\n";

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task Under_another_name_a_table_is_known_by_its_rows_and_brings_only_the_differences(DatabaseKind kind)
    {
        var world = await World.On(kind);
        var (sarah, business) = await world.Business();
        var first = await sarah.Import(business, Table("tasks.csv", First));

        var same = await sarah.Import(business, Table("export of december.csv", First));
        same.ProjectId.ShouldBe(first.ProjectId);
        same.Kinds.ShouldAllBe(line => line.Created == 0 && line.Updated == 0);

        var newer = await sarah.Import(business, Table("export of january.csv", Newer));
        newer.ProjectId.ShouldBe(first.ProjectId);
        newer.Kind("task").ShouldSatisfyAllConditions(line => line.Created.ShouldBe(1), line => line.Updated.ShouldBe(2), line => line.Unchanged.ShouldBe(1));
        (await Tasks(world, first.ProjectId!.Value)).ShouldBe(["Open the cart|Launch|2026-12-07", "Record the video|Launch|2026-12-03", "Send the mail|Launch|2026-12-08", "Write the page|Content|2026-12-02"]);

        var again = await sarah.Import(business, Table("export of january.csv", Newer));
        again.Kinds.ShouldAllBe(line => line.Created == 0 && line.Updated == 0);
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task The_same_name_with_other_rows_is_another_project(DatabaseKind kind)
    {
        var world = await World.On(kind);
        var (sarah, business) = await world.Business();
        var first = await sarah.Import(business, Table("tasks.csv", First));

        var other = await sarah.Preview(business, Table("tasks.csv", "Task,Phase\nPaint the door,House\nMow the lawn,Garden\n"));

        other.ProjectId.ShouldBeNull();
        other.Kind("project").ToCreate.ShouldBe(1);
        first.ProjectId.ShouldNotBeNull();
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task The_person_says_which_project_it_is_or_that_it_is_a_new_one(DatabaseKind kind)
    {
        var world = await World.On(kind);
        var (sarah, business) = await world.Business();
        var ours = await sarah.Must(new CreateProject(business, "Winter launch"));
        var page = await sarah.Must(new CreateTask(ours.Id, "Write the page") { DueDate = new DateOnly(2026, 11, 30) });
        var preview = await sarah.Preview(business, Table("tasks.csv", First));
        preview.ProjectId.ShouldBeNull();
        preview.Proposal!.Table!.Key.ShouldBeNull();

        var there = await sarah.Must(new MapImport(preview.Id, new() { ProjectId = ours.Id }));
        there.ProjectId.ShouldBe(ours.Id);
        (await sarah.Must(new MapImport(preview.Id, new() { NewProject = true }))).ProjectId.ShouldBeNull();
        await sarah.Must(new ConfirmImport(preview.Id) { Mapping = new() { ProjectId = ours.Id } });
        await world.RunImport(preview.Id);
        var done = await sarah.Must(new GetImport(preview.Id));

        // What was made here by hand has no phase, so it is not the row of that title; nothing of it changed.
        done.ProjectId.ShouldBe(ours.Id);
        done.Kind("task").Created.ShouldBe(3);
        (await sarah.Must(new GetTask(page.Id))).ShouldSatisfyAllConditions(task => task.DueDate.ShouldBe(new DateOnly(2026, 11, 30)), task => task.Version.ShouldBe(page.Version));

        var again = await sarah.Import(business, Table("otherwise.csv", First));
        again.ProjectId.ShouldBe(ours.Id);
        again.Kinds.ShouldAllBe(line => line.Created == 0 && line.Updated == 0);

        await sarah.Must(new UndoImport(again.Id));
        await sarah.Must(new UndoImport(done.Id));
        (await Tasks(world, ours.Id)).ShouldBe(["Write the page||2026-11-30"]);
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task A_row_that_stands_for_a_task_made_here_leaves_it_as_it_is_and_undo_too(DatabaseKind kind)
    {
        var world = await World.On(kind);
        var (sarah, business) = await world.Business();
        var ours = await sarah.Must(new CreateProject(business, "Winter launch"));
        var page = await sarah.Must(new CreateTask(ours.Id, "Write the page"));

        var done = await sarah.Import(business, Table("list.csv", "Task,Due\nWrite the page,2026-12-01\nSend the mail,2026-12-02\n"), new() { ProjectId = ours.Id });

        done.Kind("task").ShouldSatisfyAllConditions(line => line.Created.ShouldBe(1), line => line.Unchanged.ShouldBe(1));
        done.Warnings.ShouldContain(warning => warning.Code == "connect.warning.rows-already-here");
        (await sarah.Must(new GetTask(page.Id))).DueDate.ShouldBeNull();
        (await world.Look(db => db.Set<ImportedRaw>().Where(row => row.ProjectId == ours.Id && row.EntityId == page.Id).Select(row => row.Json).SingleAsync())).ShouldContain("2026-12-01");

        var again = await sarah.Import(business, Table("list.csv", "Task,Due\nWrite the page,2026-12-01\nSend the mail,2026-12-02\n"));
        again.Kinds.ShouldAllBe(line => line.Created == 0 && line.Updated == 0);
        await sarah.Must(new UndoImport(again.Id));
        await sarah.Must(new UndoImport(done.Id));
        (await Tasks(world, ours.Id)).ShouldBe(["Write the page||"]);
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task A_column_of_keys_finds_a_row_whose_title_changed(DatabaseKind kind)
    {
        var world = await World.On(kind);
        var (sarah, business) = await world.Business();
        var first = await sarah.Import(business, Table("tasks.csv", "Ref,Task,Phase\nA-1,Write the page,Content\nA-2,Open the cart,Launch\n"));
        first.Proposal!.Table!.Key.ShouldBe("Ref");

        var newer = await sarah.Import(business, Table("later.csv", "Ref,Task,Phase\nA-1,Write the sales page,Launch\nA-2,Open the cart,Launch\n"));

        newer.ProjectId.ShouldBe(first.ProjectId);
        newer.Kind("task").ShouldSatisfyAllConditions(line => line.Created.ShouldBe(0), line => line.Updated.ShouldBe(1));
        (await Tasks(world, first.ProjectId!.Value)).ShouldBe(["Open the cart|Launch|", "Write the sales page|Launch|"]);
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task A_project_of_another_business_is_not_found_and_a_board_is_not_told(DatabaseKind kind)
    {
        var world = await World.On(kind);
        var (sarah, business) = await world.Business();
        var (anna, theirs) = await world.Business();
        var foreign = await anna.Must(new CreateProject(theirs, "Theirs"));
        var ours = await sarah.Must(new CreateProject(business, "Ours"));
        var file = await sarah.Upload(Table("tasks.csv", First));

        (await sarah.Refused(new PreviewImport(business, file) { ProjectId = foreign.Id })).Kind.ShouldBe(ProblemKind.NotFound);
        var table = await sarah.Preview(business, Table("tasks.csv", First));
        (await sarah.Refused(new MapImport(table.Id, new() { ProjectId = foreign.Id }))).Kind.ShouldBe(ProblemKind.NotFound);
        (await sarah.Refused(new ConfirmImport(table.Id) { Mapping = new() { ProjectId = foreign.Id } })).Kind.ShouldBe(ProblemKind.NotFound);
        var board = await sarah.Preview(business, OwnFiles.File("trello-small.json"));
        (await sarah.Refused(new MapImport(board.Id, new() { ProjectId = ours.Id }))).Errors!.Keys.ShouldBe(["mapping.projectId"]);
        (await sarah.Must(new PreviewImport(business, await sarah.Upload(Table("tasks.csv", First))) { ProjectId = ours.Id })).ProjectId.ShouldBe(ours.Id);
    }

    private static async Task<List<string>> Tasks(World world, Guid project) => await world.Look(async db =>
        (await (from task in db.Set<TaskItem>()
                where task.ProjectId == project
                join section in db.Set<Section>() on task.SectionId equals (Guid?)section.Id into sections
                from section in sections.DefaultIfEmpty()
                orderby task.Title
                select new { task.Title, Section = section == null ? "" : section.Name, task.DueDate }).ToListAsync())
        .ConvertAll(task => $"{task.Title}|{task.Section}|{task.DueDate:yyyy-MM-dd}"));

    private static SourceFile Table(string name, string text) => SourceFile.FromBytes(name, Encoding.UTF8.GetBytes(text));
}
