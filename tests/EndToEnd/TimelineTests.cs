using System.Text.Json;
using Microsoft.Playwright;

namespace Regie.Tests;

/// <summary>The timeline of a project: bars move, stretch and are tied by mouse, and all of it by keyboard.</summary>
public class TimelineTests(DemoWorld world)
{
    [Fact]
    public Task A_bar_is_moved_and_tied_to_another_by_mouse() => world.Visit(async visit =>
    {
        await using var own = await OwnProject.In(world, "Brief", "Page");
        await visit.Open($"/p/{own.Id}/timeline?zoom=day");
        var (brief, page) = (await Id(own, "Brief"), await Id(own, "Page"));
        var bar = visit.Page.Locator($"[data-bar='{brief}'] .rest");
        await bar.WaitForAsync();
        var box = (await bar.BoundingBoxAsync())!;
        var (x, y) = (box.X + (box.Width / 2), box.Y + (box.Height / 2));
        await Drag(visit, x, y, x + 68, y);
        await own.Becomes("Brief", task => task.GetProperty("startDate").ValueKind == JsonValueKind.String);
        await visit.Page.Locator(".toast").Filter(new() { HasText = "Brief" }).First.WaitForAsync();

        var from = (await visit.Page.Locator($"[data-bar='{brief}'] .knot").BoundingBoxAsync())!;
        var to = (await visit.Page.Locator($"[data-bar='{page}'] .rest").BoundingBoxAsync())!;
        await Drag(visit, from.X + (from.Width / 2), from.Y + (from.Height / 2), to.X + (to.Width / 2), to.Y + (to.Height / 2));
        await visit.Page.Locator(".tl-link").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        (await own.Get($"tasks/{page}")).GetProperty("predecessors")[0].GetProperty("taskId").GetString().ShouldBe(brief);
    });

    [Fact]
    public Task A_bar_moves_stretches_and_is_read_as_a_table_by_keyboard() => world.Visit(async visit =>
    {
        await using var own = await OwnProject.In(world, "Brief");
        await visit.Open($"/p/{own.Id}/timeline");
        var brief = await Id(own, "Brief");
        await visit.Page.Locator($"[data-task='{brief}']").FocusAsync();
        await visit.Page.Keyboard.PressAsync("Alt+Shift+ArrowRight");
        await own.Becomes("Brief", task => task.GetProperty("durationMinutes").ValueKind == JsonValueKind.Number);
        await visit.Page.Locator($"[data-task='{brief}']").FocusAsync();
        await visit.Page.Keyboard.PressAsync("m");
        await visit.Page.GetByRole(AriaRole.Dialog).WaitForAsync();
        (await Axe.Look(visit.Page)).ShouldBeEmpty();
        await visit.Page.Keyboard.PressAsync("Escape");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "As table" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Rowheader, new() { Name = "Brief" }).WaitForAsync();
    });

    private static async Task Drag(Visit visit, float x, float y, float toX, float toY)
    {
        await visit.Page.Mouse.MoveAsync(x, y);
        await visit.Page.Mouse.DownAsync();
        await visit.Page.Mouse.MoveAsync(toX, toY, new() { Steps = 6 });
        await visit.Page.Mouse.UpAsync();
    }

    private static async Task<string> Id(OwnProject own, string title) => (await own.Task(title)).GetProperty("id").GetString()!;
}
