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
}
