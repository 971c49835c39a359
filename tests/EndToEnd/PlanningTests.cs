using Microsoft.Playwright;

namespace Regie.Tests;

/// <summary>A project from a template, its working time, a task with a mention, its report: as somebody does it in an afternoon.</summary>
public class PlanningTests(DemoWorld world)
{
    [Fact]
    public Task A_project_starts_from_a_plan_and_follows_its_working_time() => world.Visit(async visit =>
    {
        var page = visit.Page;
        await visit.Open("/projects?new");
        await page.GetByLabel("Name").FillAsync("Spring course");
        await page.GetByLabel("Start from").SelectOptionAsync(new SelectOptionValue { Label = "Product launch" });
        await page.GetByRole(AriaRole.Button, new() { Name = "Create the project" }).ClickAsync();
        await page.WaitForURLAsync("**/board");
        await page.GetByRole(AriaRole.Link, new() { Name = "Write the sales page", Exact = true }).First.WaitForAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Settings", Exact = true }).Last.ClickAsync();
        var time = page.GetByRole(AriaRole.Region, new() { Name = "Working time" });
        await time.GetByRole(AriaRole.Button, new() { Name = "Fri", Exact = true }).ClickAsync();
        await Assertions.Expect(time.GetByRole(AriaRole.Button, new() { Name = "Fri", Exact = true })).ToHaveAttributeAsync("aria-pressed", "false");
        await time.GetByLabel("From", new() { Exact = true }).FillAsync("2027-01-04");
        await time.GetByLabel("What for").FillAsync("Winter break");
        await time.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).ClickAsync();
        await time.GetByText("Winter break").WaitForAsync();
        (await Axe.Look(page)).ShouldBeEmpty();
    });

    [Fact]
    public Task Whoever_types_at_is_offered_people_and_the_comment_tells_them() => world.Visit(async visit =>
    {
        var page = visit.Page;
        await visit.Open(await world.Address("/p/{Autumn launch}/board/t/{Refund policy}"));
        var field = page.GetByLabel("Write a comment, @ to mention");
        await field.PressSequentiallyAsync("Can you look, @ine");
        await page.Locator(".mentions [role=option]").First.WaitForAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(field).ToHaveValueAsync("Can you look, @Inès Roux ");
        await page.GetByRole(AriaRole.Button, new() { Name = "Comment", Exact = true }).ClickAsync();
        await page.Locator(".cm strong").Filter(new() { HasText = "@Inès Roux" }).First.WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Show what happened" }).ClickAsync();
        await page.Locator(".activity li").First.WaitForAsync();
        (await Axe.Look(page)).ShouldBeEmpty();
    });

    [Fact]
    public Task A_report_is_kept_rewritten_and_shared_by_a_link_that_leads_nowhere_else() => world.Visit(async visit =>
    {
        var page = visit.Page;
        await visit.Open(await world.Address("/p/{Autumn launch}/reports"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep this report" }).ClickAsync();
        await page.WaitForURLAsync("**/reports/*");
        var heading = page.GetByLabel("Heading");
        await heading.FillAsync("The cart opens a little later");
        await heading.BlurAsync();
        await Assertions.Expect(page.Locator(".sheet h1")).ToHaveTextAsync("The cart opens a little later");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make a link" }).ClickAsync();
        var link = await page.Locator(".share-link a").GetAttributeAsync("href");
        (await Axe.Look(page)).ShouldBeEmpty();

        await using var context = await world.Browser.NewContextAsync();
        var reader = await context.NewPageAsync();
        var answer = await reader.GotoAsync(new Uri(link!).PathAndQuery is var path ? new Uri(world.App.Address, path).ToString() : link!);
        (await answer!.AllHeadersAsync())["referrer-policy"].ShouldBe("no-referrer");
        (await reader.Locator("h1").TextContentAsync()).ShouldBe("The cart opens a little later");
        (await reader.Locator("main a[href]").CountAsync()).ShouldBe(0, "nothing leads anywhere from here");
        (await Axe.Look(reader)).ShouldBeEmpty();
        (await reader.PdfAsync(new() { Format = "A4", Path = Path.Combine(Repository.Root, "artifacts", "screenshots", "report.pdf") })).Length.ShouldBeGreaterThan(5_000);
    });
}
