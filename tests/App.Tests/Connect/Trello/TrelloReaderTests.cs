using System.Text;
using System.Text.Json;
using Regie.Connect;

namespace Regie.Tests.Connect;

public class TrelloReaderTests
{
    [Theory]
    [InlineData("board-2017-en")]
    [InlineData("board-2017-en-all-features")]
    public void A_real_board_gives_the_counts_another_program_found(string name)
    {
        var truth = SharedData.Truth($"exports/trello/{name}.truth.json");
        var board = TrelloReader.Read(SharedData.File($"exports/trello/{name}.json")).Board.ShouldNotBeNull();

        board.Project.Name.ShouldBe(truth.GetProperty("board_name").GetString());
        board.Lists.Count.ShouldBe(truth.Int("lists"));
        board.Lists.Count(list => list.Archived).ShouldBe(truth.Int("lists_closed"));
        board.Tasks.Count.ShouldBe(truth.Int("cards"));
        board.Tasks.Count(task => task.Archived).ShouldBe(truth.Int("cards_closed"));
        board.Tasks.Count(task => task.Due is not null).ShouldBe(truth.Int("cards_with_due"));
        board.Tasks.Count(task => task.Completed).ShouldBe(truth.Int("cards_due_complete"));
        board.Tasks.Count(task => task.Description is not null).ShouldBe(truth.Int("cards_with_desc"));
        board.Tasks.Sum(task => task.Description?.EnumerateRunes().Count() ?? 0).ShouldBe(truth.Int("desc_chars"));
        board.Tasks.Sum(task => task.Checklists.Count).ShouldBe(truth.Int("checklists"));
        board.Tasks.SelectMany(task => task.Checklists).Sum(list => list.Items.Count).ShouldBe(truth.Int("check_items"));
        board.Tasks.SelectMany(task => task.Checklists).SelectMany(list => list.Items).Count(item => item.Done).ShouldBe(truth.Int("check_items_complete"));
        board.People.Count.ShouldBeGreaterThanOrEqualTo(truth.Int("members"));
        board.Labels.Count.ShouldBe(truth.Int("labels"));
        board.Tasks.Sum(task => task.LabelIds.Count).ShouldBe(truth.Int("card_label_links"));
        board.Tasks.Sum(task => task.PersonIds.Count).ShouldBe(truth.Int("card_member_links"));
        board.Tasks.Sum(task => task.Attachments.Count).ShouldBe(truth.Int("attachments"));
        board.CommentCount.ShouldBe(truth.Int("comments_in_actions"));
        board.Comments.Count().ShouldBe(truth.Int("comments_in_actions"));
        board.Activity.Count().ShouldBe(truth.Int("actions") - truth.Int("comments_in_actions"));
        board.ActivityCount.ShouldBe(board.Activity.Count());
        board.Fields.Count.ShouldBe(truth.Int("custom_fields"));
        board.Tasks.Sum(task => task.Values.Count).ShouldBe(truth.Int("custom_field_items"));
        foreach (var list in truth.GetProperty("cards_by_list").EnumerateObject())
        {
            var id = board.Lists.Single(one => one.Name == list.Name).ExternalId;
            board.Tasks.Count(task => task.ListId == id).ShouldBe(list.Value.GetInt32());
        }
    }

    [Fact]
    public void Comments_that_the_file_lost_and_uploads_behind_a_login_are_told()
    {
        var truth = SharedData.Truth("exports/trello/board-2017-en-all-features.truth.json");
        var board = TrelloReader.Read(SharedData.File("exports/trello/board-2017-en-all-features.json")).Board.ShouldNotBeNull();

        board.Warnings.Single(warning => warning.Code == "connect.warning.comments-missing").Count.ShouldBe(truth.Int("comments_missing_from_file"));
        board.Warnings.Single(warning => warning.Code == "connect.warning.uploads-need-login").Count.ShouldBe(truth.Int("uploaded_attachments"));
        board.Tasks.Count(task => task.Start is not null).ShouldBe(truth.Int("cards_with_start"));
    }

    [Theory]
    [InlineData("exports/trello/board-2017-en.json")]
    [InlineData("exports/trello/board-2017-en-all-features.json")]
    public void Every_leaf_of_a_real_board_has_a_recorded_destination(string path)
    {
        var file = SharedData.File(path);
        using var stream = file.Open();
        using var whole = JsonDocument.Parse(stream);

        var board = TrelloReader.Read(file).Board.ShouldNotBeNull();

        board.Census.Sum(field => field.Count).ShouldBe(Leaves(whole.RootElement));
        board.Census.Select(field => field.Path).ShouldBeUnique();
        board.Raws.Sum(raw => Leaves(JsonDocument.Parse(raw.Json).RootElement)).ShouldBeGreaterThanOrEqualTo(
            board.Census.Where(field => field.Fate == Fate.Raw).Sum(field => field.Count));
    }

    [Fact]
    public void Our_own_small_board_holds_every_trap()
    {
        var board = TrelloReader.Read(OwnFiles.File("trello-small.json")).Board.ShouldNotBeNull();

        board.Lists.Select(list => list.Name).ShouldBe(["To do", "En cours", "Old ideas"]);
        board.Tasks.Select(task => task.Title).ShouldBe(["Write the sales page", "Record the <script>alert(1)</script> video", "=1+1", "Cut title \uFFFD", "Hidden on an archived list"]);
        board.Tasks[4].Archived.ShouldBeTrue();
        var page = board.Tasks[0];
        page.Due!.Value.Instant.ShouldBe(new DateTimeOffset(2026, 3, 29, 1, 30, 0, TimeSpan.Zero));
        page.Due!.Value.TimeIn(TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris")).ShouldBe(new TimeOnly(3, 30));
        page.PersonIds.ShouldBe(["5a0000000000000000000001", "5a0000000000000000000002"]);
        page.Checklists.Single().Items.Select(item => (item.Text, item.Done)).ShouldBe([("Headline", true), ("Price", false)]);
        page.Attachments.Select(file => file.NeedsLogin).ShouldBe([true, false]);
        page.Values.Single(value => value.FieldId == "5d0000000000000000000001").Number.ShouldBe(12.50m);
        page.CreatedOn!.Value.Instant.ShouldBe(new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero));
        page.InListSince!.Value.Instant.ShouldBe(new DateTimeOffset(2026, 1, 7, 9, 0, 0, TimeSpan.Zero));
        board.Comments.Select(comment => comment.Text).ShouldBe(["Second, edited", "First"]);
        board.Comments.First().EditedAt.ShouldNotBeNull();
        board.People.Select(person => person.Name).ShouldContain("Gone Person");
        board.Warnings.Select(warning => warning.Code).ShouldBe(
            [
                "connect.warning.comments-missing", "connect.warning.uploads-need-login", "connect.warning.people-without-email",
                "connect.warning.due-times", "connect.warning.several-people", "connect.warning.task-on-archived-list",
            ],
            ignoreOrder: true);
    }

    [Fact]
    public void What_has_no_native_place_is_kept_with_its_object()
    {
        var board = TrelloReader.Read(OwnFiles.File("trello-small.json")).Board.ShouldNotBeNull();

        var raws = board.Raws.ToDictionary(raw => (raw.Type, raw.ExternalId), raw => JsonDocument.Parse(raw.Json).RootElement);

        raws[("task", "69600000000000000000c001")].GetProperty("pluginData")[0].GetProperty("value").GetString().ShouldBe("{\"estimate\":3}");
        raws[("board", "5b0000000000000000000001")].GetProperty("prefs").GetProperty("background").GetString().ShouldBe("blue");
        board.Census.Single(field => field.Path == "cards[].pluginData[].value").Destination.ShouldBe("raw");
        board.Census.Single(field => field.Path == "cards[].due").Destination.ShouldBe("task.due");
        board.Census.Single(field => field.Path == "cards[].customFieldItems[].value.number").Destination.ShouldBe("customField:*");
    }

    [Fact]
    public void A_board_of_2015_without_a_label_list_keeps_its_labels()
    {
        const string json = """
            {"id":"5b0000000000000000000001","name":"Old","labelNames":{"green":"Easy"},
             "lists":[{"id":"l","name":"Do","pos":1}],
             "cards":[{"id":"c","name":"One","idList":"l","labels":[{"color":"green","name":"Easy"},{"color":"red","name":""}]}]}
            """;

        var board = TrelloReader.Read(OwnFiles.Text("old.json", json)).Board.ShouldNotBeNull();

        board.Labels.Select(label => label.Name).ShouldBe(["Easy", "red"]);
        board.Tasks.Single().LabelIds.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[1,2]")]
    [InlineData("""{"cards":[{"id":"a","name":"x"}],"lists":[}""")]
    [InlineData("""{"cards":[{"id":"a","name":"x""")]
    [InlineData("""{"cards":[],"lists":[]} trailing""")]
    [InlineData("""{"data":[{"gid":"1"}]}""")]
    [InlineData("not json at all")]
    public void A_broken_file_is_a_fault_with_a_place_and_never_an_exception(string text)
    {
        var read = TrelloReader.Read(OwnFiles.Text("x.json", text));

        read.Board.ShouldBeNull();
        read.Fault.ShouldNotBeNull().Code.ShouldStartWith("connect.file.");
    }

    [Fact]
    public void A_real_board_cut_anywhere_is_a_fault()
    {
        var whole = File.ReadAllBytes(Path.Combine(OwnFilesFolder(), "trello-small.json")).AsSpan().TrimEnd("\n "u8).ToArray();
        for (var length = 0; length < whole.Length; length += 7)
        {
            TrelloReader.Read(SourceFile.FromBytes("cut.json", whole[..length])).Fault.ShouldNotBeNull($"{length} bytes of {whole.Length}");
        }
    }

    [Fact]
    public void Deep_nesting_and_huge_values_are_refused_within_bounds()
    {
        var deep = """{"lists":[],"cards":[""" + new string('[', 200) + new string(']', 200) + "]}";
        TrelloReader.Read(OwnFiles.Text("deep.json", deep)).Fault!.Code.ShouldBe("connect.file.json");

        var huge = """{"lists":[],"cards":[{"id":"a","name":" """ + new string('x', 200_000) + "\"}]}";
        TrelloReader.Read(OwnFiles.Text("huge.json", huge), new() { ElementBytes = 150_000 }).Fault!.Code.ShouldBe("connect.file.value-too-large");
    }

    [Fact]
    public void Wrong_bytes_are_named_and_other_unicode_encodings_are_read()
    {
        var text = File.ReadAllText(Path.Combine(OwnFilesFolder(), "trello-small.json"));
        foreach (var encoding in new Encoding[] { new UTF8Encoding(true), new UnicodeEncoding(false, true), new UnicodeEncoding(true, true) })
        {
            TrelloReader.Read(SourceFile.FromBytes("b.json", [.. encoding.Preamble, .. encoding.GetBytes(text)])).Board.ShouldNotBeNull().Tasks.Count.ShouldBe(5);
        }

        byte[] latin = [.. "{\"lists\":[{\"id\":\"l\",\"name\":\"Fran"u8, 0xE7, .. "ais\"}],\"cards\":[]}"u8];
        var fault = TrelloReader.Read(SourceFile.FromBytes("latin.json", latin)).Fault.ShouldNotBeNull();
        fault.Code.ShouldBe("connect.file.encoding");
        fault.Where.ShouldBe("lists[0]");
    }

    private static string OwnFilesFolder() => Path.GetDirectoryName(((FileStream)OwnFiles.File("trello-small.json").Open()).Name)!;

    private static long Leaves(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object when value.GetPropertyCount() > 0 => value.EnumerateObject().Sum(member => Leaves(member.Value)),
        JsonValueKind.Array when value.GetArrayLength() > 0 => value.EnumerateArray().Sum(Leaves),
        _ => 1,
    };
}
