using System.Text;
using Microsoft.EntityFrameworkCore;
using Regie.Connect;
using Regie.Kernel;
using Regie.Plan;

namespace Regie.Tests.Connect;

/// <summary>Before an import is taken back, everything that people did since with what it made is shown; it is kept or removed as they say.</summary>
public class UndoAfterWorkTests
{
    private const string Table = "Ref,Task,Phase,Due,Labels\n1,Photos,Shop,2026-12-01,web\n2,Texts,Shop,2026-12-02,web\n3,Mail,Launch,2026-12-03,\n4,Cart,Launch,2026-12-04,\n5,Untouched,Launch,2026-12-05,\n";

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task All_that_people_did_is_shown_and_kept(DatabaseKind kind)
    {
        var world = await World.On(kind);
        var (sarah, business) = await world.Business();
        var (done, tasks) = await Worked(world, sarah, business);

        var edited = (await sarah.Must(new GetImportUndo(done.Id))).Edited;

        edited.Where(thing => thing.TaskId is not null).Select(thing => $"{thing.Title}: {string.Join(' ', thing.Changes)}").ShouldBe(
            ["Photos: comments", "Texts: checklist labels", "Mail: fields links", "Cart: links"]);
        edited.Where(thing => thing.TaskId is null).Select(thing => $"{thing.Kind} {thing.Title}: {string.Join(' ', thing.Changes)}").Order().ShouldBe(
            ["baseline Agreed: added", "section After: added", "section Boutique: changed"]);
        (await sarah.Refused(new UndoImport(done.Id))).Code.ShouldBe("connect.undo.edited");

        var undone = await sarah.Must(new UndoImport(done.Id) { Edited = EditedFate.Keep });

        var project = undone.ProjectId!.Value;
        (await Titles(world, project)).ShouldBe(["Cart", "Mail", "Photos", "Texts"]);
        (await world.Look(db => db.Set<Comment>().CountAsync(row => row.ProjectId == project))).ShouldBe(1);
        (await world.Look(db => db.Set<ChecklistItem>().CountAsync(row => row.TaskId == tasks["Texts"]))).ShouldBe(1);
        (await world.Look(db => db.Set<Dependency>().CountAsync(row => row.ProjectId == project))).ShouldBe(1);
        (await world.Look(db => db.Set<Section>().Where(row => row.ProjectId == project).Select(row => row.Name).OrderBy(name => name).ToListAsync())).ShouldBe(["After", "Boutique", "Launch"]);
        (await world.Look(db => db.Set<Baseline>().CountAsync(row => row.ProjectId == project && !row.IsImported))).ShouldBe(1);
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task Or_all_of_it_is_removed_with_the_project(DatabaseKind kind)
    {
        var world = await World.On(kind);
        var (sarah, business) = await world.Business();
        var before = await world.RowsOf(business);
        var (done, tasks) = await Worked(world, sarah, business);
        await sarah.Must(new DeleteTask(tasks["Untouched"]));

        var undone = await sarah.Must(new UndoImport(done.Id) { Edited = EditedFate.Remove });

        undone.ProjectId.ShouldBeNull();
        var after = await world.RowsOf(business);
        after.Where(row => row.Value != before[row.Key] && row.Key is not ("Event" or "EventRow" or "AuditEntry" or "Party")).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task Dates_set_after_a_newer_file_are_shown_and_stay_or_go_back_to_the_older_file(DatabaseKind kind)
    {
        var world = await World.On(kind);
        foreach (var (fate, expected) in new[] { (EditedFate.Keep, new DateOnly(2026, 12, 24)), (EditedFate.Remove, new DateOnly(2026, 12, 1)) })
        {
            var (sarah, business) = await world.Business();
            var project = (await sarah.Import(business, File(Table))).ProjectId!.Value;
            var newer = await sarah.Import(business, File(Table.Replace("2026-12-01", "2026-12-11", StringComparison.Ordinal)));
            newer.Kind("task").Updated.ShouldBe(1);
            (await sarah.Must(new GetImportUndo(newer.Id))).Edited.ShouldBeEmpty();
            var photos = await world.Look(db => db.Set<TaskItem>().SingleAsync(row => row.ProjectId == project && row.Title == "Photos"));
            await sarah.Must(new UpdateTask(photos.Id) { DueDate = (DateOnly?)new DateOnly(2026, 12, 24) });

            (await sarah.Must(new GetImportUndo(newer.Id))).Edited.Select(thing => (thing.TaskId, string.Join(' ', thing.Changes))).ShouldBe([(photos.Id, "fields")]);
            await sarah.Must(new UndoImport(newer.Id) { Edited = fate });

            (await sarah.Must(new GetTask(photos.Id))).DueDate.ShouldBe(expected);
            (await Titles(world, project)).Count.ShouldBe(5);
        }
    }

    // Somebody works for a morning with what came in.
    private static async Task<(ImportView Done, Dictionary<string, Guid> Tasks)> Worked(World world, Actor sarah, Guid business)
    {
        var done = await sarah.Import(business, File(Table));
        var project = done.ProjectId!.Value;
        (await sarah.Must(new GetImportUndo(done.Id))).Edited.ShouldBeEmpty();
        var tasks = await world.Look(db => db.Set<TaskItem>().Where(row => row.ProjectId == project).ToDictionaryAsync(row => row.Title, row => row.Id));
        var view = await sarah.Must(new GetProject(project));
        await sarah.Must(new AddComment(tasks["Photos"], "Which format?"));
        await sarah.Must(new AddChecklistItem(tasks["Texts"], "Proofread"));
        await sarah.Must(new UpdateTask(tasks["Texts"]) { LabelIds = new Optional<IReadOnlyList<Guid>>([]) });
        await sarah.Must(new UpdateTask(tasks["Mail"]) { DueDate = (DateOnly?)new DateOnly(2026, 12, 9) });
        await sarah.Must(new AddDependency(tasks["Mail"], tasks["Cart"]));
        await sarah.Must(new UpdateSection(view.Sections.Single(section => section.Name == "Shop").Id) { Name = "Boutique" });
        await sarah.Must(new AddSection(project, "After"));
        await sarah.Must(new TakeBaseline(project) { Name = "Agreed" });
        return (done, tasks);
    }

    private static async Task<List<string>> Titles(World world, Guid project) =>
        await world.Look(db => db.Set<TaskItem>().Where(row => row.ProjectId == project).Select(row => row.Title).OrderBy(title => title).ToListAsync());

    private static SourceFile File(string text) => SourceFile.FromBytes("plan.csv", Encoding.UTF8.GetBytes(text));
}
