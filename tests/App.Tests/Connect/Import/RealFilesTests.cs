using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Regie.Connect;
using Regie.Kernel;
using Regie.Plan;

namespace Regie.Tests.Connect;

/// <summary>Every real file, brought in as a person does, on both databases; what lies in the database is compared with counts another program made of the file.</summary>
public class RealFilesTests
{
    private static readonly string[] Files =
    [
        "exports/trello/board-2017-en.json", "exports/trello/board-2017-en-all-features.json", "exports/asana/project-synthetic.csv", "exports/monday/board-with-subitems.xlsx",
        "mspdi/docxy-02-link-fs.xml", "mspdi/docxy-06-lag.xml", "mspdi/docxy-12-calendar-6day.xml", "mspdi/mpxj-calendar-recurring-exceptions-project2013-mspdi.xml",
        "mspdi/mpxj-mspdirelations.xml", "mspdi/mpxj-sample1.xml", "mspdi/mpxj-task-baselines-project2007-mspdi.xml", "mspdi/mpxj-task-links-project2013-mspdi.xml",
    ];

    public static TheoryData<string, DatabaseKind> All => [.. Files.SelectMany(file => new[] { DatabaseKind.Sqlite, DatabaseKind.Postgres }.Select(kind => (file, kind)))];

    [Theory, MemberData(nameof(All))]
    public async Task A_real_file_comes_in_whole_and_goes_out_whole(string path, DatabaseKind kind)
    {
        var file = SharedData.File(path);
        var world = await World.On(kind);
        var (sarah, business) = await world.Business();
        var before = await world.RowsOf(business);

        var done = await sarah.Import(business, file);

        // What the preview foresaw is what was done, and every value of the file has a destination.
        done.Kinds.ShouldAllBe(line => line.Created == line.ToCreate && line.Updated == line.ToUpdate);
        done.Fields.ShouldAllBe(field => field.Destination.Length > 0);
        done.Warnings.ShouldAllBe(warning => warning.Text != warning.Code && warning.Text!.Length > 20);
        var project = done.ProjectId!.Value;
        var rows = await Rows(world, project);
        await (done.Source switch
        {
            "trello" => RealTruths.Trello(world, project, done, rows, SharedData.Truth(path.Replace(".json", ".truth.json", StringComparison.Ordinal))),
            "asana" => RealTruths.Asana(world, project, done, rows, SharedData.Truth(path.Replace(".csv", ".truth.json", StringComparison.Ordinal))),
            "monday" => RealTruths.Monday(world, project, done, rows, SharedData.Truth(path.Replace(".xlsx", ".truth.json", StringComparison.Ordinal))),
            _ => RealTruths.MsProject(world, project, done, rows, file),
        });
        await NothingMoved(world, sarah, project, rows);

        // Once more: nothing is written but the import itself. Then back: as if it had never been.
        var after = await world.RowsOf(business);
        (await sarah.Import(business, file)).Kinds.ShouldAllBe(line => line.Created == 0 && line.Updated == 0);
        (await world.RowsOf(business)).ShouldBe(after);
        (await sarah.Must(new GetImportUndo(done.Id))).Edited.ShouldBeEmpty();
        var again = await world.Look(db => db.Set<Regie.Plan.Import>().Where(row => row.BusinessId == business).OrderByDescending(row => row.At).Select(row => row.Id).FirstAsync());
        await sarah.Must(new UndoImport(again));
        await sarah.Must(new UndoImport(done.Id));
        (await world.RowsOf(business)).ShouldBe(before);
    }

    // Dated tasks are manual and stand where the source had them, also once the plan was computed; the first baseline holds the same dates.
    private static async Task NothingMoved(World world, Actor sarah, Guid project, IReadOnlyList<TaskItem> rows)
    {
        rows.Where(task => task.StartDate is not null || task.DueDate is not null).ShouldAllBe(task => task.ScheduleMode == ScheduleMode.Manual);
        var schedule = await sarah.Must(new GetSchedule(project));
        var dated = rows.Where(task => task.DueDate is not null && task.ArchivedAt is null && rows.All(part => part.ParentId != task.Id)).ToList();
        foreach (var task in dated)
        {
            DateOnly.FromDateTime(schedule.Tasks.Single(line => line.Id == task.Id).Schedule!.Finish).ShouldBe(task.DueDate!.Value, task.Title);
        }

        if (dated.Count > 0)
        {
            var imported = await world.Look(db => db.Set<Baseline>().Where(row => row.ProjectId == project).OrderByDescending(row => row.Number).FirstAsync());
            imported.IsImported.ShouldBeTrue();
            var kept = await world.Look(db => db.Set<BaselineTask>().Where(row => row.BaselineId == imported.Id).ToDictionaryAsync(row => row.TaskId, row => row.Finish));
            dated.ShouldAllBe(task => DateOnly.FromDateTime(kept[task.Id]) == task.DueDate);
        }
    }

    private static Task<List<TaskItem>> Rows(World world, Guid project) =>
        world.Look(db => db.Set<TaskItem>().AsNoTracking().Where(row => row.ProjectId == project).OrderBy(row => row.Rank).ToListAsync());
}
