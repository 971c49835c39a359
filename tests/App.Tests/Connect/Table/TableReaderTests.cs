using System.IO.Compression;
using System.Text;
using Regie.Connect;

namespace Regie.Tests.Connect;

public class TableReaderTests
{
    [Fact]
    public void French_headers_and_numbers_are_understood()
    {
        const string text = "Titre;Responsable;Échéance;Budget (€);Statut;Avancement;Priorité\nPage de vente;Ada, Tom;24/11/2026;1 234,50;En cours;40 %;Haute\nVidéo;;03/12/2026;7,00;À faire;;\n";

        var board = SourceReader.Read(OwnFiles.Text("plan.csv", text)).Board.ShouldNotBeNull();

        board.Source.ShouldBe(SourceKind.Table);
        board.Table!.Columns.Select(column => column.Target).ShouldBe(["title", "people", "due", "customField", "status", "progress", "priority"]);
        board.Table.Order.ShouldBe(DayOrder.DayFirst);
        board.Table.OrderIsAGuess.ShouldBeFalse();
        board.Tasks[0].Due.ShouldBe(SourceDate.OfDay(new(2026, 11, 24)));
        board.Tasks[1].Due.ShouldBe(SourceDate.OfDay(new(2026, 12, 3)));
        board.Tasks[0].Values.Single().Number.ShouldBe(1234.50m);
        board.Tasks[0].Progress.ShouldBe(40);
        board.Tasks[0].Priority.ShouldBe(SourcePriority.High);
        board.Tasks[0].PersonIds.Count.ShouldBe(2);
        board.Statuses.ShouldBe(["En cours", "À faire"]);
    }

    [Theory]
    [InlineData("11/24/2026", "03/04/2026", DayOrder.MonthFirst, false, "2026-03-04")]
    [InlineData("24/11/2026", "03/04/2026", DayOrder.DayFirst, false, "2026-04-03")]
    [InlineData("02/05/2026", "03/04/2026", DayOrder.MonthFirst, true, "2026-03-04")]
    public void The_order_of_day_and_month_is_decided_by_evidence_or_asked(string first, string second, DayOrder order, bool asked, string read)
    {
        var board = TableReader.Read(OwnFiles.Text("t.csv", $"Task,Due\nA,{first}\nB,{second}\n")).Board.ShouldNotBeNull();

        board.Table!.Order.ShouldBe(order);
        board.Table.OrderIsAGuess.ShouldBe(asked);
        board.Warnings.Any(warning => warning.Code == "connect.warning.day-order-unclear").ShouldBe(asked);
        board.Tasks[1].Due.ToString().ShouldBe(read);
    }

    [Fact]
    public void What_the_person_confirms_wins()
    {
        var file = OwnFiles.Text("t.csv", "Task,Due,Who knows\nA,03/04/2026,x\n");
        var mapping = new TableMapping { Order = DayOrder.DayFirst, Columns = new Dictionary<string, string> { ["Who knows"] = "raw", ["Task"] = "description" } };

        var board = TableReader.Read(file, mapping).Board.ShouldNotBeNull();

        board.Tasks[0].Due.ShouldBe(SourceDate.OfDay(new(2026, 4, 3)));
        board.Raws.Single().Json.ShouldBe("""{"Who knows":"x"}""");
        board.Tasks[0].Description.ShouldBe("A");
        board.Census.Single(field => field.Path == "Who knows").Destination.ShouldBe("raw");
        TableReader.Read(file, new() { Columns = new Dictionary<string, string> { ["Task"] = "nonsense" } }).Fault!.Code.ShouldBe("connect.mapping.target");
        TableReader.Read(file, new() { Sheet = "Other" }).Fault!.Code.ShouldBe("connect.mapping.sheet");
    }

    [Fact]
    public void Parents_blockers_and_a_circle_of_parents_are_made_sound()
    {
        const string text = "ID,Task,Parent,Blocked by\n1,A,,\n2,B,A,\"A, C\"\n3,C,,Nobody\n4,D,E,\n5,E,D,\n";
        var board = TableReader.Read(OwnFiles.Text("t.csv", text)).Board.ShouldNotBeNull();

        board.Tasks.Single(task => task.Title == "B").ParentId.ShouldBe("1");
        board.Dependencies.ShouldBe([new("1", "2"), new("3", "2")]);
        board.Tasks.Count(task => task.ParentId is null).ShouldBe(3);
        board.Tasks.Select(task => task.ExternalId).ShouldBe(["1", "2", "3", "4", "5"], ignoreOrder: true);
        foreach (var (at, task) in board.Tasks.Index())
        {
            (task.ParentId is null || board.Tasks.Take(at).Any(before => before.ExternalId == task.ParentId)).ShouldBeTrue();
        }
    }

    [Fact]
    public void A_workbook_of_several_sheets_is_read_with_its_dates()
    {
        var file = SmallXlsx.Of(("Notes", [["Only a title"]]), ("Plan", [["My plan"], ["Task", "Due", "Hours"], ["One", new DateTime(2026, 2, 28), 1.5], ["Two", null, null]]));

        var board = SourceReader.Read(SourceFile.FromBytes("p.xlsx", file)).Board.ShouldNotBeNull();

        board.Table!.Sheet.ShouldBe("Plan");
        board.Table.Sheets.ShouldBe(["Notes", "Plan"]);
        board.Tasks[0].Due.ShouldBe(SourceDate.OfDay(new(2026, 2, 28)));
        board.Tasks[0].EstimateMinutes.ShouldBe(90);
        board.Raws.Count(raw => raw.Type == "row").ShouldBe(2);
    }

    [Theory]
    [InlineData("", "connect.file.empty")]
    [InlineData("\n\n  \n", "connect.file.empty")]
    [InlineData("just one line", "connect.file.no-header")]
    [InlineData("\0\0\0\0\u0001\u0002", "connect.file.binary")]
    public void Files_that_are_no_table_are_faults(string text, string code) =>
        SourceReader.Read(OwnFiles.Text("x.csv", text)).Fault.ShouldNotBeNull().Code.ShouldBe(code);

    [Fact]
    public void A_quote_that_never_ends_is_a_fault_or_a_value_but_never_an_exception()
    {
        var read = SourceReader.Read(OwnFiles.Text("x.csv", "Task,Due\n\"never ends,2026-01-01\nB,\n"));
        (read.Board is not null || read.Fault is not null).ShouldBeTrue();
        SourceReader.Read(OwnFiles.Text("x.csv", "Task,Due\n\"" + new string('x', 200_000)), limits: new() { ValueChars = 100_000 }).Fault!.Code.ShouldBe("connect.file.value-too-large");
    }

    [Fact]
    public void A_zip_bomb_is_refused_while_it_inflates()
    {
        var bomb = With("xl/media/zeros.bin", new byte[8 << 20]);
        SourceReader.Read(SourceFile.FromBytes("b.xlsx", bomb)).Fault!.Code.ShouldBe("connect.file.archive-bomb");
        SourceReader.Read(SourceFile.FromBytes("b.xlsx", bomb), limits: new() { InflateRatio = 100_000, InflatedBytes = 1 << 20 }).Fault!.Code.ShouldBe("connect.file.archive-bomb");
    }

    [Fact]
    public void A_document_type_in_a_workbook_is_refused()
    {
        var text = "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><x>&a;</x>";
        SourceReader.Read(SourceFile.FromBytes("d.xlsx", With("xl/drawing.xml", Encoding.UTF8.GetBytes(text)))).Fault!.Code.ShouldBe("connect.file.xml-dtd");
    }

    [Fact]
    public void A_cell_in_the_last_corner_does_not_make_a_huge_table()
    {
        var file = SmallXlsx.Of(("S", [["Task", "Due"], ["A", "B"]]));
        using var buffer = new MemoryStream();
        buffer.Write(file);
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Update, leaveOpen: true))
        {
            zip.GetEntry("xl/worksheets/sheet1.xml")!.Delete();
            SmallXlsx.Add(zip, "xl/worksheets/sheet1.xml", """<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>""");
        }

        SourceReader.Read(SourceFile.FromBytes("c.xlsx", buffer.ToArray())).Fault!.Code.ShouldBe("connect.file.too-many-cells");
    }

    [Fact]
    public void Damaged_workbooks_are_faults_and_never_exceptions()
    {
        var file = SmallXlsx.Of(("Plan", [["Task", "Due"], ["One", new DateTime(2026, 2, 28)], ["Two", null]]));
        var random = new Random(7);
        for (var round = 0; round < 300; round++)
        {
            var damaged = file.ToArray();
            for (var flips = 0; flips < 3; flips++)
            {
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            }

            var read = SourceReader.Read(SourceFile.FromBytes("d.xlsx", round % 3 == 0 ? damaged[..random.Next(damaged.Length)] : damaged));
            (read.Board is null).ShouldBe(read.Fault is not null);
        }
    }

    [Fact]
    public void An_old_excel_file_says_so() =>
        SourceReader.Read(SourceFile.FromBytes("o.xls", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])).Fault!.Code.ShouldBe("connect.file.old-excel");

    private static byte[] With(string name, byte[] content)
    {
        using var buffer = new MemoryStream();
        buffer.Write(SmallXlsx.Of(("Plan", [["Task", "Due"], ["One", "x"]])));
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Update, leaveOpen: true))
        {
            using var entry = zip.CreateEntry(name, CompressionLevel.Optimal).Open();
            entry.Write(content);
        }

        return buffer.ToArray();
    }
}
