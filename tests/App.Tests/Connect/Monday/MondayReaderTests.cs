using Regie.Connect;

namespace Regie.Tests.Connect;

public class MondayReaderTests
{
    [Fact]
    public void A_real_workbook_gives_the_counts_another_program_found()
    {
        var truth = SharedData.Truth("exports/monday/board-with-subitems.truth.json");
        var board = MondayReader.Read(SharedData.File("exports/monday/board-with-subitems.xlsx")).Board.ShouldNotBeNull();

        board.Project.Name.ShouldBe(truth.GetProperty("board").GetString());
        board.Lists.Count.ShouldBe(truth.Int("groups"));
        var items = board.Tasks.Where(task => task.ParentId is null).ToList();
        var subitems = board.Tasks.Where(task => task.ParentId is not null).ToList();
        items.Count.ShouldBe(truth.Int("items"));
        subitems.Count.ShouldBe(truth.Int("subitems"));
        foreach (var group in truth.GetProperty("by_group").EnumerateArray())
        {
            var id = "group:" + group.GetProperty("name").GetString();
            items.Count(task => task.ListId == id).ShouldBe(group.Int("items"));
            subitems.Count(task => task.ListId == id).ShouldBe(group.Int("subitems"));
        }

        foreach (var status in truth.GetProperty("statuses").EnumerateObject())
        {
            var (kind, name) = (status.Name.Split(':')[0], status.Name.Split(':')[1]);
            (kind == "item" ? items : subitems).Count(task => task.Status == name).ShouldBe(status.Value.GetInt32(), status.Name);
        }

        items.Count(task => task.Due is not null).ShouldBe(truth.Int("items_with_date"));
        subitems.Count(task => task.Due is not null).ShouldBe(truth.Int("subitems_with_due_date"));
        board.Tasks.Count(task => task.Attachments.Count > 0).ShouldBe(truth.Int("cells_with_files"));
        foreach (var person in truth.GetProperty("person_assignments").EnumerateObject())
        {
            board.Tasks.Count(task => task.PersonIds.Contains("name:" + person.Name)).ShouldBe(person.Value.GetInt32(), person.Name);
        }

        board.Comments.Count(comment => comment.ReplyToId is null).ShouldBe(truth.Int("updates"));
        board.Comments.Count(comment => comment.ReplyToId is not null).ShouldBe(truth.Int("replies"));
        board.Raws.Count(raw => raw.Type == "row").ShouldBe(truth.Int("summary_or_other_rows"));
        board.Tasks.ShouldAllBe(task => task.ExternalId.Length > 9 && !task.ExternalId.Contains('E'));
    }

    [Fact]
    public void Every_filled_cell_of_a_real_workbook_has_a_recorded_destination()
    {
        var file = SharedData.File("exports/monday/board-with-subitems.xlsx");
        var cells = SheetFile.Read(file, ReadLimits.Default, default).Sheets.Sum(sheet => sheet.Rows.Sum(row => row.Count(cell => Cell.Text(cell) is not null)));
        var board = MondayReader.Read(file).Board.ShouldNotBeNull();

        var headers = SheetFile.Read(file, ReadLimits.Default, default).Sheets[0].Rows.Where(row => row.Text(0) is "Name" or "Subitems").Sum(row => row.Count(cell => Cell.Text(cell) is not null));
        var columns = SheetFile.Read(file, ReadLimits.Default, default).Sheets.Skip(1).Sum(sheet => sheet.Rows[1].Count(cell => Cell.Text(cell) is not null));
        board.Census.Sum(field => field.Count).ShouldBe(cells - headers - columns);
    }

    [Fact]
    public void Groups_items_shifted_subitems_and_summary_rows_are_told_apart()
    {
        var file = SmallXlsx.Of(
            ("Q4", [
                ["Q4"],
                ["Launch"],
                ["Name", "Subitems", "Person", "Status", "Date", "Files", "Cost", "Item ID (auto generated)"],
                ["Sales page", "Draft, v1,Check", "Ada Roux, Tom", "Stuck", new DateTime(2026, 11, 24), "https://x.monday.com/protected_static/1/a%20b.pdf", 12.5, 18047649223],
                ["Subitems", "Name", "Owner", "Due Date", "Status", "Item ID (auto generated)"],
                [null, "Draft, v1", "Tom", 46350, "Done", 18047649224],
                [null, "Check", null, null, null, 18047649225],
                ["Alone", null, null, null, null, null, null, 18047649226],
                [null, null, null, null, "2026-11-24"],
                [],
                ["Later"],
                ["Name", "Subitems", "Person", "Status", "Date", "Files", "Cost", "Item ID (auto generated)"],
                ["Idea", null, null, null, null, null, 3, 18047649227],
            ]),
            ("Q4-updates", [
                ["Q4", "Updates"],
                ["Item ID", "Item Name", "Content Type", "Content Type", "User", "Created At", "Update Content", "Likes Count", "Asset IDs", "Post ID", "Parent Post ID"],
                [18047649223, "Sales page", "Update", null, "Ada Roux", "03/October/2025  04:00:18 PM", "Please look", 0, null, 4545870438, null],
                [18047649223, "Sales page", null, "Reply", "Tom", "04/October/2025  09:00:00 AM", "Done", 0, null, 4545870439, 4545870438],
            ]));

        var board = SourceReader.Read(SourceFile.FromBytes("q4.xlsx", file)).Board.ShouldNotBeNull();

        board.Source.ShouldBe(SourceKind.Monday);
        board.Tasks.Select(task => (task.Title, task.ParentId is not null)).ShouldBe([("Sales page", false), ("Draft, v1", true), ("Check", true), ("Alone", false), ("Idea", false)]);
        board.Tasks[0].ExternalId.ShouldBe("18047649223");
        board.Tasks[0].Due.ShouldBe(SourceDate.OfDay(new(2026, 11, 24)));
        board.Tasks[1].Due.ShouldBe(SourceDate.OfDay(DateOnly.FromDateTime(DateTime.FromOADate(46350))));
        board.Tasks[0].Attachments.Single().ShouldBe(new SourceAttachment("18047649223/file/1", "a b.pdf", "https://x.monday.com/protected_static/1/a%20b.pdf") { NeedsLogin = true });
        board.Tasks[0].PersonIds.ShouldBe(["name:Ada Roux", "name:Tom"]);
        board.Statuses.ShouldBe(["Stuck", "Done"]);
        board.Fields.Single().Type.ShouldBe(SourceFieldType.Number);
        var comments = board.Comments.ToList();
        comments[0].LocalAt.ShouldBe(new DateTime(2025, 10, 3, 16, 0, 18));
        comments[1].ReplyToId.ShouldBe("4545870438");
        comments.ShouldAllBe(comment => comment.TaskId == "18047649223");
    }
}
