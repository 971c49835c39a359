using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Regie.Tests;

/// <summary>A project that one test has for itself, made by the API in a business of the demo and put away at its end.</summary>
sealed class OwnProject : IAsyncDisposable
{
    private readonly HttpClient _http;

    private OwnProject(HttpClient http) => _http = http;

    public Guid Id { get; private set; }

    public Guid BusinessId { get; private set; }

    public static async Task<OwnProject> In(DemoWorld world, params string[] tasks)
    {
        var own = new OwnProject(new HttpClient { BaseAddress = new Uri(world.App.Address, "/api/v1/") });
        own._http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await world.Token());
        var businesses = await own._http.GetFromJsonAsync<JsonElement>("businesses");
        own.BusinessId = businesses.GetProperty("items").EnumerateArray().First(row => row.GetProperty("name").GetString() == "Ferme du Lac").GetProperty("id").GetGuid();
        own.Id = (await own.Post("projects", new { businessId = own.BusinessId, name = "Trial" })).GetProperty("id").GetGuid();
        foreach (var title in tasks)
        {
            await own.Post("tasks", new { projectId = own.Id, title });
        }

        return own;
    }

    public async Task<JsonElement> Post(string path, object body)
    {
        using var answer = await _http.PostAsJsonAsync(path, body);
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    public async Task<JsonElement> Get(string path) => await _http.GetFromJsonAsync<JsonElement>(path);

    /// <summary>A task as the API tells it now.</summary>
    public async Task<JsonElement> Task(string title) =>
        (await Get($"tasks?projectId={Id}&limit=200")).GetProperty("items").EnumerateArray().First(row => row.GetProperty("title").GetString() == title);

    /// <summary>Waits until the API says what the page was told to do.</summary>
    public async Task Becomes(string title, Func<JsonElement, bool> so)
    {
        for (var i = 0; i < 100; i++)
        {
            if (so(await Task(title)))
            {
                return;
            }

            await System.Threading.Tasks.Task.Delay(50);
        }

        throw new ShouldAssertException($"“{title}” did not become so: {await Task(title)}");
    }

    public async ValueTask DisposeAsync()
    {
        (await _http.DeleteAsync($"projects/{Id}")).EnsureSuccessStatusCode();
        _http.Dispose();
    }
}
