using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;

namespace Regie.Tests;

/// <summary>The tests that share one <see cref="OwnInstallation"/>.</summary>
[CollectionDefinition(nameof(OwnInstallation))]
public sealed class OwnInstallationTests : ICollectionFixture<OwnInstallation>;

/// <summary>
/// An empty installation of its own, claimed by Sarah, with one business: for tests of who may come in, which would leave traces in the demo world.
/// </summary>
public sealed class OwnInstallation(DemoWorld world) : IAsyncLifetime
{
    public const string Password = "a few plain words";

    private HttpClient? _api;

    public RunningApp App { get; private set; } = null!;
    public string Sarah { get; private set; } = "";
    public string Business { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        App = await RunningApp.Start(["--empty"]);
        var link = await App.SignInLink;
        await world.Visit(async visit =>
        {
            await visit.Page.GotoAsync(link.ToString());
            await visit.Page.GetByLabel("Name").FillAsync("Sarah Meyer");
            await visit.Page.GetByLabel("E-mail").FillAsync("sarah@example.org");
            await visit.Page.GetByLabel("Password").FillAsync(Password);
            await visit.Page.Keyboard.PressAsync("Enter");
            await visit.Settle();
            Sarah = await visit.Context.StorageStateAsync();
        }, anonymous: true, name: "own-installation");
        var (code, token, errors) = await RunningApp.Admin(App.Data, "create-token", "--email", "sarah@example.org");
        code.ShouldBe(0, errors);
        _api = new HttpClient { BaseAddress = new Uri(App.Address, "/api/v1/") };
        _api.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        Business = (await Post("businesses", new { name = "Atelier Lumen", language = "en" })).GetProperty("id").GetString()!;
    }

    /// <summary>One page in a browser of its own: Sarah's, somebody else's by their cookies, or nobody's.</summary>
    public Task Visit(Func<Visit, Task> test, string? by = null, Viewing? viewing = null, [System.Runtime.CompilerServices.CallerMemberName] string name = "") =>
        world.Visit(test, viewing, at: App.Address, cookies: by, anonymous: by is null, name: name);

    public Task<JsonElement> Post(string path, object body) => Send(HttpMethod.Post, path, body);

    public Task<JsonElement> Put(string path, object body) => Send(HttpMethod.Put, path, body);

    public Task<JsonElement> Patch(string path, object body) => Send(HttpMethod.Patch, path, body);

    private async Task<JsonElement> Send(HttpMethod method, string path, object body)
    {
        using var request = new HttpRequestMessage(method, path) { Content = JsonContent.Create(body) };
        using var answer = await _api!.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        answer.IsSuccessStatusCode.ShouldBeTrue(text);
        return JsonSerializer.Deserialize<JsonElement>(text);
    }

    public async Task<JsonElement> Get(string path) => await _api!.GetFromJsonAsync<JsonElement>(path);

    public async Task Delete(string path)
    {
        using var answer = await _api!.DeleteAsync(path);
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync());
    }

    /// <summary>A link of invitation into the business.</summary>
    public async Task<string> Invite(string email, string name, string role = "teamMember", string? business = null) =>
        (await Post($"businesses/{business ?? Business}/invitations", new { email, name, role })).GetProperty("link").GetString()!;

    /// <summary>Somebody new who has just accepted an invitation; hands back their cookies.</summary>
    public async Task<string> Newcomer(string email, string name, string role = "teamMember")
    {
        var link = await Invite(email, name, role);
        var cookies = "";
        await Visit(async visit =>
        {
            await visit.Page.GotoAsync(link);
            await visit.Page.GetByLabel("Password").FillAsync(Password);
            await visit.Page.Keyboard.PressAsync("Enter");
            await visit.Settle();
            cookies = await visit.Context.StorageStateAsync();
        }, name: $"newcomer-{name}");
        return cookies;
    }

    public async ValueTask DisposeAsync()
    {
        _api?.Dispose();
        if (App is not null)
        {
            await App.DisposeAsync();
        }
    }
}
