using System.Globalization;
using System.IO.Compression;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Regie.Connect;
using Regie.Kernel;

namespace Regie.Tests.Connect;

/// <summary>Files that cannot be read: each refused as a whole, in both languages, with the place where there is one; nothing is written.</summary>
public class BadFilesTests
{
    private const string Xxe = "<?xml version=\"1.0\"?>\n<!DOCTYPE Project [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n<Project><Name>&x;</Name></Project>";

    private static readonly Dictionary<string, (string Name, Func<byte[]> Bytes, string Code, string Place)> Files = new()
    {
        ["a comma too many"] = ("board.json", () => Text("{\"cards\":[\n{\"id\":\"a\",}]}"), "connect.file.json", "2"),
        ["cut off"] = ("board.json", () => Text("{\"lists\":[],\n\"cards\":[{\"id\":\"a\",\"name\":\"x"), "connect.file.json", "cards"),
        ["JSON of something else"] = ("board.json", () => Text("{\"data\":[{\"gid\":\"1\"}]}"), "connect.file.not-trello", "cards"),
        ["bytes that are no text"] = ("board.json", () => [.. "{\"lists\":[{\"id\":\"l\",\"name\":\"Fran"u8, 0xE7, .. "ais\"}],\"cards\":[]}"u8], "connect.file.encoding", "lists[0]"),
        ["one huge value"] = ("board.json", () => Text("{\"lists\":[],\"cards\":[{\"id\":\"a\",\"name\":\"" + new string('x', 33 << 20) + "\"}]}"), "connect.file.value-too-large", "cards"),
        ["nothing"] = ("empty.csv", () => Text("\n \n"), "connect.file.empty", ""),
        ["no table"] = ("binary.csv", () => [0, 1, 2, 0, 0, 3, 9, 0], "connect.file.binary", ""),
        ["one line"] = ("line.csv", () => Text("just one line"), "connect.file.no-header", "1"),
        ["a thousand and one columns"] = ("wide.csv", () => Text("Task" + new string(',', 1001) + "\na\n"), "connect.file.too-many-cells", "1"),
        ["a huge cell"] = ("cell.csv", () => Text("Task,Due\n\"" + new string('x', 5 << 20)), "connect.file.value-too-large", "2"),
        ["an old workbook"] = ("old.xls", () => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "connect.file.old-excel", ".xls"),
        ["half a workbook"] = ("half.xlsx", () => SmallXlsx.Of(("Plan", [["Task", "Due"], ["One", "x"]]))[..400], "connect.file.archive", ""),
        ["a bomb"] = ("bomb.xlsx", () => With("xl/media/zeros.bin", new byte[8 << 20]), "connect.file.archive-bomb", "zeros.bin"),
        ["a document type in a workbook"] = ("xxe.xlsx", () => With("xl/drawing.xml", Text(Xxe)), "connect.file.xml-dtd", "drawing.xml"),
        ["a document type"] = ("plan.xml", () => Text(Xxe), "connect.file.xml-dtd", ""),
        ["XML cut off"] = ("plan.xml", () => Text("<Project>\n<Tasks>\n<Task><UID>1</UID>"), "connect.file.xml", "3"),
        ["a web page"] = ("plan.xml", () => Text("<html><body/></html>"), "connect.file.not-mspdi", ""),
    };

    public static TheoryData<string, DatabaseKind> All => [.. Files.Keys.SelectMany(file => new[] { DatabaseKind.Sqlite, DatabaseKind.Postgres }.Select(kind => (file, kind)))];

    [Theory, MemberData(nameof(All))]
    public async Task A_bad_file_is_refused_as_a_whole_with_its_place(string which, DatabaseKind kind)
    {
        var (name, bytes, code, place) = Files[which];
        var world = await World.On(kind);
        var (sarah, business) = await world.Business();
        var before = await world.RowsOf(business);

        var problem = await sarah.Refused(new PreviewImport(business, await sarah.Upload(SourceFile.FromBytes(name, bytes()))));

        problem.Code.ShouldBe(code);
        problem.Kind.ShouldBe(ProblemKind.Refused);
        problem.Errors!.Keys.ShouldBe(["file"]);
        var texts = world.App.Services.GetRequiredService<ProblemTexts>();
        var (english, french) = (texts.Of(problem, CultureInfo.GetCultureInfo("en")), texts.Of(problem, CultureInfo.GetCultureInfo("fr")));
        english.ShouldNotBe(code);
        french.ShouldNotBe(english);
        english.ShouldContain(place);
        (english + french).ShouldNotContain("root:");
        english.Length.ShouldBeLessThan(400);
        (await world.RowsOf(business)).ShouldBe(before);
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task Scripts_and_formulas_come_in_as_the_text_they_are(DatabaseKind kind)
    {
        var world = await World.On(kind);
        var (sarah, business) = await world.Business();
        var done = await sarah.Import(business, OwnFiles.Text("plan.csv", "Title,Notes,Due\n<script>alert(1)</script>,\"=HYPERLINK(\"\"http://x\"\")\",2030-01-07\n@SUM(A1),+1,\n"));

        var tasks = (await sarah.Must(new Regie.Plan.ListTasks { ProjectId = done.ProjectId })).Items;
        tasks.Select(task => task.Title).Order(StringComparer.Ordinal).ShouldBe(["<script>alert(1)</script>", "@SUM(A1)"]);
        Regie.Ui.MarkdownText.ToSafeHtml(tasks.First(task => task.Title.StartsWith('<')).Title).ShouldNotContain("<script");
    }

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

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
