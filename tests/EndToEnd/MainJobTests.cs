using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Regie.Tests;

/// <summary>
/// The main job, as somebody does it on the first morning: an empty installation becomes theirs, a Trello board becomes a plan, a task slips,
/// the page says why, and the owner reads it by a link.
/// </summary>
public partial class MainJobTests(DemoWorld world)
{
    [Fact]
    public async Task From_an_empty_installation_to_a_report_the_owner_reads()
    {
        await using var app = await RunningApp.Start(["--empty"], new Dictionary<string, string> { ["REGIE_TODAY"] = DemoWorld.Today });
        var claim = await app.SignInLink;
        Uri At(string path) => new(app.Address, path);
        var shared = "";

        await world.Visit(async visit =>
        {
            var page = visit.Page;

            // Claim, and name the business.
            await page.GotoAsync(claim.ToString());
            await page.GetByLabel("Name").FillAsync("Camille Petit");
            await page.GetByLabel("E-mail").FillAsync("camille@example.org");
            await page.GetByLabel("Password").FillAsync("une phrase assez longue");
            await page.Keyboard.PressAsync("Enter");
            await page.WaitForURLAsync(app.Address.ToString());
            await page.GotoAsync(At("import").ToString());
            await visit.Settle();
            await page.GetByLabel("Name of the business").FillAsync("Atelier Lumen");
            await page.Keyboard.PressAsync("Enter");

            // The board, checked before anything is written.
            var file = page.Locator("#import-file");
            await Assertions.Expect(file).ToBeEnabledAsync();
            await file.SetInputFilesAsync(Path.Combine(Repository.Root, "tests", "EndToEnd", "files", "launch-board.json"));
            await page.GetByRole(AriaRole.Button, new() { Name = "Import 4 cards" }).WaitForAsync();
            (await page.GetByRole(AriaRole.Row, new() { NameRegex = new("^Cards 4 4 0 0 ") }).CountAsync()).ShouldBe(1);
            (await Axe.Look(page)).ShouldBeEmpty();
            await page.GetByRole(AriaRole.Button, new() { Name = "Import 4 cards" }).ClickAsync();

            // Make it a plan: the links it proposes.
            await page.GetByRole(AriaRole.Button, new() { Name = "Propose links and estimates" }).ClickAsync();
            await page.GetByText("Build the sales page → Open the cart").WaitForAsync();
            (await Axe.Look(page)).ShouldBeEmpty();
            await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Add .* links") }).ClickAsync();
            await page.GetByText("0 without a link").WaitForAsync();

            // Board and timeline.
            await page.GetByRole(AriaRole.Link, new() { Name = "Open the project" }).ClickAsync();
            await page.WaitForURLAsync(Board());
            await page.GetByRole(AriaRole.Link, new() { Name = "Record the videos" }).WaitForAsync();
            var project = Board().Match(page.Url).Groups[1].Value;
            await page.GotoAsync(At($"p/{project}/timeline").ToString());
            await visit.Settle();
            await page.GetByText("The end has not moved.").WaitForAsync();

            // A baseline is taken; then the last task slips by two days.
            await page.GotoAsync(At($"p/{project}/baselines").ToString());
            await visit.Settle();
            await page.GetByText("Dates as imported").First.WaitForAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Take a baseline" }).First.ClickAsync();
            var dialog = page.GetByRole(AriaRole.Dialog);
            await dialog.GetByLabel("Name").FillAsync("As agreed");
            await dialog.GetByRole(AriaRole.Button, new() { Name = "Take a baseline" }).ClickAsync();
            await page.GetByRole(AriaRole.Link, new() { Name = "As agreed" }).WaitForAsync();
            await page.GotoAsync(At($"p/{project}/board").ToString());
            await visit.Settle();
            await page.GetByRole(AriaRole.Link, new() { Name = "Open the cart" }).ClickAsync();
            var due = page.GetByRole(AriaRole.Dialog).GetByLabel("Due");
            await due.FillAsync("2026-12-03");
            await due.PressAsync("Tab");

            // Why the end moved.
            await page.GotoAsync(At($"p/{project}/timeline").ToString());
            await visit.Settle();
            var why = page.GetByRole(AriaRole.Region, new() { NameRegex = new("^Why") });
            await why.GetByText("Open the cart").First.WaitForAsync();
            (await why.InnerTextAsync()).ShouldMatch(@"\+2\sd");

            // The report: kept, shared.
            await page.GotoAsync(At($"p/{project}/reports").ToString());
            await visit.Settle();
            await page.GetByRole(AriaRole.Button, new() { Name = "Keep this report" }).ClickAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Make a link" }).ClickAsync();
            var link = page.Locator(".share-link a");
            shared = (await link.GetAttributeAsync("href"))!;
        }, anonymous: true);

        // The owner, with no account.
        await world.Visit(async visit =>
        {
            var page = visit.Page;
            (await page.GotoAsync(shared))!.Status.ShouldBe(200);
            await page.GetByText("Spring launch").First.WaitForAsync();
            (await page.Locator("body").InnerTextAsync()).ShouldContain("Open the cart");
            (await Axe.Look(page)).ShouldBeEmpty();
            visit.Expect("401");
            visit.Expect("404");
            (await page.GotoAsync(At("projects").ToString()))!.Url.ShouldContain("sign-in");
        }, anonymous: true, name: "shared-report");
    }

    [GeneratedRegex("/p/([0-9a-f-]{36})/board")]
    private static partial Regex Board();
}
