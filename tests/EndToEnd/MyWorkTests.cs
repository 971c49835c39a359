using Microsoft.Playwright;

namespace Regie.Tests;

/// <summary>My work by keyboard: from task to task, opened, closed and taken back.</summary>
public class MyWorkTests(DemoWorld world)
{
    [Fact]
    public Task A_task_is_found_opened_closed_and_taken_back_by_keyboard() => world.Visit(async visit =>
    {
        await visit.Open("/my-work");
        await visit.Page.Keyboard.PressAsync("j");
        var title = await visit.Page.EvaluateAsync<string>("document.activeElement.textContent");
        var row = visit.Page.Locator(".work").Filter(new() { Has = visit.Page.GetByRole(AriaRole.Link, new() { Name = title, Exact = true }) });
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.Locator("[data-drawer] .title-edit").WaitForAsync();
        (await Axe.Look(visit.Page)).ShouldBeEmpty();
        await visit.Page.Keyboard.PressAsync("Escape");
        await visit.Page.Locator("[data-drawer]").WaitForAsync(new() { State = WaitForSelectorState.Detached });

        await row.GetByRole(AriaRole.Link).FocusAsync();
        await visit.Page.Keyboard.PressAsync("c");
        await row.WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await visit.Page.Keyboard.PressAsync("j");
        (await visit.Page.EvaluateAsync<bool>("document.activeElement.closest('.work') !== null")).ShouldBeTrue("the next key goes on from where the task was");
        await visit.Page.Locator(".toast").GetByRole(AriaRole.Button, new() { Name = "Undo" }).First.ClickAsync();
        await row.WaitForAsync();
    });
}
