using Bunit;
using Regie.Ui;

namespace Regie.Tests.Ui;

public sealed class TimelineTests : BunitContext
{
    private static readonly Here Paris = new(new ManualTime(), TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris"));
    private TimelineMove? _moved;
    private TimelineLink? _linked;

    public TimelineTests() => JSInterop.Mode = JSRuntimeMode.Loose;

    [Fact]
    public async Task A_dropped_bar_moves_and_stays_where_it_was_put()
    {
        var copy = Task("Copy", 26, 30);
        var timeline = Show([copy]);
        var before = X(timeline, copy);

        await timeline.InvokeAsync(() => timeline.Instance.Drop(copy.Id, 2, 2));

        _moved.ShouldBe(new TimelineMove(copy.Id, new(2026, 11, 28), new(2026, 12, 2), TimelineDrag.Move));
        X(timeline, copy).ShouldBe(before + 2 * 15.6, .01);
    }

    [Theory]
    [InlineData(0, -3, 26, 27, TimelineDrag.ResizeFinish)]
    [InlineData(1, 0, 27, 30, TimelineDrag.ResizeStart)]
    [InlineData(0, -20, 26, 26, TimelineDrag.ResizeFinish)]
    [InlineData(20, 0, 30, 30, TimelineDrag.ResizeStart)]
    public async Task A_bar_is_never_shorter_than_a_day(int startBy, int finishBy, int start, int finish, TimelineDrag kind)
    {
        var copy = Task("Copy", 26, 30);
        var timeline = Show([copy]);
        await timeline.InvokeAsync(() => timeline.Instance.Drop(copy.Id, startBy, finishBy));
        _moved.ShouldBe(new TimelineMove(copy.Id, new(2026, 11, start), new(2026, 11, finish), kind));
    }

    [Fact]
    public async Task Summaries_and_fixed_tasks_do_not_move()
    {
        var (summary, locked) = (Task("Page", 20, 30) with { Kind = TimelineKind.Summary }, Task("Copy", 26, 30) with { Fixed = true });
        var timeline = Show([summary, locked]);
        await timeline.InvokeAsync(() => timeline.Instance.Drop(summary.Id, 1, 1));
        await timeline.InvokeAsync(() => timeline.Instance.Drop(locked.Id, 1, 1));
        _moved.ShouldBeNull();
    }

    [Fact]
    public async Task A_link_is_drawn_from_one_bar_to_another_and_never_to_itself()
    {
        var (copy, build) = (Task("Copy", 26, 27), Task("Build", 28, 30));
        var timeline = Show([copy, build]);
        await timeline.InvokeAsync(() => timeline.Instance.Tie(copy.Id, copy.Id));
        _linked.ShouldBeNull();
        await timeline.InvokeAsync(() => timeline.Instance.Tie(copy.Id, build.Id));
        _linked.ShouldBe(new TimelineLink(copy.Id, build.Id));
    }

    [Fact]
    public void Folding_hides_what_lies_below_and_nothing_else()
    {
        var rows = new[] { Task("Page", 20, 30) with { Kind = TimelineKind.Summary }, Task("Copy", 26, 27) with { Depth = 1 }, Task("Layout", 26, 27) with { Depth = 2 }, Task("Opens", 30, 30) with { Kind = TimelineKind.Milestone } };
        var timeline = Show(rows);
        timeline.Find(".tl-fold").Click();
        Names(timeline).ShouldBe(["Page", "Opens"]);
        timeline.Find("[data-task]").GetAttribute("aria-expanded").ShouldBe("false");
    }

    [Fact]
    public async Task Of_five_thousand_rows_only_those_in_sight_are_drawn()
    {
        var timeline = Show([.. Enumerable.Range(0, 5000).Select(i => Task($"Task {i}", 1, 5))]);
        timeline.FindAll("[data-task]").Count.ShouldBeLessThan(120);

        await timeline.InvokeAsync(() => timeline.Instance.Look(3000, 20));

        var drawn = Names(timeline).ToList();
        drawn.ShouldContain("Task 3000");
        drawn.ShouldContain("Task 3019");
        drawn.Count.ShouldBeLessThan(120);
        timeline.Find("[role=treegrid]").GetAttribute("aria-rowcount").ShouldBe("5001");
        timeline.FindAll("[data-task]").First(row => row.TextContent.Contains("Task 3000")).GetAttribute("aria-rowindex").ShouldBe("3002");
    }

    [Fact]
    public void A_link_that_passes_through_is_drawn_one_that_does_not_is_not()
    {
        var rows = Enumerable.Range(0, 500).Select(i => Task($"Task {i}", 1, 5)).ToArray();
        var timeline = Show(rows, [new(rows[0].Id, rows[400].Id), new(rows[450].Id, rows[460].Id)]);
        timeline.FindAll(".tl-link").Count.ShouldBe(1);
    }

    [Fact]
    public void The_critical_path_is_drawn_only_between_critical_tasks()
    {
        var (one, two, three) = (Task("A", 1, 2) with { Critical = true }, Task("B", 3, 4) with { Critical = true }, Task("C", 3, 4));
        var timeline = Show([one, two, three], [new(one.Id, two.Id), new(one.Id, three.Id)]);
        timeline.FindAll(".tl-link.crit").Count.ShouldBe(1);
        timeline.FindAll(".tl-bar.crit").Count.ShouldBe(2);
    }

    [Fact]
    public void The_same_plan_can_be_read_as_a_table()
    {
        using var english = Reader.English();
        var (copy, build) = (Task("Copy", 26, 27), Task("Build", 28, 30));
        var timeline = Show([copy, build], [new(copy.Id, build.Id)]);
        timeline.FindAll(".tl-foot button").First(button => button.TextContent.Contains("As table")).Click();
        timeline.FindAll("tbody tr").Count.ShouldBe(2);
        timeline.FindAll("tbody tr")[1].TextContent.ShouldContain("Copy"); // what it comes after
    }

    [Theory]
    [InlineData(TimelineZoom.Week, "Mon 16", "November")]
    [InlineData(TimelineZoom.Month, "Dec", "2027")]
    [InlineData(TimelineZoom.Quarter, "Q1", "2027")]
    public void The_header_says_what_the_zoom_can_hold(TimelineZoom zoom, string mark, string period)
    {
        using var english = Reader.English();
        var scale = TimelineScale.Holding([Task("Copy", 17, 30)], new(2026, 11, 23), zoom);
        scale.From.DayOfWeek.ShouldBe(DayOfWeek.Monday);
        scale.Marks().Select(one => one.Text).ShouldContain(mark);
        scale.Periods().Select(one => one.Text).ShouldContain(period);
    }

    [Fact]
    public void A_timeline_opens_where_the_work_is()
    {
        var (old, near, later) = (Task("Old", 1, 4) with { Start = new(2017, 3, 1), Finish = new(2017, 3, 9) }, Task("Near", 16, 17), Task("Later", 1, 4) with { Start = new(2028, 1, 10), Finish = new(2028, 2, 1) });
        DateOnly today = new(2026, 11, 23);
        Opens([old, near, later]).ShouldBe(today);
        Opens([old]).ShouldBe(new DateOnly(2017, 3, 9));
        Opens([old, later]).ShouldBe(new DateOnly(2028, 1, 10));
        Opens([old with { Finish = new(2030, 1, 1) }]).ShouldBe(today);
        Opens([old, near with { Loose = true }, later with { Kind = TimelineKind.Summary, Start = new(2017, 3, 1) }]).ShouldBe(new DateOnly(2017, 3, 9));
        Opens([]).ShouldBe(today);

        DateOnly Opens(IReadOnlyList<TimelineRow> rows) => TimelineScale.Holding(rows, today, TimelineZoom.Week).NearestTo(today, rows);
    }

    private IRenderedComponent<Timeline> Show(IReadOnlyList<TimelineRow> rows, IReadOnlyList<TimelineLink>? links = null)
    {
        using var english = Reader.English();
        return Render<Timeline>(with => with.Add(t => t.Rows, rows).Add(t => t.Links, links ?? []).Add(t => t.Label, "Launch").Add(t => t.Moved, move => _moved = move).Add(t => t.Linked, link => _linked = link).AddCascadingValue(Paris));
    }

    private static double X(IRenderedComponent<Timeline> timeline, TimelineRow row) =>
        double.Parse(timeline.Find($"[data-bar='{row.Id}']").GetAttribute("data-x")!, System.Globalization.CultureInfo.InvariantCulture);

    private static IEnumerable<string> Names(IRenderedComponent<Timeline> timeline) => timeline.FindAll("[data-task] .tl-name").Select(name => name.TextContent);

    private static TimelineRow Task(string name, int start, int finish) => new() { Id = Guid.CreateVersion7(), Name = name, Start = new(2026, 11, start), Finish = new(2026, 11, finish) };
}
