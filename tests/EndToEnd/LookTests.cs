using Microsoft.Playwright;

namespace Regie.Tests;

/// <summary>How pages look follows the person: each test has somebody of its own, so that no other test's pages change with it.</summary>
[Collection(nameof(OwnInstallation))]
public class LookTests(OwnInstallation home)
{
    [Fact]
    public async Task A_chosen_theme_stays()
    {
        var lou = await home.Newcomer("lou@example.org", "Lou Martin");
        await home.Visit(async visit =>
        {
            await visit.Open("/");
            var light = await visit.Colour("body");
            await visit.Choose("Account of", "Dark theme");
            await visit.Settle();
            (await visit.Colour("body")).ShouldNotBe(light);
            var dark = await visit.Colour("body");
            await visit.Open("/");
            (await visit.Colour("body")).ShouldBe(dark);
        }, lou);
    }

    [Fact]
    public async Task A_chosen_language_stays()
    {
        var nour = await home.Newcomer("nour@example.org", "Nour Haddad");
        await home.Visit(async visit =>
        {
            await visit.Open("/");
            await visit.Choose("Account of", "Français");
            await visit.Settle();
            (await visit.Page.Locator("html").GetAttributeAsync("lang")).ShouldBe("fr");
            await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Mon travail" }).First.WaitForAsync();
            await visit.Open("/");
            await visit.Choose("Compte de", "English");
            await visit.Settle();
            (await visit.Page.Locator("html").GetAttributeAsync("lang")).ShouldBe("en");
        }, nour);
    }
}
