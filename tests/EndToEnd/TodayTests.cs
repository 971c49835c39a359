using Microsoft.Playwright;

namespace Regie.Tests;

/// <summary>Today by keyboard: through what needs one, put off, taken back, asked, one by one.</summary>
public class TodayTests(DemoWorld world)
{
    [Fact]
    public Task What_needs_one_is_put_off_and_taken_back_by_keyboard() => world.Visit(async visit =>
    {
        await visit.Open("/");
        await visit.Page.Keyboard.PressAsync("j");
        var title = await visit.Page.EvaluateAsync<string>("document.activeElement.textContent");
        var row = visit.Page.Locator(".need-row").Filter(new() { Has = visit.Page.GetByRole(AriaRole.Link, new() { Name = title, Exact = true }) });
        var before = await visit.Page.Locator("h1").TextContentAsync();
        await visit.Page.Keyboard.PressAsync("s");
        await row.WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await visit.Page.WaitForFunctionAsync("document.activeElement.closest('.need-row') !== null");
        (await visit.Page.Locator("h1").TextContentAsync()).ShouldNotBe(before, "the sentence counts what is left");

        await visit.Page.Locator(".toast").GetByRole(AriaRole.Button, new() { Name = "Undo" }).First.ClickAsync();
        await row.WaitForAsync();
    });

    [Fact]
    public Task One_by_one_leads_through_all_of_them_and_a_message_is_ready() => world.Visit(async visit =>
    {
        await visit.Open("/");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "one by one" }).ClickAsync();
        var step = visit.Page.Locator(".need-steps");
        await step.WaitForAsync();
        (await Axe.Look(visit.Page)).ShouldBeEmpty();
        var ask = step.GetByRole(AriaRole.Button, new() { Name = "Ask", Exact = true });
        for (var left = 20; left > 0 && !await ask.IsVisibleAsync(); left--)
        {
            var heading = await step.Locator("h3").TextContentAsync();
            await visit.Page.Keyboard.PressAsync("j");
            await Assertions.Expect(step.Locator("h3")).Not.ToHaveTextAsync(heading!);
        }

        await ask.ClickAsync();
        await Assertions.Expect(visit.Page.GetByLabel("Message", new() { Exact = true })).ToHaveValueAsync(new System.Text.RegularExpressions.Regex(".+\\?.+"));
        (await Axe.Look(visit.Page)).ShouldBeEmpty();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
    });
}
