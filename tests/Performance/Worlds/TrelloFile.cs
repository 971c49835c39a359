using System.Globalization;
using System.Text.Json;

namespace Regie.Performance;

/// <summary>Writes the export of a large Trello board, made of words, with the members a real one has. Cards refer to lists, labels and people; comments to cards.</summary>
public static class TrelloFile
{
    private static readonly string[] Words =
        "review draft launch page photo invoice supplier newsletter fabric sample price campaign customer survey workshop contract budget translation delivery packaging brief banner checkout stock"
            .Split(' ');

    public static void Write(string path, int cards, int comments)
    {
        using var file = File.Create(path);
        using var json = new Utf8JsonWriter(file);
        var random = new Random(20261123);
        json.WriteStartObject();
        json.WriteString("id", Id(1, 0));
        json.WriteString("name", "Everything we do");
        json.WriteString("desc", "");
        json.WriteBoolean("closed", false);
        json.WriteString("url", "https://trello.com/b/abcd1234/everything");
        json.WriteString("dateLastActivity", At(comments));
        Many(json, "lists", 10, i => json.WriteRawValue($$"""{"id":"{{Id(2, i)}}","name":"{{Words[i]}} list","closed":false,"pos":{{i + 1}},"idBoard":"{{Id(1, 0)}}"}"""));
        Many(json, "labels", 12, i => json.WriteRawValue($$"""{"id":"{{Id(3, i)}}","idBoard":"{{Id(1, 0)}}","name":"{{Words[i + 8]}}","color":"green"}"""));
        Many(json, "members", 20, i => json.WriteRawValue($$"""{"id":"{{Id(4, i)}}","fullName":"Person {{i}}","username":"person{{i}}"}"""));
        Many(json, "cards", cards, i => Card(json, random, i));
        Many(json, "checklists", cards / 10, i => json.WriteRawValue($$"""{"id":"{{Id(6, i)}}","name":"Steps","idBoard":"{{Id(1, 0)}}","idCard":"{{Id(5, i * 10)}}","pos":1,"checkItems":[{"id":"{{Id(7, i * 2)}}","name":"{{Text(random, 4)}}","state":"complete","pos":1},{"id":"{{Id(7, (i * 2) + 1)}}","name":"{{Text(random, 4)}}","state":"incomplete","pos":2}]}"""));
        Many(json, "actions", comments, i => Comment(json, random, i, random.Next(cards)));
        json.WriteEndObject();
    }

    private static void Card(Utf8JsonWriter json, Random random, int i) => json.WriteRawValue(
        $$"""
        {"id":"{{Id(5, i)}}","checkItemStates":null,"closed":false,"dateLastActivity":"{{At(i)}}","desc":"{{(i % 3 == 0 ? "" : Text(random, 30))}}","descData":null,"idBoard":"{{Id(1, 0)}}","idList":"{{Id(2, random.Next(10))}}","idMembersVoted":[],"idShort":{{i + 1}},"idLabels":["{{Id(3, random.Next(12))}}"],"name":"{{Text(random, 6)}}","pos":{{(i + 1) * 16}},"shortLink":"c{{i:x7}}","badges":{"votes":0,"subscribed":false,"checkItems":0,"checkItemsChecked":0,"comments":4,"attachments":0,"description":true,"due":null,"dueComplete":false},"dueComplete":false,"due":{{(i % 2 == 0 ? $"\"{At(i * 3)}\"" : "null")}},"idChecklists":[],"idMembers":["{{Id(4, random.Next(20))}}"],"labels":[],"shortUrl":"https://trello.com/c/c{{i:x7}}","subscribed":false,"url":"https://trello.com/c/c{{i:x7}}/{{i}}","attachments":[],"pluginData":[]}
        """);

    private static void Comment(Utf8JsonWriter json, Random random, int i, int card)
    {
        var person = random.Next(20);
        json.WriteRawValue(
            $$$"""
            {"id":"{{{Id(8, i)}}}","idMemberCreator":"{{{Id(4, person)}}}","data":{"list":{"name":"list","id":"{{{Id(2, 1)}}}"},"board":{"shortLink":"abcd1234","name":"Everything we do","id":"{{{Id(1, 0)}}}"},"card":{"shortLink":"c{{{card:x7}}}","idShort":{{{card + 1}}},"name":"{{{Text(random, 4)}}}","id":"{{{Id(5, card)}}}"},"text":"{{{Text(random, 14)}}}"},"type":"commentCard","date":"{{{At(i)}}}","memberCreator":{"id":"{{{Id(4, person)}}}","avatarHash":null,"fullName":"Person {{{person}}}","initials":"P","username":"person{{{person}}}"}}
            """);
    }

    private static void Many(Utf8JsonWriter json, string name, int count, Action<int> one)
    {
        json.WriteStartArray(name);
        for (var i = 0; i < count; i++)
        {
            one(i);
            if (i % 500 == 0)
            {
                json.Flush();
            }
        }

        json.WriteEndArray();
    }

    // As Trello makes them: the first eight digits are the second it was made.
    private static string Id(int kind, int at) => $"{0x5a000000 + at:x8}{kind:x4}{at:x12}";

    private static string At(int minute) => new DateTime(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddMinutes(minute).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static string Text(Random random, int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ => Words[random.Next(Words.Length)]));
}
