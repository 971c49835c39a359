using Microsoft.Playwright;

namespace Regie.Tests;

/// <summary>An empty installation and the first person who opens it.</summary>
public class ClaimTests(DemoWorld world)
{
    [Fact]
    public async Task The_printed_link_makes_the_installation_yours_once()
    {
        await using var app = await RunningApp.Start(["--empty"]);
        var link = await app.SignInLink;
        link.AbsolutePath.ShouldBe("/claim");

        await world.Visit(async visit =>
        {
            var page = visit.Page;
            await page.GotoAsync(link.ToString());
            (await Axe.Look(page)).ShouldBeEmpty();
            await page.GetByLabel("Name").FillAsync("Camille Petit");
            await page.GetByLabel("E-mail").FillAsync("camille@example.org");
            await page.GetByLabel("Password").FillAsync("une phrase assez longue");
            await page.Keyboard.PressAsync("Enter");
            await page.WaitForURLAsync(app.Address.ToString());
            await visit.Settle();

            // Nothing to show yet: the page says what it will be, and the first step.
            await page.GetByRole(AriaRole.Heading, new() { Name = "Welcome to Régie" }).WaitForAsync();
            await page.GetByRole(AriaRole.Link, new() { Name = "Start a business" }).WaitForAsync();
            (await Axe.Look(page)).ShouldBeEmpty();
        }, anonymous: true);

        await world.Visit(async visit =>
        {
            visit.Expect("404");
            var answer = await visit.Page.GotoAsync(link.ToString());
            answer!.Status.ShouldBe(404);
        }, anonymous: true, name: "claimed-twice");

        await world.Visit(async visit =>
        {
            var page = visit.Page;
            await page.GotoAsync(new Uri(app.Address, "/sign-in").ToString());
            await SignIn(page, "camille@example.org", "une phrase assez longue");
            await page.WaitForURLAsync(app.Address.ToString());
            await visit.Settle();
        }, anonymous: true, name: "signed-in-again");

        (await app.Stop()).ShouldBe(0);
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_address_are_told_alike() => await world.Visit(async visit =>
    {
        visit.Expect("401");
        var page = visit.Page;
        var told = new List<string>();
        foreach (var email in new[] { "sarah@example.org", "nobody@example.org" })
        {
            await page.GotoAsync("/sign-in");
            await SignIn(page, email, "not the password");
            told.Add(await page.GetByRole(AriaRole.Alert).First.InnerTextAsync());
        }

        told[0].ShouldNotBeNullOrWhiteSpace();
        told[1].ShouldBe(told[0]);
    }, anonymous: true);

    private static async Task SignIn(IPage page, string email, string password)
    {
        await page.GetByLabel("E-mail").FillAsync(email);
        await page.GetByLabel("Password").FillAsync(password);
        await page.Keyboard.PressAsync("Enter");
    }
}
