using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Playwright;

namespace Regie.Tests;

/// <summary>The process dies in the middle of an import: what comes up again has all of it or nothing, never a half board.</summary>
public class ImportKillTests(DemoWorld world)
{
    private const int Cards = 6_000;

    [Fact]
    public async Task Killed_in_the_middle_an_import_leaves_nothing_and_is_done_at_the_next_start()
    {
        var data = Directory.CreateTempSubdirectory("regie-").FullName;
        try
        {
            string token;
            Guid import;
            await using (var app = await RunningApp.Start(["--empty"], data: data))
            {
                token = await Claim(app);
                using var http = Client(app, token);
                var business = (await (await http.PostAsJsonAsync("api/v1/businesses", new { name = "Atelier Lumen" })).Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
                using var form = new MultipartFormDataContent
                {
                    { new StringContent(business.ToString()), "businessId" },
                    { new StringContent("trello"), "source" },
                    { new StringContent("""{"lists":"phases","projectName":"Large board"}"""), "mapping" },
                    { new ByteArrayContent(Board()), "file", "board.json" },
                };
                var preview = await http.PostAsync("api/v1/imports", form);
                preview.StatusCode.ShouldBe(System.Net.HttpStatusCode.Created, await preview.Content.ReadAsStringAsync());
                var found = await preview.Content.ReadFromJsonAsync<JsonElement>();
                HasTheShape(found);
                import = found.GetProperty("importId").GetGuid();
                (await http.PostAsync($"api/v1/imports/{import}/confirmation", null)).EnsureSuccessStatusCode();

                // Rows are being written now, in a transaction that is not committed.
                while (await Look(http, import) is var look && look.State == "running" && look.Progress < 20)
                {
                    await Task.Delay(10);
                }

                app.Process.Kill();
                await app.Process.WaitForExitAsync();
            }

            await using (var app = await RunningApp.Start(["--empty"], data: data))
            {
                using var http = Client(app, token);
                var look = await Look(http, import);
                for (var waited = 0; look.State == "running" && waited < 600; waited++)
                {
                    await Task.Delay(200);
                    look = await Look(http, import);
                }

                // Had half of it stayed, the second attempt would have found it and made less.
                look.State.ShouldBe("done");
                look.Created.ShouldBe(Cards);
            }
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    private async Task<string> Claim(RunningApp app)
    {
        var link = await app.SignInLink;
        await world.Visit(async visit =>
        {
            await visit.Page.GotoAsync(link.ToString());
            await visit.Page.GetByLabel("Name").FillAsync("Camille Petit");
            await visit.Page.GetByLabel("E-mail").FillAsync("camille@example.org");
            await visit.Page.GetByLabel("Password").FillAsync("une phrase assez longue");
            await visit.Page.Keyboard.PressAsync("Enter");
            await visit.Page.WaitForURLAsync(app.Address.ToString());
        }, anonymous: true, name: "claim-for-import");
        var (code, token, errors) = await RunningApp.Admin(app.Data, "create-token", "--email", "camille@example.org");
        code.ShouldBe(0, errors);
        return token;
    }

    private static HttpClient Client(RunningApp app, string token)
    {
        var http = new HttpClient { BaseAddress = app.Address, Timeout = TimeSpan.FromMinutes(2) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return http;
    }

    private static async Task<(string State, int Progress, int Created)> Look(HttpClient http, Guid import)
    {
        var view = await http.GetFromJsonAsync<JsonElement>($"api/v1/imports/{import}");
        var line = view.GetProperty("kinds").EnumerateArray().Single(kind => kind.GetProperty("kind").GetString() == "task");
        return (view.GetProperty("state").GetString()!, view.GetProperty("progress").GetInt32(), line.TryGetProperty("created", out var created) && created.ValueKind == JsonValueKind.Number ? created.GetInt32() : -1);
    }

    /// <summary>What programs rely on.</summary>
    private static void HasTheShape(JsonElement found)
    {
        found.GetProperty("source").GetString().ShouldBe("trello");
        found.GetProperty("proposal").GetProperty("projectName").GetString().ShouldBe("Large board");
        found.GetProperty("proposal").GetProperty("lists").GetString().ShouldBe("phases");
        found.GetProperty("warnings").ValueKind.ShouldBe(JsonValueKind.Array);
        found.GetProperty("fields").EnumerateArray().ShouldContain(field => field.GetProperty("path").GetString() == "cards[].name" && field.GetProperty("destination").GetString() == "task.title");
        found.GetProperty("kinds").EnumerateArray().Select(kind => kind.GetProperty("kind").GetString()).ShouldBe(
            ["project", "section", "task", "subtask", "checklist", "checklistItem", "label", "person", "comment", "attachment", "dependency", "customField", "baseline"]);
        foreach (var name in new[] { "inFile", "toCreate", "toUpdate", "unchanged", "notImported" })
        {
            found.GetProperty("kinds").EnumerateArray().ShouldAllBe(kind => kind.GetProperty(name).ValueKind == JsonValueKind.Number);
        }
    }

    private static byte[] Board()
    {
        static string Id(char kind, int n) => string.Create(CultureInfo.InvariantCulture, $"6912f0{kind}{n:x17}");
        var text = new StringBuilder("""{"id":"5e0000000000000000000009","name":"Large","lists":[{"id":"5e00000000000000000000c9","name":"To do","closed":false,"pos":1}],"cards":[""");
        for (var n = 0; n < Cards; n++)
        {
            text.Append(CultureInfo.InvariantCulture, $$"""{{(n > 0 ? "," : "")}}{"id":"{{Id('c', n)}}","idList":"5e00000000000000000000c9","name":"Card {{n}}","desc":"What to do","closed":false,"pos":{{n}}}""");
        }

        text.Append("""],"actions":[""");
        for (var n = 0; n < Cards; n++)
        {
            text.Append(CultureInfo.InvariantCulture, $$"""{{(n > 0 ? "," : "")}}{"id":"{{Id('a', n)}}","type":"commentCard","date":"2026-11-17T10:00:00.000Z","data":{"text":"Said {{n}}","card":{"id":"{{Id('c', n)}}","name":"Card"} } }""");
        }

        return Encoding.UTF8.GetBytes(text.Append("]}").ToString());
    }
}
