using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Regie.Performance;

/// <summary>Imports that a kill cuts off: confirmed, one must be carried out to its end by the next start, whole; not confirmed, it left nothing.</summary>
internal sealed class CrashImports(Planted planted, CrashTally tally)
{
    public const int Cards = 600;

    private static readonly string[] Lists = ["To do", "Doing", "Done"];

    private readonly List<Guid> _confirmed = [];
    private int _count;

    /// <summary>Previews a board and confirms it; a kill may come at any point.</summary>
    public async Task Begin(HttpClient http)
    {
        try
        {
            using var form = new MultipartFormDataContent { { new StringContent(planted.BusinessId.ToString()), "businessId" }, { new ByteArrayContent(Board(++_count)), "file", $"board-{_count}.json" } };
            using var previewed = await http.PostAsync("imports", form);
            var preview = await previewed.Content.ReadFromJsonAsync<JsonElement>();
            if (!previewed.IsSuccessStatusCode)
            {
                tally.Note(FaultKind.Story, $"an import was refused: {preview}");
                return;
            }

            var id = preview.GetProperty("id").GetGuid();
            using var confirmed = await http.PostAsJsonAsync($"imports/{id}/confirmation", new { });
            if (confirmed.IsSuccessStatusCode)
            {
                tally.Acknowledge();
                _confirmed.Add(id);
            }
        }
        catch (Exception cutOff) when (cutOff is HttpRequestException or IOException or TaskCanceledException or JsonException)
        {
            // The kill.
        }
    }

    /// <summary>What was confirmed is known, whatever its state.</summary>
    public async Task Look(HttpClient http)
    {
        foreach (var id in _confirmed)
        {
            if (await State(http, id) is not ("running" or "done") and var state)
            {
                tally.Note(FaultKind.Lost, $"import {id} was confirmed and is {state}");
            }
        }
    }

    /// <summary>Waits for all of them, and looks at what they brought.</summary>
    public async Task Finish(HttpClient http)
    {
        var until = DateTime.UtcNow.AddMinutes(3);
        foreach (var id in _confirmed)
        {
            while (await State(http, id) == "running" && DateTime.UtcNow < until)
            {
                await Task.Delay(200);
            }

            if (await State(http, id) is not "done" and var state)
            {
                tally.Note(FaultKind.Lost, $"import {id} was confirmed and stays {state}");
            }
        }
    }

    private static async Task<string?> State(HttpClient http, Guid id)
    {
        using var answer = await http.GetAsync($"imports/{id}");
        return answer.IsSuccessStatusCode ? (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("state").GetString() : $"{(int)answer.StatusCode}";
    }

    /// <summary>A board as Trello exports it, with ids of its own.</summary>
    private static byte[] Board(int number)
    {
        string Id(string kind, int at) => $"69600000{number:x4}{kind}{at:x10}";
        var json = new StringBuilder($$"""{"id":"{{Id("b0", 0)}}","name":"Board {{number}}","desc":"","closed":false,"actions":[],"lists":[""");
        json.AppendJoin(',', Enumerable.Range(0, Lists.Length).Select(at => $$"""{"id":"{{Id("11", at)}}","name":"{{Lists[at]}}","closed":false,"pos":{{at}} }"""));
        json.Append("""],"cards":[""");
        json.AppendJoin(',', Enumerable.Range(0, Cards).Select(at =>
            $$"""{"id":"{{Id("c0", at)}}","name":"Card {{at}} of board {{number}}","desc":"What is to be done.","idList":"{{Id("11", at % 3)}}","pos":{{at}},"closed":false,"due":null,"idMembers":[],"idLabels":[],"idChecklists":[],"attachments":[]}"""));
        json.Append("""],"labels":[],"members":[],"checklists":[],"customFields":[]}""");
        return Encoding.UTF8.GetBytes(json.ToString());
    }
}
