using System.Net.Http.Json;
using System.Text.Json;
using Regie.Kernel;

namespace Regie.Performance;

/// <summary>
/// Durable tasks by sixteen clients over the API into one project, beside the least the same database can do on the same disk. Whatever was acknowledged must be there afterwards.
/// </summary>
public static class CreateBench
{
    private const int Many = 16;

    public static async Task<IReadOnlyList<Figure>> Measure()
    {
        var figures = new List<Figure>();
        foreach (var kind in Installation.Kinds)
        {
            await using var installation = await Installation.Make(kind);
            var planted = await Planted.Plant(installation, 0);
            Clients.Rate ours;
            await using (var app = await installation.Serve())
            {
                await Create(app.Address, planted, TimeSpan.FromSeconds(4));
                ours = await Create(app.Address, planted, TimeSpan.FromSeconds(10));
            }

            var yardstick = await DurableRow.Measure(installation, Many, TimeSpan.FromSeconds(4));
            figures.Add(Figure.AtLeast($"CreateTask, durable, {Many} clients, {installation.Name}", kind == DatabaseKind.Sqlite ? 300 : 800, ours.PerSecond, "/s", yardstick.PerSecond));
        }

        return figures;
    }

    private static async Task<Clients.Rate> Create(Uri application, Planted planted, TimeSpan time)
    {
        using var http = Clients.Api(application, planted.Token);
        var before = await Count(http, planted.ProjectId);
        var rate = await Clients.Run(Many, time, async (client, round) =>
        {
            var title = $"Task {round} of client {client}";
            using var answer = await http.PostAsJsonAsync("tasks", new { projectId = planted.ProjectId, title, estimateMinutes = 480 });
            using var task = await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync());
            if (answer.StatusCode != System.Net.HttpStatusCode.Created || task.RootElement.GetProperty("title").GetString() != title)
            {
                throw new InvalidOperationException($"CreateTask answered {answer.StatusCode}: {task.RootElement}");
            }
        });
        var after = await Count(http, planted.ProjectId);
        return after - before == rate.Count ? rate : throw new InvalidOperationException($"{rate.Count} tasks were acknowledged, {after - before} are there.");
    }

    /// <summary>Reads the whole list, page by page.</summary>
    private static async Task<int> Count(HttpClient http, Guid projectId)
    {
        var (count, cursor) = (0, "");
        do
        {
            var page = await http.GetFromJsonAsync<JsonElement>($"tasks?projectId={projectId}&limit=200{cursor}");
            count += page.GetProperty("items").GetArrayLength();
            cursor = page.GetProperty("next").GetString() is { } next ? $"&cursor={next}" : "";
        }
        while (cursor.Length > 0);
        return count;
    }
}
