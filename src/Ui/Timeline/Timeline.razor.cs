using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Regie.Ui;

/// <summary>
/// The plan in time. It shows the days it is given; a moved bar stays where it was put until the caller hands in new rows, which is how the
/// caller says what the plan made of it.
/// </summary>
public sealed partial class Timeline : IAsyncDisposable
{
    const int Ahead = 30;

    static readonly DayOfWeek[] SaturdayAndSunday = [DayOfWeek.Saturday, DayOfWeek.Sunday];

    readonly string help = ElementId.Next("timeline-help"), off = ElementId.Next("days-off");
    readonly HashSet<Guid> folded = [];
    readonly HashSet<Guid> parents = [];
    readonly Dictionary<Guid, (DateOnly Start, DateOnly Finish)> put = [];
    readonly Dictionary<Guid, int> places = [];
    IReadOnlyList<Choice<TimelineZoom>> zooms = [];
    IReadOnlyList<TimelineRow>? given;
    List<TimelineRow> visible = [];
    TimelineScale scale = new(default, default, TimelineZoom.Week);
    TimelineZoom? zoomed;
    TimelineRow? asked;
    ElementReference root;
    IJSObjectReference? module, grip;
    DotNetObjectReference<Timeline>? self;
    int first, last, sight = 24, from;
    bool asTable, attached, years;
    string? said;

    [Inject] IJSRuntime Js { get; set; } = default!;
    [CascadingParameter] public Here? Here { get; set; }

    /// <summary>Rows in their order, children after their parent and deeper.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<TimelineRow> Rows { get; set; } = [];
    [Parameter] public IReadOnlyList<TimelineLink> Links { get; set; } = [];

    /// <summary>What the timeline is of.</summary>
    [Parameter, EditorRequired] public string Label { get; set; } = "";
    [Parameter] public TimelineZoom Zoom { get; set; } = TimelineZoom.Week;
    [Parameter] public EventCallback<TimelineZoom> ZoomChanged { get; set; }

    /// <summary>A bar was moved or resized. Without it, the plan is only shown.</summary>
    [Parameter] public EventCallback<TimelineMove> Moved { get; set; }

    /// <summary>A link was drawn from the end of one bar to another.</summary>
    [Parameter] public EventCallback<TimelineLink> Linked { get; set; }

    /// <summary>Days of the week that nobody works.</summary>
    [Parameter] public IReadOnlyCollection<DayOfWeek> Weekend { get; set; } = SaturdayAndSunday;

    /// <summary>Other days nobody works: holidays.</summary>
    [Parameter] public IReadOnlyCollection<DateOnly> DaysOff { get; set; } = [];

    /// <summary>More to say in the line below.</summary>
    [Parameter] public RenderFragment? Legend { get; set; }

    DateOnly Today => (Here ?? Here.Utc).Today;

    static double TodayWidth => 10 + Words.Of("Today").Length * 6.1;

    /// <summary>The day a timeline opens at: today where the plan has something near it, else where the plan comes nearest to it.</summary>
    DateOnly Opening => scale.NearestTo(Today, Rows);

    double TodayX => scale.X(Today) + scale.Day * .4;

    protected override void OnParametersSet()
    {
        zooms = [new(TimelineZoom.Day, Words.Of("ZoomDay")), new(TimelineZoom.Week, Words.Of("ZoomWeek")), new(TimelineZoom.Month, Words.Of("ZoomMonth")), new(TimelineZoom.Quarter, Words.Of("ZoomQuarter"))];
        if (!ReferenceEquals(given, Rows))
        {
            given = Rows;
            put.Clear();
            parents.Clear();
            for (var i = 0; i + 1 < Rows.Count; i++) if (Rows[i + 1].Depth > Rows[i].Depth) parents.Add(Rows[i].Id);
            zoomed = null;
            years = Rows.Any(row => row.Finish is { } finish && finish.Year != Today.Year); // a date with its year needs more room
            Unfold();
        }
        if (zoomed != Zoom) scale = TimelineScale.Holding(Rows, Today, (zoomed = Zoom).Value);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (asTable) { attached = false; return; }
        if (attached) return;
        attached = true;
        self ??= DotNetObjectReference.Create(this);
        module ??= await Js.InvokeAsync<IJSObjectReference>("import", "./_content/Regie.Ui/timeline.js");
        grip = await module.InvokeAsync<IJSObjectReference>("attach", root, self);
    }

    /// <summary>The rows in sight changed. Called by timeline.js while scrolling, not oftener than it answers.</summary>
    [JSInvokable]
    public void Look(int from, int rows)
    {
        (this.from, sight) = (from, Math.Clamp(rows, 5, 120));
        Window();
        StateHasChanged();
    }

    /// <summary>A bar was dropped. Called by timeline.js, once.</summary>
    [JSInvokable]
    public Task Drop(Guid id, int startBy, int finishBy)
    {
        if (Rows.FirstOrDefault(row => row.Id == id) is not { } row || !CanMove(row) || Days(row) is not var (start, finish)) return Task.CompletedTask;
        var (newStart, newFinish) = (start.AddDays(startBy), finish.AddDays(finishBy));
        if (newFinish < newStart) (newStart, newFinish) = startBy != 0 ? (finish, finish) : (start, start);
        return Put(new TimelineMove(id, newStart, newFinish, startBy == finishBy ? TimelineDrag.Move : startBy != 0 ? TimelineDrag.ResizeStart : TimelineDrag.ResizeFinish));
    }

    /// <summary>A link was dropped on a bar. Called by timeline.js, once.</summary>
    [JSInvokable]
    public Task Tie(Guid from, Guid to) => from == to ? Task.CompletedTask : Link(new TimelineLink(from, to));

    /// <summary>The person asked to set the dates (M on a row). Called by timeline.js.</summary>
    [JSInvokable]
    public void AskDates(Guid id)
    {
        asked = Rows.FirstOrDefault(row => row.Id == id && CanMove(row));
        StateHasChanged();
    }

    Task Link(TimelineLink link)
    {
        asked = null;
        return Linked.InvokeAsync(link);
    }

    async Task Put(TimelineMove move)
    {
        asked = null;
        put[move.Id] = (move.Start, move.Finish);
        var name = Rows.First(row => row.Id == move.Id).Name;
        said = move.Start == move.Finish ? Words.Of("NowOn", name, Say.DayLong(move.Start)) : Words.Of("NowFromTo", name, Say.DayLong(move.Start), Say.DayLong(move.Finish));
        StateHasChanged();
        await Moved.InvokeAsync(move);
    }

    async Task SetZoom(TimelineZoom zoom)
    {
        Zoom = zoom;
        scale = TimelineScale.Holding(Rows, Today, (zoomed = zoom).Value);
        await ZoomChanged.InvokeAsync(zoom);
    }

    void Fold(TimelineRow row)
    {
        if (!folded.Remove(row.Id)) folded.Add(row.Id);
        Unfold();
    }

    void Unfold()
    {
        visible = [];
        places.Clear();
        var hidden = int.MaxValue; // rows deeper than this are under a folded one
        foreach (var row in Rows)
        {
            if (row.Depth > hidden) continue;
            hidden = folded.Contains(row.Id) ? row.Depth : int.MaxValue;
            places[row.Id] = visible.Count;
            visible.Add(row);
        }
        Window();
    }

    void Window()
    {
        first = Math.Clamp((from - Ahead) / 10 * 10, 0, Math.Max(0, visible.Count - 1));
        last = Math.Min(visible.Count, from + sight + Ahead);
        if (first >= last) first = Math.Max(0, last - sight - Ahead);
    }

    IEnumerable<(string Path, string Head, bool Critical)> LinksInSight()
    {
        foreach (var link in Links)
        {
            if (!places.TryGetValue(link.From, out var a) || !places.TryGetValue(link.To, out var b) || Math.Max(a, b) < first || Math.Min(a, b) >= last) continue;
            var (one, other) = (visible[a], visible[b]);
            if (Days(one) is not var (start1, finish1) || Days(other) is not var (start2, finish2)) continue;
            var x1 = link.Kind is TimelineLinkKind.FinishToStart or TimelineLinkKind.FinishToFinish ? Right(one, finish1) : Left(one, start1);
            var x2 = link.Kind is TimelineLinkKind.FinishToStart or TimelineLinkKind.StartToStart ? Left(other, start2) : Right(other, finish2);
            var (y1, y2) = (Centre(a), Centre(b));
            yield return (TimelinePaths.Link(link.Kind, x1, y1, x2, y2), TimelinePaths.Head(link.Kind, x2, y2), one.Critical && other.Critical);
        }
    }

    double Centre(int place) => (place - first) * TimelineScale.Row + 15;

    double Left(TimelineRow row, DateOnly start) => row.Kind is TimelineKind.Milestone ? Middle(start) - 8 : scale.X(start);

    double Right(TimelineRow row, DateOnly finish) => row.Kind is TimelineKind.Milestone ? Middle(finish) + 8 : scale.After(finish);

    double Middle(DateOnly day) => scale.X(day) + scale.Day / 2;

    (DateOnly Start, DateOnly Finish)? Days(TimelineRow row) => put.TryGetValue(row.Id, out var days) ? days
        : (row.Start ?? row.Finish) is { } start ? (start, row.Finish is { } finish && finish > start ? finish : start) : null;

    bool CanMove(TimelineRow row) => Moved.HasDelegate && !row.Fixed && row.Kind is not TimelineKind.Summary;

    bool HasChildren(TimelineRow row) => parents.Contains(row.Id);

    string BarLook(TimelineRow row) => $"tl-bar {(row.Critical ? "crit" : row.Loose ? "loose" : "")} {(CanMove(row) ? "" : "fixed")}".TrimEnd();

    string FinishTitle(TimelineRow row) => row.Late
        ? $"{Say.DayFull(row.Finish!.Value)} · {Words.Of("BaselineSaid", Say.Day(row.BaselineFinish!.Value, Today))}"
        : Say.DayFull(row.Finish!.Value);

    string BarTitle(TimelineRow row, DateOnly start, DateOnly finish) =>
        $"{row.Name}: {(start == finish ? Say.Day(start, Today) : $"{Say.Day(start, Today)} – {Say.Day(finish, Today)}")}{(row.Done > 0 && row.Done < 1 ? $", {Say.Percent(row.Done)}" : "")}";

    static string N(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (grip is not null) { await grip.InvokeVoidAsync("detach"); await grip.DisposeAsync(); }
            if (module is not null) await module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // the page is gone, and its listeners with it
        }
        self?.Dispose();
    }
}
