using Microsoft.AspNetCore.Components;

namespace Regie.Ui;

/// <summary>A column of a <see cref="DataTable{TRow}"/>. It draws nothing itself: it tells the table how.</summary>
public sealed class Column<TRow> : ComponentBase
{
    [CascadingParameter] DataTable<TRow> Table { get; set; } = default!;

    [Parameter, EditorRequired] public string Title { get; set; } = "";

    /// <summary>Its name in the URL and in a saved view; the title when absent.</summary>
    [Parameter] public string? Id { get; set; }

    [Parameter, EditorRequired] public RenderFragment<TRow> Cell { get; set; } = default!;

    /// <summary>What replaces the cell while it is edited; absent where it cannot be.</summary>
    [Parameter] public RenderFragment<CellEdit<TRow>>? Edit { get; set; }

    /// <summary>Which rows may be edited here; all when absent.</summary>
    [Parameter] public Func<TRow, bool>? CanEdit { get; set; }

    /// <summary>What to sort by; absent where sorting makes no sense. Nothing comes last, either way.</summary>
    [Parameter] public Func<TRow, object?>? SortBy { get; set; }

    /// <summary>The column that names the row: first line on a phone, header of the row for a screen reader.</summary>
    [Parameter] public bool Lead { get; set; }

    /// <summary>A number: to the right, figures of one width.</summary>
    [Parameter] public bool Number { get; set; }

    /// <summary>Not shown on a phone.</summary>
    [Parameter] public bool WideOnly { get; set; }

    /// <summary>The header is only for screen readers: an icon or menu column.</summary>
    [Parameter] public bool HideTitle { get; set; }

    /// <summary>A CSS width, where the content should not decide.</summary>
    [Parameter] public string? Width { get; set; }

    internal string Name => Id ?? Title;

    protected override void OnParametersSet() => Table.Add(this);
}

/// <summary>A cell being edited: its row, and how to say that editing is over.</summary>
public sealed record CellEdit<TRow>(TRow Row, Action Done);
