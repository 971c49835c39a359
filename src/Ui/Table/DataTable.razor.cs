using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Regie.Ui;

/// <summary>
/// Rows under sortable headers, with groups, selection and cells that are edited in place; a list on a phone. Long lists are virtualised.
/// The table sorts and groups what it is given; the caller loads, filters and saves.
/// </summary>
public sealed partial class DataTable<TRow>
{
    readonly List<Column<TRow>> columns = [];
    readonly HashSet<string> folded = [];
    List<Entry> entries = [];
    (IReadOnlyList<TRow>? Rows, string? Sort, bool Grouped) arranged;
    HashSet<Guid> selected = [];
    (string Column, object Row)? editing, edited;
    Guid? lastPicked;
    string? pressed;
    bool inside;

    [Parameter, EditorRequired] public IReadOnlyList<TRow> Rows { get; set; } = [];

    /// <summary>The row's id, for selection and for keeping focus when rows move.</summary>
    [Parameter] public Func<TRow, Guid>? Key { get; set; }

    /// <summary>What a screen reader calls a row.</summary>
    [Parameter] public Func<TRow, string>? Label { get; set; }

    /// <summary>What the table holds.</summary>
    [Parameter, EditorRequired] public string Caption { get; set; } = "";

    /// <summary>The <see cref="Column{TRow}"/>s.</summary>
    [Parameter, EditorRequired] public RenderFragment? ChildContent { get; set; }

    /// <summary>Name of the column sorted by, with "-" before it for descending. Goes into the URL.</summary>
    [Parameter] public string? Sort { get; set; }
    [Parameter] public EventCallback<string?> SortChanged { get; set; }

    [Parameter] public Func<TRow, string?>? GroupBy { get; set; }

    [Parameter] public bool Selectable { get; set; }
    [Parameter] public IReadOnlySet<Guid>? Selected { get; set; }
    [Parameter] public EventCallback<IReadOnlySet<Guid>> SelectedChanged { get; set; }

    /// <summary>What can be done with the selected rows.</summary>
    [Parameter] public RenderFragment<IReadOnlySet<Guid>>? Bulk { get; set; }

    /// <summary>What stands there when there is no row.</summary>
    [Parameter] public RenderFragment? Empty { get; set; }

    /// <summary>The class of a row, for example "is-done".</summary>
    [Parameter] public Func<TRow, string?>? RowClass { get; set; }
    [Parameter] public string? Class { get; set; }

    internal void Add(Column<TRow> column)
    {
        if (!columns.Contains(column)) columns.Add(column);
    }

    protected override void OnParametersSet()
    {
        if (!Selectable) selected = [];
        else if (Selected is not null) selected = [.. Selected];
        if (Key is not null && selected.Count > 0) selected.IntersectWith(Rows.Select(Key));
    }

    /// <summary>The lines as they are drawn; sorted anew only when something they depend on is another. Asked once the columns are known.</summary>
    List<Entry> Lines()
    {
        if (arranged != (Rows, Sort, GroupBy is not null)) Arrange();
        return entries;
    }

    void Arrange()
    {
        arranged = (Rows, Sort, GroupBy is not null);
        IEnumerable<TRow> rows = Rows;
        var by = Sort?.TrimStart('-');
        if (columns.FirstOrDefault(column => column.Name == by)?.SortBy is { } value)
        {
            var compare = Comparer<object?>.Create(Compare);
            var filled = Rows.Where(row => value(row) is not null);
            rows = (Sort!.StartsWith('-') ? filled.OrderByDescending(value, compare) : filled.OrderBy(value, compare)).Concat(Rows.Where(row => value(row) is null));
        }
        entries = GroupBy is null ? [.. rows.Select(row => new Entry(null, row))] : [.. Grouped(rows)];
    }

    IEnumerable<Entry> Grouped(IEnumerable<TRow> rows)
    {
        // groups keep the order the caller gave them, whatever the rows are sorted by
        var order = Rows.Select(row => GroupBy!(row) ?? "").Distinct().ToList();
        var byName = rows.ToLookup(row => GroupBy!(row) ?? "");
        foreach (var name in order)
        {
            yield return new Entry(new Group(name, byName[name].Count()), default);
            if (!folded.Contains(name)) foreach (var row in byName[name]) yield return new Entry(null, row);
        }
    }

    static int Compare(object? one, object? other) => (one, other) switch
    {
        (string a, string b) => CultureInfo.CurrentUICulture.CompareInfo.Compare(a, b, CompareOptions.IgnoreCase | CompareOptions.NumericOrdering),
        _ => Comparer<object?>.Default.Compare(one, other),
    };

    int Direction(Column<TRow> column) => Sort == column.Name ? 1 : Sort == "-" + column.Name ? -1 : 0;

    async Task SortOn(Column<TRow> column)
    {
        Sort = Direction(column) switch { 0 => column.Name, > 0 => "-" + column.Name, _ => null };
        await SortChanged.InvokeAsync(Sort);
    }

    void Fold(string group)
    {
        if (!folded.Remove(group)) folded.Add(group);
        Arrange();
    }

    object KeyOf(TRow row) => Key is null ? row! : Key(row);

    bool IsPicked(TRow row) => Key is not null && selected.Contains(Key(row));

    Task Pick(TRow row, MouseEventArgs click)
    {
        var id = Key!(row);
        var on = !selected.Contains(id);
        foreach (var one in click.ShiftKey && lastPicked is { } last ? Between(last, id) : [id])
            if (on) selected.Add(one); else selected.Remove(one);
        lastPicked = id;
        return SelectedChanged.InvokeAsync(selected);
    }

    IEnumerable<Guid> Between(Guid one, Guid other)
    {
        var ids = entries.Where(entry => entry.Group is null).Select(entry => Key!(entry.Row!)).ToList();
        var (a, b) = (ids.IndexOf(one), ids.IndexOf(other));
        return a < 0 ? [other] : ids.Skip(Math.Min(a, b)).Take(Math.Abs(a - b) + 1);
    }

    Task PickAll(ChangeEventArgs change)
    {
        selected = change.Value is true && Key is not null ? [.. Rows.Select(Key)] : [];
        return SelectedChanged.InvokeAsync(selected);
    }

    Task Clear()
    {
        selected = [];
        return SelectedChanged.InvokeAsync(selected);
    }

    bool MayEdit(Column<TRow> column, TRow row) => column.Edit is not null && (column.CanEdit?.Invoke(row) ?? true);

    bool IsEditing(Column<TRow> column, TRow row) => editing is { } at && at.Column == column.Name && at.Row.Equals(KeyOf(row)) && MayEdit(column, row);

    bool WasEdited(Column<TRow> column, TRow row) => edited is { } at && at.Column == column.Name && at.Row.Equals(KeyOf(row));

    void Begin(Column<TRow> column, TRow row)
    {
        if (!MayEdit(column, row) || IsEditing(column, row)) return;
        (editing, edited, inside, pressed) = ((column.Name, KeyOf(row)), null, true, null);
    }

    void End()
    {
        (edited, editing) = (editing, null);
        InvokeAsync(StateHasChanged);
    }

    void EditKey(KeyboardEventArgs key)
    {
        if (pressed != key.Key) return; // the key that opened the cell is let go in it
        if (key.Key is "Escape" || (key.Key is "Enter" && !key.ShiftKey)) End(); // on key up: the browser has said "change" by then
    }

    void Enter() => inside = true;

    async Task Leave()
    {
        inside = false;
        await Task.Yield();
        if (inside || editing is null) return;
        (editing, edited) = (null, null); // the person went elsewhere: the focus stays there
    }

    string Look(Column<TRow> column) => $"{(column.Number ? "r" : "")} {(column.Lead ? "lead" : "")} {(column.WideOnly ? "wide-only" : "")}".Trim();

    string? RowLook(TRow row) => $"{RowClass?.Invoke(row)} {(IsPicked(row) ? "picked" : "")}".Trim() is { Length: > 0 } look ? look : null;

    sealed record Group(string Name, int Count);

    sealed record Entry(Group? Group, TRow? Row);
}

/// <summary>Draws its content after its elder siblings have taken their parameters: the columns are known by then.</summary>
public sealed class AfterColumns : ComponentBase
{
    [Parameter] public RenderFragment? ChildContent { get; set; }

    protected override void BuildRenderTree(Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder builder) => builder.AddContent(0, ChildContent);
}
