using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Regie.Ui;

/// <summary>
/// A board over the caller's cards. A drop is shown at once and stays until the caller hands in new cards; if <see cref="Moved"/> throws or the
/// caller hands in the old ones, the card is back where it was.
/// </summary>
public sealed partial class Board<TCard> : IAsyncDisposable
{
    const int Page = 50;

    readonly string help = ElementId.Next("board-help");
    readonly Dictionary<Guid, int> more = [];
    Dictionary<Guid, List<TCard>> shown = [];
    IReadOnlyList<TCard>? given;
    ElementReference root;
    IJSObjectReference? module, grip;
    DotNetObjectReference<Board<TCard>>? self;
    TCard? moving;
    Guid? first;

    [Inject] IJSRuntime Js { get; set; } = default!;

    [Parameter, EditorRequired] public IReadOnlyList<BoardColumn> Columns { get; set; } = [];

    /// <summary>All cards, in their order within each column.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<TCard> Cards { get; set; } = [];

    [Parameter, EditorRequired] public Func<TCard, Guid> Key { get; set; } = default!;

    [Parameter, EditorRequired] public Func<TCard, Guid> ColumnOf { get; set; } = default!;

    /// <summary>What a screen reader calls the card.</summary>
    [Parameter, EditorRequired] public Func<TCard, string> CardLabel { get; set; } = default!;

    /// <summary>The inside of a card. A link in it opens the card; Enter on the card follows its first link.</summary>
    [Parameter, EditorRequired] public RenderFragment<TCard> Card { get; set; } = default!;

    [Parameter, EditorRequired] public EventCallback<BoardMove> Moved { get; set; }

    /// <summary>What the board is of.</summary>
    [Parameter, EditorRequired] public string Label { get; set; } = "";

    [Parameter] public Func<TCard, string?>? CardClass { get; set; }

    [Parameter] public Func<TCard, bool>? CanMove { get; set; }

    [Parameter] public RenderFragment<BoardColumn>? ColumnMenu { get; set; }

    /// <summary>Under the cards of a column: "+ Task".</summary>
    [Parameter] public RenderFragment<BoardColumn>? Foot { get; set; }

    protected override void OnParametersSet()
    {
        var byColumn = Cards.ToLookup(ColumnOf);
        shown = Columns.ToDictionary(column => column.Id, column => byColumn[column.Id].ToList());
        if (!ReferenceEquals(given, Cards)) given = Cards;
        first = Columns.SelectMany(column => shown[column.Id]).Select(card => (Guid?)Key(card)).FirstOrDefault();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return;
        self = DotNetObjectReference.Create(this);
        module = await Js.InvokeAsync<IJSObjectReference>("import", "./_content/Regie.Ui/board.js");
        grip = await module.InvokeAsync<IJSObjectReference>("attach", root, self);
    }

    /// <summary>A card was dropped. Called by board.js, once.</summary>
    [JSInvokable]
    public async Task Drop(Guid card, Guid to, Guid? before)
    {
        var (from, list) = shown.First(column => column.Value.Any(one => Key(one) == card));
        if (!shown.TryGetValue(to, out var target)) return;
        var moved = list.First(one => Key(one) == card);
        list.Remove(moved);
        var at = before is { } next ? target.FindIndex(one => Key(one) == next) : -1;
        target.Insert(at < 0 ? target.Count : at, moved);
        StateHasChanged();
        await Moved.InvokeAsync(new BoardMove(card, from, to, at < 0 ? null : before));
    }

    /// <summary>The person asked for the list of columns (M on a card). Called by board.js.</summary>
    [JSInvokable]
    public void AskWhere(Guid card) => Ask(Cards.FirstOrDefault(one => Key(one) == card));

    /// <summary>Opens "Move to…" for a card, from its menu.</summary>
    public void Ask(TCard? card)
    {
        moving = card;
        StateHasChanged();
    }

    int Limit(BoardColumn column) => more.GetValueOrDefault(column.Id, Page);

    Task MoveTo(TCard card, Guid column)
    {
        moving = default;
        return Drop(Key(card), column, null);
    }

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
