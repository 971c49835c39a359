using Microsoft.Playwright;

namespace Regie.Tests;

/// <summary>What others change appears without a reload, and leaves alone what is being typed.</summary>
[Collection(nameof(OwnInstallation))]
public class LiveTests(OwnInstallation home)
{
    [Fact]
    public async Task A_change_by_somebody_else_appears_and_never_overwrites_what_is_being_typed()
    {
        var project = (await home.Post("projects", new { businessId = home.Business, name = "Autumn launch" })).GetProperty("id").GetString()!;
        var task = (await home.Post("tasks", new { projectId = project, title = "Write the offer" })).GetProperty("id").GetString()!;
        await home.Visit(async writer =>
        {
            await writer.Open($"/p/{project}/board/t/{task}");
            var title = writer.Page.Locator(".drawer .title-edit .in");
            await title.FillAsync("Write the offer, and");

            await home.Visit(async reader =>
            {
                await reader.Open($"/p/{project}/board");
                await reader.Page.GetByText("Write the offer").First.WaitForAsync();
                await home.Patch($"tasks/{task}", new { title = "Write the offer in French" });
                await reader.Page.GetByText("Write the offer in French").First.WaitForAsync();
            }, home.Sarah, name: "reader");

            await writer.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Write the offer in French" }).First.WaitForAsync();
            (await title.InputValueAsync()).ShouldBe("Write the offer, and");
            (await writer.Page.EvaluateAsync<string>("document.activeElement.value")).ShouldBe("Write the offer, and");
        }, home.Sarah);
    }

    [Fact]
    public async Task A_colleagues_change_reaches_board_table_and_timeline_by_one_small_read_and_leaves_an_open_cell_alone()
    {
        var project = (await home.Post("projects", new { businessId = home.Business, name = "Catalogue" })).GetProperty("id").GetString()!;
        var task = (await home.Post("tasks", new { projectId = project, title = "Proof the pages" })).GetProperty("id").GetString()!;
        await home.Post("tasks", new { projectId = project, title = "Choose the paper" });
        await home.Visit(async visit =>
        {
            var page = visit.Page;
            await visit.Open($"/p/{project}/table");
            await page.GetByRole(AriaRole.Button, new() { Name = "Edit Task: Choose the paper" }).ClickAsync();
            var cell = page.Locator("[data-editing] .in");
            await cell.FillAsync("Choose the paper, soon");
            await home.Patch($"tasks/{task}", new { title = "Proof all pages" });
            await page.GetByText("Proof all pages").First.WaitForAsync();
            (await cell.InputValueAsync()).ShouldBe("Choose the paper, soon");

            foreach (var (tab, title) in new[] { ("board", "Proof pages twice"), ("timeline", "Proof pages thrice") })
            {
                await visit.Open($"/p/{project}/{tab}");
                await page.GetByText("Choose the paper").First.WaitForAsync();
                await home.Patch($"tasks/{task}", new { title });
                await page.GetByText(title).First.WaitForAsync();
            }
        }, home.Sarah);
    }

    [Fact]
    public async Task What_was_done_is_undone_within_ten_seconds_from_the_message()
    {
        await home.Visit(async visit =>
        {
            await visit.Open("/businesses");
            var business = (await home.Post("businesses", new { name = "Studio Pixel" })).GetProperty("id").GetString()!;
            await visit.Open($"/b/{business}/settings");
            await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Archive Studio Pixel" }).ClickAsync();
            await visit.Page.GetByText("Studio Pixel is archived").WaitForAsync();
            await visit.Page.Keyboard.PressAsync("Control+z");
            await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Archive Studio Pixel" }).WaitForAsync();
            (await visit.Page.GetByText("Studio Pixel is archived").CountAsync()).ShouldBe(0);
        }, home.Sarah);
    }

    [Fact]
    public async Task A_notification_rings_the_bell_of_an_open_page_and_is_read_from_there()
    {
        var helene = await home.Newcomer("helene@example.org", "Hélène Corbeau");
        var members = (await home.Get($"businesses/{home.Business}/members")).GetProperty("items").EnumerateArray();
        var person = members.Single(member => member.GetProperty("name").GetString() == "Hélène Corbeau").GetProperty("personId").GetString();
        var project = (await home.Post("projects", new { businessId = home.Business, name = "New site" })).GetProperty("id").GetString()!;
        await home.Visit(async visit =>
        {
            await visit.Open("/projects");
            await home.Post("tasks", new { projectId = project, title = "Choose the photographs", assigneeId = person });
            await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Notifications, 1 unread" }).ClickAsync();
            await visit.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("Choose the photographs") }).ClickAsync();
            await visit.Page.WaitForURLAsync("**/t/**");
            await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Notifications", Exact = true }).WaitForAsync();
        }, helene);
    }

    [Fact]
    public async Task The_command_box_finds_a_task_acts_on_it_and_remembers_it_by_keyboard_alone()
    {
        var project = (await home.Post("projects", new { businessId = home.Business, name = "Winter box" })).GetProperty("id").GetString()!;
        await home.Post("tasks", new { projectId = project, title = "Order the boxes" });
        await home.Visit(async visit =>
        {
            var (page, keys) = (visit.Page, visit.Page.Keyboard);
            var box = page.GetByRole(AriaRole.Combobox, new() { Name = "Search or do anything" });
            await visit.Open("/businesses");
            await keys.PressAsync("Control+k");
            await box.WaitForAsync();
            await keys.TypeAsync("order box");
            await page.GetByRole(AriaRole.Option, new() { NameRegex = new("Order the boxes") }).WaitForAsync();
            await keys.PressAsync("Enter");
            await page.WaitForURLAsync("**/t/**");
            await page.Locator("[data-drawer]").WaitForAsync();

            await keys.PressAsync("Control+k");
            await box.WaitForAsync();
            await keys.TypeAsync("comm this");
            await page.GetByRole(AriaRole.Option, new() { NameRegex = new("Comment on this task") }).WaitForAsync();
            await keys.PressAsync("Enter");
            await page.GetByRole(AriaRole.Dialog, new() { Name = "Comment on this task" }).WaitForAsync();
            await keys.TypeAsync("The boxes are 30 cm wide.");
            await keys.PressAsync("Tab");
            await page.GetByRole(AriaRole.Button, new() { Name = "Comment on this task" }).PressAsync("Enter");
            await page.GetByText("The boxes are 30 cm wide.").First.WaitForAsync();

            await visit.Open("/businesses");
            await keys.PressAsync("Control+k");
            await page.GetByRole(AriaRole.Option, new() { NameRegex = new("Order the boxes") }).WaitForAsync();
        }, home.Sarah);
    }
}
