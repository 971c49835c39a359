using Microsoft.Playwright;

namespace Regie.Tests;

/// <summary>The board of a project: cards move by mouse and by keyboard, come back by Undo, and follow what happens elsewhere.</summary>
public class BoardTests(DemoWorld world)
{
    [Fact]
    public Task A_card_moves_by_mouse_comes_back_and_follows_what_others_do() => world.Visit(async visit =>
    {
        await using var own = await OwnProject.In(world, "Brief", "Page");
        await visit.Open($"/p/{own.Id}/board");
        var brief = visit.Page.Locator("[data-card][aria-label='Brief']");
        var doing = visit.Page.Locator("[data-column][data-title='Doing']");
        await brief.WaitForAsync();
        await brief.HoverAsync();
        await visit.Page.Mouse.DownAsync();
        var box = (await doing.BoundingBoxAsync())!;
        await visit.Page.Mouse.MoveAsync(box.X + (box.Width / 2), box.Y + 70, new() { Steps = 8 });
        await visit.Page.Mouse.UpAsync();
        await own.Becomes("Brief", task => task.GetProperty("statusKind").GetString() == "doing");
        await doing.Locator("[data-card][aria-label='Brief']").WaitForAsync();
        await visit.Page.Locator(".toast").GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await own.Becomes("Brief", task => task.GetProperty("statusKind").GetString() == "toDo");

        var page = await own.Task("Page");
        await own.Post($"tasks/{page.GetProperty("id").GetGuid()}/closure", new { });
        await visit.Page.Locator("[data-column][data-title='Done'] [data-card][aria-label='Page']").WaitForAsync();
    });

    [Fact]
    public Task A_card_moves_by_keyboard_and_a_new_one_is_added_in_its_column() => world.Visit(async visit =>
    {
        await using var own = await OwnProject.In(world, "Brief");
        await visit.Open($"/p/{own.Id}/board");
        await visit.Page.Locator("[data-card][aria-label='Brief']").FocusAsync();
        await visit.Page.Keyboard.PressAsync("Space");
        await visit.Page.Keyboard.PressAsync("ArrowRight");
        await visit.Page.Keyboard.PressAsync("ArrowRight");
        await visit.Page.Keyboard.PressAsync("Space");
        await own.Becomes("Brief", task => task.GetProperty("statusKind").GetString() == "waiting");

        await visit.Page.Locator("[data-column][data-title='Doing']").GetByRole(AriaRole.Button, new() { Name = "Task" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Textbox, new() { Name = "Task title" }).FillAsync("Ring the printer");
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.Locator("[data-column][data-title='Doing'] [data-card][aria-label='Ring the printer']").WaitForAsync();
    });
}
