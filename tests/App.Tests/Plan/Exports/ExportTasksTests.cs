using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Regie.Kernel;
using Regie.Plan;

namespace Regie.Tests.Plan.Exports;

public sealed class ExportTasksTests
{
    private static readonly string[] Dangerous = ["=1+1", "+1", "-1", "@SUM(A1)", "\tHidden", "\rHidden", "=HYPERLINK(\"http://x\";\"y\")"];

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task No_cell_of_an_export_is_run_as_a_formula(DatabaseKind kind)
    {
        var plan = await PlanWorld.On(kind);
        var field = await plan.Sarah.Must(new AddField(plan.Project.Id, "Note", CustomFieldType.Text));
        foreach (var text in Dangerous)
        {
            // What a title loses at its ends, a description keeps.
            var task = await plan.Task("Task", with => with with { Description = text });
            await plan.Sarah.Must(new UpdateTask(task.Id) { CustomValues = new Dictionary<string, System.Text.Json.JsonElement> { [field.Id.ToString()] = System.Text.Json.JsonSerializer.SerializeToElement(text) } });
        }

        await plan.Task("=2+5+cmd|' /C calc'!A0");

        var csv = Text(await plan.Sarah.Must(new ExportTasks(plan.Project.Id) { Language = "en" }));
        using var reader = Sylvan.Data.Csv.CsvDataReader.Create(new StringReader(csv.TrimStart('\uFEFF')));
        List<string> cells = [];
        while (reader.Read())
        {
            cells.AddRange(Enumerable.Range(0, reader.FieldCount).Select(reader.GetString));
        }

        Dangerous.ShouldAllBe(text => cells.Count(cell => cell == "'" + text) == 2);
        cells.ShouldContain("'=2+5+cmd|' /C calc'!A0");
        cells.ShouldNotContain(cell => cell.Length > 0 && "=+-@\t\r".Contains(cell[0]));

        using var book = Open(await plan.Sarah.Must(new ExportTasks(plan.Project.Id) { Format = ExportFormat.Xlsx }));
        var sheet = book.WorkbookPart!.WorksheetParts.Single().Worksheet!;
        sheet.Descendants<CellFormula>().ShouldBeEmpty();
        var formats = book.WorkbookPart.WorkbookStylesPart!.Stylesheet!.CellFormats!.Elements<CellFormat>().ToList();
        var guarded = sheet.Descendants<Cell>().Where(cell => cell.DataType?.Value == CellValues.InlineString && cell.InnerText.StartsWith('=')).ToList();
        guarded.Count.ShouldBe(5);
        guarded.ShouldAllBe(cell => formats[(int)cell.StyleIndex!.Value].QuotePrefix!.Value);
        new DocumentFormat.OpenXml.Validation.OpenXmlValidator().Validate(book, TestContext.Current.CancellationToken).Select(error => error.Description).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task An_export_speaks_the_reader_s_language_and_holds_what_the_filter_lets_through(DatabaseKind kind)
    {
        var plan = await PlanWorld.On(kind);
        var ines = await plan.World.Member(plan.BusinessId, Role.TeamMember);
        await plan.Task("Brief; long", task => task with { AssigneeId = ines.Id, EstimateMinutes = 450, DueDate = new DateOnly(2040, 2, 1) });
        await plan.Task("Page");

        var french = Text(await plan.Sarah.Must(new ExportTasks(plan.Project.Id) { Language = "fr", AssigneeId = ines.Id }));
        french.ShouldStartWith("\uFEFFN°;Tâche;");
        french.ShouldContain("\"Brief; long\"");
        french.ShouldContain(";01/02/2040;");
        french.ShouldContain(";7,5;");
        french.ShouldNotContain("Page");

        var english = Text(await plan.Sarah.Must(new ExportTasks(plan.Project.Id) { Language = "en", Unassigned = true }));
        english.ShouldContain("Page");
        english.ShouldNotContain("Brief");
        (await plan.Sarah.Refused(new ExportTasks(plan.Project.Id) { LabelId = Guid.NewGuid() })).Kind.ShouldBe(ProblemKind.NotFound);
    }

    private static string Text(FileContent file) => Encoding.UTF8.GetString(file.Bytes.Span);

    private static SpreadsheetDocument Open(FileContent file) => SpreadsheetDocument.Open(new MemoryStream(file.Bytes.ToArray()), isEditable: false);
}
