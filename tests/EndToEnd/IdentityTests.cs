using Microsoft.Playwright;

namespace Regie.Tests;

/// <summary>Coming in and being shown out: invitation, password, codes, passkeys, sign-ins that end, roles that are taken away.</summary>
[Collection(nameof(OwnInstallation))]
public class IdentityTests(OwnInstallation home)
{
    [Fact]
    public Task Somebody_invited_by_a_copied_link_makes_an_account_and_proves_it_by_password_code_and_recovery_code() => home.Visit(async sarah =>
    {
        await sarah.Open($"/b/{home.Business}/settings/members");
        await sarah.Page.GetByRole(AriaRole.Button, new() { Name = "Invite somebody" }).ClickAsync();
        await sarah.Page.GetByLabel("E-mail address").FillAsync("ines@example.org");
        await sarah.Page.GetByLabel("Name").FillAsync("Inès Roux");
        (await Axe.Look(sarah.Page)).ShouldBeEmpty();
        await sarah.Page.GetByRole(AriaRole.Button, new() { Name = "Make the invitation" }).ClickAsync();
        var link = await sarah.Page.GetByLabel("Invitation link").InputValueAsync();

        await home.Visit(async ines =>
        {
            ines.Expect("401");
            var page = ines.Page;
            await page.GotoAsync(link);
            (await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).InnerTextAsync()).ShouldContain("Atelier Lumen");
            await page.GetByLabel("Password").FillAsync(OwnInstallation.Password);
            await page.Keyboard.PressAsync("Enter");
            await ines.Settle();
            await page.Locator("button.biz").GetByText("Atelier Lumen").WaitForAsync();

            await page.GotoAsync("/settings/security");
            var key = await page.Locator(".secret").InnerTextAsync();
            await Code(page).FillAsync(OneTimeCode.Of(key, DateTimeOffset.UtcNow));
            await page.GetByRole(AriaRole.Button, new() { Name = "Turn codes on" }).ClickAsync();
            var recovery = await page.Locator(".codes li").AllInnerTextsAsync();
            recovery.Count.ShouldBe(10);
            (await Axe.Look(page)).ShouldBeEmpty();

            await SignOut(ines);
            await SignIn(page, "ines@example.org", "not the password");
            await page.GetByText("do not go together").WaitForAsync();
            await SignIn(page, "ines@example.org", OwnInstallation.Password);
            await page.WaitForURLAsync("**/sign-in/code**");
            (await Axe.Look(page)).ShouldBeEmpty();
            await Answer(page, "000000");
            await page.GetByText("This code is not right").WaitForAsync();
            await Answer(page, OneTimeCode.Of(key, DateTimeOffset.UtcNow));
            await ines.Settle();

            await SignOut(ines);
            await SignIn(page, "ines@example.org", OwnInstallation.Password);
            await page.WaitForURLAsync("**/sign-in/code**");
            await Answer(page, recovery[0]);
            await ines.Settle();
            await SignOut(ines);
            await SignIn(page, "ines@example.org", OwnInstallation.Password);
            await page.WaitForURLAsync("**/sign-in/code**");
            await Answer(page, recovery[0]);
            await page.GetByText("This code is not right").WaitForAsync();
        }, name: "invited");
    }, home.Sarah);

    [Fact]
    public async Task A_passkey_is_added_and_signs_in_alone()
    {
        var lina = await home.Newcomer("lina@example.org", "Lina Kaya");
        await home.Visit(async visit =>
        {
            var browser = await visit.Context.NewCDPSessionAsync(visit.Page);
            await browser.SendAsync("WebAuthn.enable");
            await browser.SendAsync("WebAuthn.addVirtualAuthenticator", new() { ["options"] = new { protocol = "ctap2", transport = "internal", hasResidentKey = true, hasUserVerification = true, isUserVerified = true, automaticPresenceSimulation = true } });
            await visit.Page.GotoAsync("/settings/security");
            await visit.Page.GetByLabel("Name").FillAsync("My laptop");
            await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Add a passkey" }).ClickAsync();
            await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Remove the passkey My laptop" }).WaitForAsync();

            await SignOut(visit);
            await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();
            await visit.Settle();
            await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Account of Lina Kaya" }).WaitForAsync();
        }, lina);
    }

    [Fact]
    public async Task Whoever_has_an_account_signs_in_and_joins_the_next_business_with_it()
    {
        await home.Newcomer("theo@example.org", "Théo Delmas");
        var second = (await home.Post("businesses", new { name = "Maison Corbeau" })).GetProperty("id").GetString()!;
        var link = await home.Invite("theo@example.org", "Théo Delmas", "freelancer", second);
        await home.Visit(async visit =>
        {
            var page = visit.Page;
            await page.GotoAsync(link);
            await page.GetByText("already has an account").WaitForAsync();
            await page.GetByRole(AriaRole.Link, new() { Name = "Sign in" }).ClickAsync();
            await page.GetByLabel("E-mail").FillAsync("theo@example.org");
            await page.GetByLabel("Password").FillAsync(OwnInstallation.Password);
            await page.Keyboard.PressAsync("Enter");
            await page.GetByRole(AriaRole.Button, new() { Name = "Accept" }).ClickAsync();
            await visit.Settle();
            await page.Locator("button.biz").GetByText("Maison Corbeau").WaitForAsync();

            visit.Expect("410");
            await page.GotoAsync(link);
            await page.GetByText("no longer works").WaitForAsync();
        });
    }

    [Fact]
    public async Task Ending_a_sign_in_closes_the_pages_it_has_open()
    {
        var marc = await home.Newcomer("marc@example.org", "Marc Aubert", "clientOwner");
        await home.Visit(async other =>
        {
            await other.Page.GotoAsync("/sign-in");
            await SignIn(other.Page, "marc@example.org", OwnInstallation.Password);
            await other.Settle();
            await home.Visit(async here =>
            {
                await here.Open("/settings/sign-ins");
                await here.Page.GetByRole(AriaRole.Button, new() { Name = "Sign all other browsers out" }).ClickAsync();
                await here.Page.GetByText("You are signed in nowhere else").WaitForAsync();
            }, marc, name: "ends-sign-in");
            await other.Page.WaitForURLAsync("**/sign-in**");
        });
    }

    [Fact]
    public async Task Who_is_removed_loses_the_open_page_at_once()
    {
        var priya = await home.Newcomer("priya@example.org", "Priya Shah");
        var project = (await home.Post("projects", new { businessId = home.Business, name = "Course v2" })).GetProperty("id").GetString()!;
        var member = await Member("Priya Shah");
        await home.Put($"projects/{project}/members/{member.GetProperty("personId").GetString()}", new { role = "member" });
        await home.Visit(async visit =>
        {
            await visit.Open($"/p/{project}/board");
            await visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "Course v2" }).WaitForAsync();
            await home.Delete($"businesses/{home.Business}/members/{member.GetProperty("id").GetString()}");
            await visit.Page.GetByText("There is nothing here").First.WaitForAsync();
            (await visit.Page.GetByText("Course v2").CountAsync()).ShouldBe(0);
        }, priya);
    }

    [Fact]
    public async Task A_token_is_shown_once_and_dies_when_revoked()
    {
        var jean = await home.Newcomer("jean@example.org", "Jean Morel");
        await home.Visit(async visit =>
        {
            await visit.Open("/settings/tokens");
            await visit.Page.GetByRole(AriaRole.Button, new() { Name = "New token" }).First.ClickAsync();
            await visit.Page.GetByLabel("Name").FillAsync("Assistant");
            await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Create the token" }).ClickAsync();
            var token = await visit.Page.GetByLabel("Access token", new() { Exact = true }).InputValueAsync();
            (await Asked(token)).ShouldBe(200);
            await visit.Page.GetByRole(AriaRole.Button, new() { Name = "I have copied it" }).ClickAsync();
            (await visit.Page.ContentAsync()).ShouldNotContain(token);

            await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Revoke Assistant" }).ClickAsync();
            await visit.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Revoke" }).ClickAsync();
            await visit.Page.GetByText("No access token").WaitForAsync();
            (await Asked(token)).ShouldBe(401);
        }, jean);
    }

    [Fact]
    public Task Too_many_wrong_tries_are_stopped_with_words_that_say_how_long() => home.Visit(async visit =>
    {
        visit.Expect("401");
        visit.Expect("429");
        await visit.Page.GotoAsync("/sign-in");
        for (var tries = 0; tries < 11; tries++)
        {
            await SignIn(visit.Page, "nobody@example.org", "not the password");
        }

        await visit.Page.GetByText("Too many tries. Wait 15 minutes").WaitForAsync();
    });

    private async Task<System.Text.Json.JsonElement> Member(string name) =>
        (await home.Get($"businesses/{home.Business}/members")).GetProperty("items").EnumerateArray().Single(member => member.GetProperty("name").GetString() == name);

    private async Task<int> Asked(string token)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(home.App.Address, "/api/v1/me")) { Headers = { { "Authorization", $"Bearer {token}" } } };
        using var answer = await http.SendAsync(request);
        return (int)answer.StatusCode;
    }

    private static ILocator Code(IPage page) => page.GetByRole(AriaRole.Textbox, new() { Name = "Code" });

    private static async Task Answer(IPage page, string code)
    {
        await Code(page).FillAsync(code);
        await page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Fills in the sign-in and waits for what comes of it.</summary>
    private static async Task SignIn(IPage page, string email, string password)
    {
        await page.GetByLabel("E-mail").FillAsync(email);
        await page.GetByLabel("Password").FillAsync(password);
        await page.RunAndWaitForResponseAsync(() => page.Keyboard.PressAsync("Enter"), answer => answer.Request.Method == "POST" && answer.Url.Contains("/sign-in", StringComparison.Ordinal));
        await page.WaitForLoadStateAsync();
    }

    private static async Task SignOut(Visit visit)
    {
        await visit.Choose("Account of", "Sign out");
        await visit.Page.WaitForURLAsync("**/sign-in**");
    }
}
