using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Regie.Ui;

namespace Regie.Tests.Ui;

public sealed class CommandBoxTests : BunitContext
{
    private readonly ManualTime _time = new();
    private CommandItem? _picked;

    public CommandBoxTests() => Services.AddSingleton<TimeProvider>(_time);

    [Fact]
    public void Arrows_choose_and_Enter_takes()
    {
        var box = Show((text, _) => Answer("Today", "Autumn launch"));
        box.Find("input").KeyDown("ArrowDown");
        box.Find("input").GetAttribute("aria-activedescendant").ShouldBe(box.Find("[aria-selected=true]").Id);
        box.Find("input").KeyDown("Enter");
        _picked!.Title.ShouldBe("Autumn launch");
    }

    [Fact]
    public void The_last_is_followed_by_the_first()
    {
        var box = Show((text, _) => Answer("Today", "Autumn launch"));
        box.Find("input").KeyDown("ArrowUp");
        box.Find("[aria-selected=true]").TextContent.ShouldContain("Autumn launch");
        box.Find("input").KeyDown("ArrowDown");
        box.Find("[aria-selected=true]").TextContent.ShouldContain("Today");
    }

    [Fact]
    public async Task A_slow_answer_to_an_old_question_is_not_shown()
    {
        var slow = new TaskCompletionSource<IReadOnlyList<CommandGroup>>();
        var box = Show((text, _) => text switch { "" => Answer(), "a" => slow.Task, _ => Answer("Autumn launch") });
        await Type(box, "a");
        await Type(box, "au");
        box.WaitForAssertion(() => box.Find("[role=option]").TextContent.ShouldContain("Autumn launch"));

        slow.SetResult(await Answer("Ads set-up"));
        box.Find("[role=option]").TextContent.ShouldContain("Autumn launch");
    }

    [Fact]
    public async Task Nothing_found_is_said_with_what_was_sought()
    {
        using var english = Reader.English();
        var box = Show((_, _) => Answer());
        await Type(box, "zebra");
        box.WaitForAssertion(() => box.Find(".command-none").TextContent.ShouldBe("Nothing found for “zebra”."));
    }

    /// <summary>Types, and lets the pause before asking pass.</summary>
    private async Task Type(IRenderedComponent<CommandBox> box, string text)
    {
        box.Find("input").Input(text);
        await box.InvokeAsync(() => { });
        _time.Advance(TimeSpan.FromSeconds(1));
        await box.InvokeAsync(() => { });
    }

    private IRenderedComponent<CommandBox> Show(Func<string, CancellationToken, Task<IReadOnlyList<CommandGroup>>> find) =>
        Render<CommandBox>(with => with.Add(b => b.Find, find).Add(b => b.Picked, item => _picked = item).Add(b => b.Closed, () => { }));

    private static Task<IReadOnlyList<CommandGroup>> Answer(params string[] titles) =>
        Task.FromResult<IReadOnlyList<CommandGroup>>(titles.Length == 0 ? [] : [new("Go to", [.. titles.Select(title => new CommandItem(title, title))])]);
}
