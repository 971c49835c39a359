using System.Text;
using Regie.Connect;

namespace Regie.Tests.Connect;

public class AsanaReaderTests
{
    private const string Small = """"
        Task ID,Created At,Completed At,Last Modified,Name,Section/Column,Assignee,Assignee Email,Start Date,Due Date,Tags,Notes,Projects,Parent task,Blocked By (Dependencies),Blocking (Dependencies),Name,Budget (€)
        1209001000000000,2025-03-10,,2025-03-20,Send invoice,Done,Inès Moreau,ines@example.org,,,,"- [ ] a
        - [x] ""b"", c","Client A,""Shared, board""",,,,Twin,12.50
        1209001000000001,2025-03-10,2025-03-12,2025-03-20,"Comma, inside",À faire,Tom,,2025-03-01,2025-06-27,"urgent,q3","=HYPERLINK(""http://x"")",Client A,,Send invoice,,,1000
        1209001000000002,2025-03-10,,2025-03-20,Sub,,,,,,,,,Send invoice,"Comma, inside",,,
        1209001000000003,2025-03-10,,2025-03-20,Twice,À faire,,,,,,,Client A,,,,,
        1209001000000004,2025-03-10,,2025-03-20,Twice,À faire,,,,,,,Client A,,,,,
        1209001000000005,2025-03-10,,2025-03-20,Lost child,,,,,,,,,Twice,,,,
        """";

    [Fact]
    public void A_real_shaped_export_gives_the_counts_another_program_found()
    {
        var truth = SharedData.Truth("exports/asana/project-synthetic.truth.json");
        var board = AsanaReader.Read(SharedData.File("exports/asana/project-synthetic.csv")).Board.ShouldNotBeNull();

        board.Tasks.Count.ShouldBe(truth.Int("rows"));
        board.Tasks.Count(task => task.Completed).ShouldBe(truth.Int("completed"));
        var ambiguous = board.Warnings.Single(warning => warning.Code == "connect.warning.ambiguous-parents").Count;
        ambiguous.ShouldBe(truth.Int("ambiguous_parent_refs"));
        board.Tasks.Count(task => task.ParentId is not null).ShouldBe(truth.Int("subtasks") - ambiguous);
        board.Tasks.Count(task => task.Due is not null).ShouldBe(truth.Int("with_due"));
        board.Tasks.Count(task => task.Start is not null).ShouldBe(truth.Int("with_start"));
        board.Tasks.Count(task => task.PersonIds.Count > 0).ShouldBe(truth.Int("assigned"));
        board.Tasks.Count(task => task.AlsoIn.Count > 0).ShouldBe(truth.Int("multi_homed"));
        board.Dependencies.Select(link => link.SuccessorId).Distinct().Count().ShouldBe(truth.Int("blocked"));
        board.Tasks.Sum(task => task.LabelIds.Count).ShouldBe(truth.Int("tags_links"));
        board.Tasks.Count(task => task.Description?.StartsWith('=') == true).ShouldBe(truth.Int("formula_injection_notes"));
        board.Tasks.Count(task => task.Description?.Contains('\n') == true).ShouldBe(truth.Int("multiline_notes"));
        foreach (var section in truth.GetProperty("sections").EnumerateObject())
        {
            var id = section.Name.Length == 0 ? null : "section:" + section.Name;
            board.Tasks.Count(task => task.ListId == id).ShouldBe(section.Value.GetInt32(), section.Name);
        }
    }

    [Fact]
    public void Names_that_two_tasks_share_are_told_and_kept_and_a_comma_in_a_name_is_no_end()
    {
        var board = AsanaReader.Read(OwnFiles.Text("a.csv", Small)).Board.ShouldNotBeNull();

        board.Project.Name.ShouldBe("Client A");
        board.Tasks.Single(task => task.Title == "Sub").ParentId.ShouldBe("1209001000000000");
        board.Tasks.Single(task => task.Title == "Lost child").ParentId.ShouldBeNull();
        board.Raws.Single(raw => raw.ExternalId == "1209001000000005").Json.ShouldContain("\"Parent task\":\"Twice\"");
        board.Dependencies.ShouldBe([new("1209001000000000", "1209001000000001"), new("1209001000000001", "1209001000000002")]);
        board.Tasks[0].AlsoIn.ShouldBe(["Shared, board"]);
        board.Tasks[0].Description.ShouldBe("- [ ] a\n- [x] \"b\", c");
        board.People.Select(person => person.Email).ShouldBe(["ines@example.org", null]);
    }

    [Fact]
    public void A_field_called_like_a_system_column_stays_a_field_and_money_is_seen()
    {
        var board = AsanaReader.Read(OwnFiles.Text("a.csv", Small)).Board.ShouldNotBeNull();

        board.Fields.Select(field => (field.Name, field.Type)).ShouldBe([("Name", SourceFieldType.Text), ("Budget (€)", SourceFieldType.Money)]);
        board.Fields[1].Currency.ShouldBe("EUR");
        board.Tasks[0].Values.Single(value => value.Number is not null).Number.ShouldBe(12.5m);
        board.Census.Single(field => field.Path == "Budget (€)").Destination.ShouldBe("customField:Budget (€)");
    }

    [Theory]
    [InlineData(",", "\n", "utf-8")]
    [InlineData(";", "\r\n", "utf-8-bom")]
    [InlineData("\t", "\r", "utf-16")]
    [InlineData(";", "\n", "utf-16-be")]
    [InlineData(";", "\r\n", "windows-1252")]
    public void Every_usual_way_to_write_a_csv_file_reads_the_same(string delimiter, string newline, string encoding)
    {
        var header = "Task ID,Created At,Completed At,Name,Section/Column,Notes,Projects".Replace(",", delimiter, StringComparison.Ordinal);
        var row = string.Join(delimiter, "1", "2025-03-10", "", "\"Éà, ; \"\"x\"\"\"", "À faire", "\"one" + newline + "two\"", "P");
        var text = header + newline + row + newline;
        Encoding how = encoding switch
        {
            "utf-16" => new UnicodeEncoding(false, true),
            "utf-16-be" => new UnicodeEncoding(true, true),
            "windows-1252" => CodePagesEncodingProvider.Instance.GetEncoding(1252)!,
            _ => new UTF8Encoding(encoding == "utf-8-bom"),
        };

        var board = SourceReader.Read(SourceFile.FromBytes("x.csv", [.. how.GetPreamble(), .. how.GetBytes(text)])).Board.ShouldNotBeNull();

        board.Source.ShouldBe(SourceKind.Asana);
        board.Tasks.Single().Title.ShouldBe("Éà, ; \"x\"");
        board.Lists.Single().Name.ShouldBe("À faire");
        board.Tasks.Single().Description!.ReplaceLineEndings("\n").ShouldBe("one\ntwo");
    }

    [Fact]
    public void The_variant_for_google_sheets_has_three_lines_above()
    {
        var text = "\n\"https://app.asana.com/-/googleSheetsProjectCsv?domain=1\"\n\n" + Small;
        AsanaReader.Read(OwnFiles.Text("g.csv", text)).Board.ShouldNotBeNull().Tasks.Count.ShouldBe(6);
    }
}
