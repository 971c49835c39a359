using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;

namespace Regie.Tests;

/// <summary>Somebody joins by an invitation, has a page open, and is let go.</summary>
public class RevocationTests(DemoWorld world)
{
    [Fact]
    public async Task Who_is_removed_loses_what_is_on_the_screen()
    {
        using var api = new HttpClient { BaseAddress = new Uri(world.App.Address, "api/v1/") };
        api.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await world.Token());
        var business = (await Get(api, "businesses")).First(item => item.GetProperty("name").GetString() == "Atelier Lumen").GetProperty("id").GetGuid();
        var project = (await Get(api, $"projects?businessId={business}")).First(item => !item.GetProperty("isTemplate").GetBoolean());
        var invited = await api.PostAsJsonAsync(new Uri($"businesses/{business}/invitations", UriKind.Relative), new { email = "nadia@example.org", name = "Nadia Klein", role = "clientOwner" });
        var link = (await invited.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("link").GetString()!;

        await world.Visit(async visit =>
        {
            var page = visit.Page;
            await page.GotoAsync(link);
            await page.GetByLabel("Password").FillAsync("a phrase long enough");
            await page.Keyboard.PressAsync("Enter");
            await page.WaitForURLAsync(url => !url.Contains("invitation", StringComparison.Ordinal));
            await visit.Open($"/p/{project.GetProperty("id").GetGuid()}/board");
            await page.Locator("main [data-page=ready]").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
            await page.GetByText(project.GetProperty("name").GetString()!).First.WaitForAsync();

            var member = (await Get(api, $"businesses/{business}/members")).First(item => item.GetProperty("name").GetString() == "Nadia Klein").GetProperty("id").GetGuid();
            (await api.DeleteAsync(new Uri($"businesses/{business}/members/{member}", UriKind.Relative))).EnsureSuccessStatusCode();

            await page.GetByText("There is nothing here").First.WaitForAsync(new() { Timeout = 10_000 });
            (await page.Locator("main").InnerTextAsync()).ShouldNotContain(project.GetProperty("name").GetString()!);
            await Assertions.Expect(page.Locator("nav").First).Not.ToContainTextAsync("Atelier Lumen", new() { Timeout = 10_000 });
        }, anonymous: true);
    }

    private static async Task<IEnumerable<JsonElement>> Get(HttpClient api, string list) =>
        (await api.GetFromJsonAsync<JsonElement>(new Uri(list, UriKind.Relative))).GetProperty("items").EnumerateArray();
}
