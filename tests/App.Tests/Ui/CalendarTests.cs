using Bunit;
using Regie.Ui;

namespace Regie.Tests.Ui;

public sealed class CalendarTests : BunitContext
{
    private static readonly Here Paris = new(new ManualTime(), TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris"));

    public CalendarTests() => JSInterop.Mode = JSRuntimeMode.Loose;

    [Fact]
    public void An_item_over_two_weeks_is_one_bar_in_each()
    {
        using var english = Reader.English();
        var page = Show(Item("Copy", 20, 25));
        var bars = page.FindAll(".cal-item");
        bars.Count.ShouldBe(2);
        bars[0].GetAttribute("style")!.ShouldContain("grid-column:5/span 3");
        bars[1].GetAttribute("style")!.ShouldContain("grid-column:1/span 3");
        bars[0].ClassList.ShouldContain("on");
        bars[1].ClassList.ShouldNotContain("from");
    }

    [Fact]
    public void What_does_not_fit_is_counted_and_can_be_shown()
    {
        using var english = Reader.English();
        var page = Show([.. Enumerable.Range(1, 6).Select(i => Item($"Call {i}", 12, 12))]);
        page.FindAll(".cal-item").Count.ShouldBe(4);
        var more = page.Find(".cal-more");
        more.TextContent.ShouldBe("+2 more");
        more.Click();
        page.FindAll(".cal-item").Count.ShouldBe(6);
    }

    [Fact]
    public async Task A_drop_moves_both_ends()
    {
        CalendarMove? moved = null;
        var item = Item("Copy", 20, 25);
        var page = Render<Calendar>(with => with.Add(c => c.Items, [item]).Add(c => c.Label, "Plan").Add(c => c.Moved, move => moved = move).AddCascadingValue(Paris));
        await page.InvokeAsync(() => page.Instance.Drop(item.Id, 3));
        moved.ShouldBe(new CalendarMove(item.Id, new(2026, 11, 23), new(2026, 11, 28)));
    }

    [Fact]
    public async Task What_is_fixed_stays()
    {
        var moved = false;
        var item = Item("Copy", 20, 25) with { Fixed = true };
        var page = Render<Calendar>(with => with.Add(c => c.Items, [item]).Add(c => c.Label, "Plan").Add(c => c.Moved, _ => moved = true).AddCascadingValue(Paris));
        await page.InvokeAsync(() => page.Instance.Drop(item.Id, 3));
        moved.ShouldBeFalse();
        page.Find(".cal-item").GetAttribute("data-fixed").ShouldBe("true");
    }

    private IRenderedComponent<Calendar> Show(params CalendarItem[] items) => Render<Calendar>(with => with.Add(c => c.Items, items).Add(c => c.Label, "Plan").AddCascadingValue(Paris));

    private static CalendarItem Item(string title, int from, int to) => new(Guid.CreateVersion7(), title, new(2026, 11, from), new(2026, 11, to));
}
