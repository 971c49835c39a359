using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Regie.Ui;

/// <summary>Items by day. Weeks begin on Monday, in both languages, as the plan's do.</summary>
public sealed partial class Calendar : IAsyncDisposable
{
    readonly string help = ElementId.Next("calendar-help");
    /// <summary>So many a day in the list of a phone, before the rest is asked for.</summary>
    const int AgendaMost = 6;

    readonly HashSet<DateOnly> opened = [], unfolded = [];
    ElementReference root;
    IJSObjectReference? module, grip;
    DotNetObjectReference<Calendar>? self;
    DateOnly shown, first;
    bool earlier;

    [Inject] IJSRuntime Js { get; set; } = default!;
    [CascadingParameter] public Here? Here { get; set; }

    [Parameter, EditorRequired] public IReadOnlyList<CalendarItem> Items { get; set; } = [];

    /// <summary>What the calendar is of.</summary>
    [Parameter, EditorRequired] public string Label { get; set; } = "";

    /// <summary>A day of the month or week shown; today when absent.</summary>
    [Parameter] public DateOnly? Day { get; set; }
    [Parameter] public EventCallback<DateOnly> DayChanged { get; set; }
    [Parameter] public CalendarView View { get; set; }
    [Parameter] public EventCallback<CalendarView> ViewChanged { get; set; }
    [Parameter] public EventCallback<CalendarMove> Moved { get; set; }

    /// <summary>The person wants something new on a day.</summary>
    [Parameter] public EventCallback<DateOnly> Added { get; set; }
    [Parameter] public RenderFragment? Actions { get; set; }

    DateOnly Today => (Here ?? Here.Utc).Today;

    string Title => View is CalendarView.Month ? Say.Month(shown) : Words.Of("WeekFrom", Say.DayLong(first), Say.DayFull(first.AddDays(6)));

    IEnumerable<DateOnly> Mondays
    {
        get
        {
            var last = View is CalendarView.Week ? first : new DateOnly(shown.Year, shown.Month, DateTime.DaysInMonth(shown.Year, shown.Month));
            for (var monday = first; monday <= last; monday = monday.AddDays(7)) yield return monday;
        }
    }

    /// <summary>The days of the month or week that hold something, an item on the first of its days that is among them.</summary>
    IEnumerable<IGrouping<DateOnly, CalendarItem>> Agenda
    {
        get
        {
            var from = View is CalendarView.Week ? first : new DateOnly(shown.Year, shown.Month, 1);
            var to = View is CalendarView.Week ? first.AddDays(6) : from.AddMonths(1).AddDays(-1);
            return Items.Where(item => item.Start <= to && item.Finish >= from).GroupBy(item => item.Start < from ? from : item.Start).OrderBy(day => day.Key);
        }
    }

    /// <summary>Of the month or week at hand, what is over waits behind a button: a person with a phone wants to know what comes.</summary>
    int Past => Agenda.Count(day => IsPast(day.Key));

    bool IsPast(DateOnly day) => day < Today && Today <= (View is CalendarView.Week ? first.AddDays(6) : new DateOnly(shown.Year, shown.Month, DateTime.DaysInMonth(shown.Year, shown.Month)));

    protected override void OnParametersSet() => Turn(Day ?? (shown == default ? Today : shown));

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return;
        self = DotNetObjectReference.Create(this);
        module = await Js.InvokeAsync<IJSObjectReference>("import", "./_content/Regie.Ui/calendar.js");
        grip = await module.InvokeAsync<IJSObjectReference>("attach", root, self);
    }

    /// <summary>An item was dropped some days away. Called by calendar.js, once.</summary>
    [JSInvokable]
    public Task Drop(Guid id, int days) => Items.FirstOrDefault(item => item.Id == id) is { } item && CanMove(item) && days != 0
        ? Moved.InvokeAsync(new CalendarMove(id, item.Start.AddDays(days), item.Finish.AddDays(days)))
        : Task.CompletedTask;

    void Turn(DateOnly day)
    {
        shown = day;
        first = View is CalendarView.Week ? day : new DateOnly(day.Year, day.Month, 1);
        first = first.AddDays(-(((int)first.DayOfWeek + 6) % 7));
    }

    Task Go(int by) => Show(View is CalendarView.Week ? shown.AddDays(7 * by) : shown.AddMonths(by));

    Task Show(DateOnly day)
    {
        Turn(day);
        return DayChanged.InvokeAsync(day);
    }

    Task SetView(CalendarView view)
    {
        View = view;
        Turn(shown);
        return ViewChanged.InvokeAsync(view);
    }

    bool CanMove(CalendarItem item) => Moved.HasDelegate && !item.Fixed;

    string DayLook(DateOnly day) => $"cal-day {(day == Today ? "today" : "")} {(View is CalendarView.Month && day.Month != shown.Month ? "other" : "")} {(day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? "off" : "")}".TrimEnd();

    static string ItemLook(CalendarWeek.Place place) =>
        $"cal-item {place.Item.Colour} {(place.Item.Done ? "is-done" : "")} {(place.Item.Late ? "late" : "")} {(place.From ? "from" : "")} {(place.On ? "on" : "")}".TrimEnd();

    string ItemTitle(CalendarItem item) => $"{item.Title}, {ItemDays(item)}";

    string ItemDays(CalendarItem item) => item.Start == item.Finish ? Say.DayLong(item.Start) : $"{Say.Day(item.Start, Today)} – {Say.Day(item.Finish, Today)}";

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
