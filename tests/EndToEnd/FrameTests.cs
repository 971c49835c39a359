using Microsoft.Playwright;

namespace Regie.Tests;

/// <summary>The frame around every page: navigation, command box, keyboard, phone.</summary>
public class FrameTests(DemoWorld world)
{
    [Fact]
    public Task The_command_box_opens_and_closes_by_keyboard() => world.Visit(async visit =>
    {
        await visit.Open("/");
        await visit.Page.Keyboard.PressAsync("Control+k");
        var box = visit.Page.GetByRole(AriaRole.Dialog);
        await box.WaitForAsync();
        (await visit.Focused()).ShouldBe("INPUT");
        (await Axe.Look(visit.Page)).ShouldBeEmpty();
        await visit.Page.Keyboard.PressAsync("Escape");
        await box.WaitForAsync(new() { State = WaitForSelectorState.Hidden });
    });

    [Fact]
    public Task The_question_mark_shows_the_keys() => world.Visit(async visit =>
    {
        await visit.Open("/");
        await visit.Page.Keyboard.TypeAsync("?");
        await visit.Page.GetByRole(AriaRole.Dialog).WaitForAsync();
        (await Axe.Look(visit.Page)).ShouldBeEmpty();
    });

    [Fact]
    public Task The_first_stop_of_the_keyboard_skips_to_the_page() => world.Visit(async visit =>
    {
        await visit.Open("/");
        await visit.Page.Keyboard.PressAsync("Tab");
        await visit.Page.Keyboard.PressAsync("Enter");
        (await visit.Page.EvaluateAsync<bool>("document.activeElement === document.querySelector('main')")).ShouldBeTrue();
    });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task An_unknown_address_says_so(bool anonymous) => world.Visit(async visit =>
    {
        visit.Expect("404");
        var answer = await visit.Page.GotoAsync("/there-is-no-such-page");
        answer!.Status.ShouldBe(404);
        (await visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 }).InnerTextAsync()).ShouldNotBeNullOrWhiteSpace();
    }, anonymous: anonymous);
}
