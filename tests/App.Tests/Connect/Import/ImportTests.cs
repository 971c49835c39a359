using System.Text;
using Microsoft.EntityFrameworkCore;
using Regie.Connect;
using Regie.Kernel;
using Regie.Plan;

namespace Regie.Tests.Connect;

public class ImportTests
{
    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task A_preview_counts_and_writes_nothing_of_the_plan(DatabaseKind kind)
    {
        var world = await World.On(kind);
        var (sarah, business) = await world.Business();

        var preview = await sarah.Preview(business, OwnFiles.File("trello-small.json"));

        preview.Source.ShouldBe("trello");
        preview.State.ShouldBe(ImportState.Previewed);
        preview.Kind("task").ToCreate.ShouldBe(5);
        preview.Kind("section").ToCreate.ShouldBe(3);
        preview.Kind("comment").ShouldBe(new KindCount("comment", 2, 2, 0, 0, 1, "Not in the file: Trello exports at most 1,000 actions"));
        preview.Kind("checklistItem").ToCreate.ShouldBe(2);
        preview.Kind("attachment").ToCreate.ShouldBe(2);
        preview.Kind("baseline").ToCreate.ShouldBe(1);
        preview.Fields.ShouldContain(field => field.Path == "cards[].due" && field.Destination == "task.due");
        preview.Warnings.ShouldAllBe(warning => warning.Text != warning.Code && warning.Text!.Length > 20);
        preview.Proposal!.Lists.ShouldBe(ListMeaning.Steps);
        preview.Proposal.Steps.Select(step => step.Kind).ShouldBe([StatusKind.ToDo, StatusKind.Doing, StatusKind.ToDo]);
        (await world.Look(db => db.Set<Project>().CountAsync(row => row.BusinessId == business))).ShouldBe(0);
        (await world.Look(db => db.Set<Party>().CountAsync(row => row.BusinessId == business))).ShouldBe(0);
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task An_import_keeps_dates_people_comments_and_moves_nothing(DatabaseKind kind)
    {
        var world = await World.On(kind);
        var (sarah, business) = await world.Business();

        var done = await sarah.Import(business, OwnFiles.File("trello-small.json"));

        done.Kind("task").Created.ShouldBe(5);
        var project = done.ProjectId!.Value;
        var tasks = await world.Look(db => db.Set<TaskItem>().Where(row => row.ProjectId == project).OrderBy(row => row.Rank).ToListAsync());
        var page = tasks.Single(task => task.Title == "Write the sales page");
        (page.DueDate, page.DueTime).ShouldBe((new DateOnly(2026, 3, 29), new TimeOnly(3, 30)));
        page.ScheduleMode.ShouldBe(ScheduleMode.Manual);
        page.CreatedAt.ShouldBe(new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero));
        page.UpdatedAt.ShouldBe(new DateTimeOffset(2026, 1, 20, 10, 0, 0, TimeSpan.Zero));
        page.CustomValues.ShouldContain("12.5");
        tasks.Single(task => task.Title == "=1+1").ShouldSatisfyAllConditions(task => task.ArchivedAt.ShouldNotBeNull(), task => task.ClosedAt.ShouldNotBeNull());
        tasks.Select(task => task.Number).Order().ShouldBe([1, 2, 3, 4, 5]);
        var comments = await world.Look(db => db.Set<Comment>().Where(row => row.ProjectId == project).OrderBy(row => row.At).ToListAsync());
        comments.Select(comment => (comment.Body, comment.At.UtcDateTime)).ShouldBe([("First", new(2026, 1, 6, 10, 0, 0)), ("Second, edited", new(2026, 1, 20, 10, 0, 0))]);
        (await world.Look(db => db.Set<Party>().CountAsync(row => row.BusinessId == business && row.PersonId == null))).ShouldBe(3);
        (await world.Look(db => db.Set<TaskContributor>().CountAsync(row => row.TaskId == page.Id))).ShouldBe(1);
        (await world.Look(db => db.Set<ImportedActivity>().CountAsync(row => row.ProjectId == project))).ShouldBe(3);
        (await world.Look(db => db.Set<ImportedRaw>().Where(row => row.EntityId == page.Id).Select(row => row.Json).FirstAsync())).ShouldContain("estimate");
        var baseline = await world.Look(db => db.Set<Baseline>().SingleAsync(row => row.ProjectId == project));
        baseline.IsImported.ShouldBeTrue();
        // What is archived is not in the plan, so not in its baseline either.
        baseline.Finish.ShouldBe(new DateTime(2026, 3, 29, 3, 30, 0));
        (await sarah.Must(new GetDeviation(project))).ShouldSatisfyAllConditions(moved => moved.FinishDays.ShouldBe(0), moved => moved.Causes.ShouldBeEmpty(), moved => moved.Tasks.ShouldBeEmpty());
        var events = await world.Look(db => db.Events.Where(row => row.BusinessId == business && row.Kind.StartsWith("plan.")).Select(row => row.Kind).ToListAsync());
        events.ShouldBe(["plan.import.confirmed"]);
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task The_same_file_again_writes_nothing(DatabaseKind kind)
    {
        var world = await World.On(kind);
        var (sarah, business) = await world.Business();
        var first = await sarah.Import(business, OwnFiles.File("trello-small.json"));

        var again = await sarah.Import(business, OwnFiles.File("trello-small.json"));

        again.ProjectId.ShouldBe(first.ProjectId);
        again.Kinds.ShouldAllBe(line => line.Created == 0 && line.Updated == 0);
        again.Kind("task").Unchanged.ShouldBe(5);
        again.Kind("comment").Unchanged.ShouldBe(2);
        (await world.Look(db => db.Set<TaskItem>().Where(row => row.BusinessId == business).AllAsync(row => row.Version == 0))).ShouldBeTrue();
        (await world.Look(db => db.Set<ImportedRaw>().CountAsync(row => row.ImportId == again.Id))).ShouldBe(0);
        (await world.Look(db => db.Set<ImportedActivity>().CountAsync(row => row.ImportId == again.Id))).ShouldBe(0);
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task A_newer_file_brings_the_differences_and_leaves_what_people_changed(DatabaseKind kind)
    {
        var world = await World.On(kind);
        var (sarah, business) = await world.Business();
        var first = await sarah.Import(business, OwnFiles.File("trello-small.json"));
        var project = first.ProjectId!.Value;
        var page = await world.Look(db => db.Set<TaskItem>().SingleAsync(row => row.ProjectId == project && row.Title == "Write the sales page"));
        await sarah.Must(new UpdateTask(page.Id) { Title = "Sales page, ours" });

        // The source renames the same card, says more of it, and one comment is new.
        var text = await new StreamReader(OwnFiles.File("trello-small.json").Open()).ReadToEndAsync();
        text = text.Replace("\"name\": \"Write the sales page\",\n   \"desc\": \"**Bold**\"", "\"name\": \"Write the sales page, theirs\",\n   \"desc\": \"**Bolder**\"", StringComparison.Ordinal)
            .Replace("\"id\": \"6a0000000000000000000004\"", "\"id\": \"6a0000000000000000000044\"", StringComparison.Ordinal)
            .Replace("\"name\": \"Headline\",\n     \"state\": \"complete\"", "\"name\": \"Headline\",\n     \"state\": \"incomplete\"", StringComparison.Ordinal);
        var newer = await sarah.Import(business, SourceFile.FromBytes("trello-newer.json", Encoding.UTF8.GetBytes(text)));

        newer.Kind("task").ShouldSatisfyAllConditions(line => line.Created.ShouldBe(0), line => line.Updated.ShouldBe(1), line => line.Unchanged.ShouldBe(4));
        newer.Kind("comment").Created.ShouldBe(1);
        newer.Kind("checklistItem").Updated.ShouldBe(1);
        var merged = await world.Look(db => db.Set<TaskItem>().SingleAsync(row => row.Id == page.Id));
        merged.Title.ShouldBe("Sales page, ours");
        merged.Description.ShouldBe("**Bolder**");
        newer.Warnings.ShouldContain(warning => warning.Code == "connect.warning.kept-as-edited-here");

        // Once more the same: the difference was taken in, nothing is left.
        var third = await sarah.Import(business, SourceFile.FromBytes("trello-newer.json", Encoding.UTF8.GetBytes(text)));
        third.Kinds.ShouldAllBe(line => line.Created == 0 && line.Updated == 0);
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task Undo_removes_exactly_what_the_import_made(DatabaseKind kind)
    {
        var world = await World.On(kind);
        var (sarah, business) = await world.Business();
        var other = await sarah.Must(new CreateProject(business, "Ours"));
        await sarah.Must(new CreateTask(other.Id, "Stays"));
        var done = await sarah.Import(business, OwnFiles.File("trello-small.json"));

        (await sarah.Must(new GetImportUndo(done.Id))).Edited.ShouldBeEmpty();
        var undone = await sarah.Must(new UndoImport(done.Id));

        undone.State.ShouldBe(ImportState.Undone);
        (await world.Look(db => db.Set<Project>().Where(row => row.BusinessId == business).Select(row => row.Name).ToListAsync())).ShouldBe(["Ours"]);
        (await world.Look(db => db.Set<TaskItem>().Where(row => row.BusinessId == business).Select(row => row.Title).ToListAsync())).ShouldBe(["Stays"]);
        (await world.Look(db => db.Set<ExternalRef>().CountAsync(row => row.BusinessId == business))).ShouldBe(0);
        (await world.Look(db => db.Set<ImportedRaw>().CountAsync(row => row.BusinessId == business))).ShouldBe(0);
        (await world.Look(db => db.Set<Comment>().CountAsync(row => row.BusinessId == business))).ShouldBe(0);
        (await world.Look(db => db.Set<Party>().CountAsync(row => row.BusinessId == business && row.PersonId == null))).ShouldBe(0);
        (await sarah.Refused(new UndoImport(done.Id))).Code.ShouldBe("connect.undo.undone");

        var again = await sarah.Import(business, OwnFiles.File("trello-small.json"));
        again.Kind("task").Created.ShouldBe(5);
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task Undo_first_shows_what_was_worked_on_and_keeps_it_if_asked(DatabaseKind kind)
    {
        var world = await World.On(kind);
        var (sarah, business) = await world.Business();
        var done = await sarah.Import(business, OwnFiles.File("trello-small.json"));
        var project = done.ProjectId!.Value;
        var page = await world.Look(db => db.Set<TaskItem>().SingleAsync(row => row.ProjectId == project && row.Title == "Write the sales page"));
        await sarah.Must(new UpdateTask(page.Id) { Title = "Sales page, ours" });

        (await sarah.Must(new GetImportUndo(done.Id))).Edited.Select(task => task.TaskId).ShouldBe([page.Id]);
        (await sarah.Refused(new UndoImport(done.Id))).Code.ShouldBe("connect.undo.edited");
        await sarah.Must(new UndoImport(done.Id) { Edited = EditedFate.Keep });

        (await world.Look(db => db.Set<TaskItem>().Where(row => row.ProjectId == project).Select(row => row.Title).ToListAsync())).ShouldBe(["Sales page, ours"]);
        (await world.Look(db => db.Set<ChecklistItem>().CountAsync(row => row.TaskId == page.Id))).ShouldBe(2);
        (await world.Look(db => db.Set<Comment>().CountAsync(row => row.TaskId == page.Id))).ShouldBe(2);
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task Members_are_known_by_address_or_name_and_lists_can_be_phases(DatabaseKind kind)
    {
        var world = await World.On(kind);
        var (sarah, business) = await world.Business();
        var ada = await world.Member(business, Role.TeamMember, "Ada Roux");

        var done = await sarah.Import(business, OwnFiles.File("trello-small.json"), new() { Lists = ListMeaning.Phases, ProjectName = "Relaunch" });

        var project = done.ProjectId!.Value;
        done.Proposal!.People.Single(person => person.Name == "Ada Roux").PersonId.ShouldBe(ada.Id);
        (await world.Look(db => db.Set<Section>().Where(row => row.ProjectId == project).OrderBy(row => row.Rank).Select(row => row.Name).ToListAsync())).ShouldBe(["To do", "En cours", "Old ideas"]);
        (await world.Look(db => db.Set<Status>().CountAsync(row => row.ProjectId == project))).ShouldBe(5);
        (await world.Look(db => db.Set<Project>().SingleAsync(row => row.Id == project))).Name.ShouldBe("Relaunch");
        var assignee = await world.Look(db => db.Set<TaskItem>().Where(row => row.ProjectId == project && row.Title == "Write the sales page").Select(row => row.AssigneeId).SingleAsync());
        (await world.Look(db => db.Set<Party>().SingleAsync(row => row.Id == assignee))).PersonId.ShouldBe(ada.Id);
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task A_file_that_cannot_be_read_is_refused_with_its_place(DatabaseKind kind)
    {
        var world = await World.On(kind);
        var (sarah, business) = await world.Business();

        var problem = await sarah.Refused(new PreviewImport(business, await sarah.Upload(OwnFiles.Text("broken.json", "{\"cards\":[\n{\"id\":\"a\",}]}"))));

        problem.Code.ShouldBe("connect.file.json");
        problem.Arguments[0].ShouldBe("cards, line 2");
        (await sarah.Refused(new PreviewImport(business, new(Guid.CreateVersion7())))).Kind.ShouldBe(ProblemKind.NotFound);
        var stranger = await world.Person("Lina");
        (await stranger.Refused(new PreviewImport(business, await stranger.Upload(OwnFiles.File("trello-small.json"))))).Kind.ShouldBe(ProblemKind.NotFound);
    }
}
