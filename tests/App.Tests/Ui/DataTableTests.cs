using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Regie.Ui;

namespace Regie.Tests.Ui;

public sealed class DataTableTests : BunitContext
{
    private sealed record Row(Guid Id, string Title, DateOnly? Due, string? Section = null);

    public DataTableTests() => JSInterop.Mode = JSRuntimeMode.Loose;

    private static readonly Row[] Rows =
    [
        New("Édition", 12, "Video"), New("copy", 3, "Page"), New("Task 10", null, "Page"), New("Task 9", 7, "Video"),
    ];

    [Fact]
    public void Sorting_knows_accents_case_and_numbers()
    {
        using var english = Reader.English();
        var table = Show();
        Header(table, "Task").Click();
        Titles(table).ShouldBe(["copy", "Édition", "Task 9", "Task 10"]);
        Header(table, "Task").Click();
        Titles(table).ShouldBe(["Task 10", "Task 9", "Édition", "copy"]);
        Header(table, "Task").Click();
        Titles(table).ShouldBe(["Édition", "copy", "Task 10", "Task 9"]);
    }

    [Theory]
    [InlineData("Due")]
    [InlineData("-Due")]
    public void Nothing_comes_last_either_way(string sort)
    {
        var table = Show(with => with.Add(t => t.Sort, sort));
        Titles(table).Last().ShouldBe("Task 10");
        table.Find("th[aria-sort]").GetAttribute("aria-sort").ShouldBe(sort == "Due" ? "ascending" : "descending");
    }

    [Fact]
    public void Groups_keep_their_order_and_fold()
    {
        using var english = Reader.English();
        var table = Show(with => with.Add(t => t.GroupBy, row => row.Section));
        table.FindAll(".fold").Select(fold => fold.TextContent).ShouldBe(["Video 2", "Page 2"]);
        table.FindAll(".fold")[0].Click();
        Titles(table).ShouldBe(["copy", "Task 10"]);
        table.FindAll(".fold")[0].GetAttribute("aria-expanded").ShouldBe("false");
    }

    [Fact]
    public void Shift_selects_up_to_the_row()
    {
        IReadOnlySet<Guid>? chosen = null;
        var table = Show(with => with.Add(t => t.Selectable, true).Add(t => t.SelectedChanged, set => chosen = set));
        table.FindAll("tbody .tick")[0].Click();
        table.FindAll("tbody .tick")[2].Click(new Microsoft.AspNetCore.Components.Web.MouseEventArgs { ShiftKey = true });
        chosen!.Count.ShouldBe(3);
        table.Find("thead .tick").Change(true);
        chosen.Count.ShouldBe(4);
    }

    [Fact]
    public void A_row_that_is_gone_is_no_longer_selected()
    {
        var table = Show(with => with.Add(t => t.Selectable, true).Add(t => t.Bulk, set => $"<i>{set.Count}</i>"));
        table.Find("thead .tick").Change(true);
        table.Find(".bulk i").TextContent.ShouldBe("4");
        table.Render(with => with.Add(t => t.Rows, Rows[..1]));
        table.Find(".bulk i").TextContent.ShouldBe("1");
    }

    [Fact]
    public void A_cell_is_edited_where_it_is_and_gives_the_focus_back()
    {
        using var english = Reader.English();
        var table = Show();
        table.FindAll(".edit")[0].Click();
        table.Find("[data-editing] input").ShouldNotBeNull();
        table.Find("[data-editing]").KeyUp("Enter"); // the one that opened it
        table.FindAll("[data-editing]").ShouldNotBeEmpty();
        table.Find("[data-editing]").KeyDown("Escape");
        table.Find("[data-editing]").KeyUp("Escape");
        table.FindAll("[data-editing]").ShouldBeEmpty();
        table.FindAll(".edit")[0].GetAttribute("data-focus").ShouldBe("true");
    }

    [Fact]
    public void Thousands_of_rows_are_not_all_drawn()
    {
        var table = Show(rows: [.. Enumerable.Range(1, 3000).Select(i => New($"Task {i}", 1, null))]);
        table.FindAll("tbody tr[data-row]").Count.ShouldBeLessThan(200);
    }

    private IRenderedComponent<DataTable<Row>> Show(Action<ComponentParameterCollectionBuilder<DataTable<Row>>>? more = null, Row[]? rows = null) => Render<DataTable<Row>>(with =>
    {
        with.Add(t => t.Rows, rows ?? Rows).Add(t => t.Key, row => row.Id).Add(t => t.Label, row => row.Title).Add(t => t.Caption, "Tasks").AddChildContent(Columns);
        more?.Invoke(with);
    });

    private static void Columns(RenderTreeBuilder page)
    {
        page.OpenComponent<Column<Row>>(0);
        page.AddAttribute(1, "Title", "Task");
        page.AddAttribute(2, "Lead", true);
        page.AddAttribute(3, "SortBy", (Func<Row, object?>)(row => row.Title));
        page.AddAttribute(4, "Cell", (RenderFragment<Row>)(row => cell => cell.AddContent(0, row.Title)));
        page.CloseComponent();
        page.OpenComponent<Column<Row>>(10);
        page.AddAttribute(11, "Title", "Due");
        page.AddAttribute(12, "SortBy", (Func<Row, object?>)(row => row.Due));
        page.AddAttribute(13, "Cell", (RenderFragment<Row>)(row => cell => cell.AddContent(0, row.Due?.Day)));
        page.AddAttribute(14, "Edit", (RenderFragment<CellEdit<Row>>)(edit => cell => cell.AddMarkupContent(0, "<input>")));
        page.CloseComponent();
    }

    private static AngleSharp.Dom.IElement Header(IRenderedComponent<DataTable<Row>> table, string title) => table.FindAll("thead button").First(button => button.TextContent == title);

    private static IEnumerable<string> Titles(IRenderedComponent<DataTable<Row>> table) => table.FindAll("tbody th.lead").Select(cell => cell.TextContent);

    private static Row New(string title, int? day, string? section) => new(Guid.CreateVersion7(), title, day is { } d ? new DateOnly(2026, 12, d) : null, section);
}
