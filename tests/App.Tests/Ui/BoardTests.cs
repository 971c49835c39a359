using Bunit;
using Microsoft.AspNetCore.Components;
using Regie.Ui;

namespace Regie.Tests.Ui;

public sealed class BoardTests : BunitContext
{
    private static readonly BoardColumn ToDo = new(Guid.CreateVersion7(), "To do"), Doing = new(Guid.CreateVersion7(), "Doing", Limit: 2), Done = new(Guid.CreateVersion7(), "Done", Done: true);

    public BoardTests() => JSInterop.Mode = JSRuntimeMode.Loose;

    private sealed record Card(Guid Id, string Title, Guid Column);

    [Fact]
    public async Task A_dropped_card_is_at_once_where_it_was_dropped()
    {
        var (copy, offer, shoot) = (New("Copy", ToDo), New("Offer", Doing), New("Shoot", Doing));
        BoardMove? moved = null;
        var board = Show([copy, offer, shoot], move => moved = move);

        await board.InvokeAsync(() => board.Instance.Drop(copy.Id, Doing.Id, shoot.Id));

        Titles(board, Doing).ShouldBe(["Offer", "Copy", "Shoot"]);
        moved.ShouldBe(new BoardMove(copy.Id, ToDo.Id, Doing.Id, shoot.Id));
    }

    [Fact]
    public async Task A_card_before_which_nothing_comes_any_more_goes_to_the_end()
    {
        var (copy, offer) = (New("Copy", ToDo), New("Offer", Doing));
        BoardMove? moved = null;
        var board = Show([copy, offer], move => moved = move);

        await board.InvokeAsync(() => board.Instance.Drop(copy.Id, Doing.Id, Guid.CreateVersion7()));

        Titles(board, Doing).ShouldBe(["Offer", "Copy"]);
        moved!.Before.ShouldBeNull();
    }

    [Fact]
    public void The_limit_is_said_and_says_when_it_is_passed()
    {
        using var english = Reader.English();
        var board = Show([New("A", Doing), New("B", Doing), New("C", Doing)], _ => { });
        var said = board.Find(".lim");
        said.TextContent.ShouldBe("3 of 2");
        said.ClassList.ShouldContain("over");
    }

    [Fact]
    public void A_long_column_shows_fifty_cards_and_the_rest_on_demand()
    {
        using var english = Reader.English();
        var board = Show([.. Enumerable.Range(1, 130).Select(i => New($"Task {i}", ToDo))], _ => { });
        board.FindAll("[data-card]").Count.ShouldBe(50);
        board.Find("[data-more]").TextContent.ShouldBe("Show 50 more");
        board.Find("[data-more]").Click();
        board.FindAll("[data-card]").Count.ShouldBe(100);
    }

    [Fact]
    public void One_card_alone_can_be_reached_by_tab()
    {
        var board = Show([New("Copy", ToDo), New("Offer", Doing), New("Shoot", Done)], _ => { });
        board.FindAll("[data-card][tabindex='0']").ShouldHaveSingleItem().TextContent.ShouldBe("Copy");
    }

    [Fact]
    public void Move_to_lists_the_other_columns()
    {
        var copy = New("Copy", ToDo);
        BoardMove? moved = null;
        var board = Show([copy], move => moved = move);

        board.InvokeAsync(() => board.Instance.AskWhere(copy.Id));
        board.FindAll("dialog .item:not([disabled])").Select(item => item.TextContent.Trim()).ShouldBe(["Doing0 of 2", "Done0"], ignoreOrder: false);
        board.FindAll("dialog .item")[2].Click();
        moved!.To.ShouldBe(Done.Id);
    }

    private IRenderedComponent<Board<Card>> Show(IReadOnlyList<Card> cards, Action<BoardMove> moved)
    {
        using var english = Reader.English();
        return Render<Board<Card>>(with => with.Add(b => b.Columns, [ToDo, Doing, Done]).Add(b => b.Cards, cards).Add(b => b.Key, card => card.Id).Add(b => b.ColumnOf, card => card.Column)
            .Add(b => b.CardLabel, card => card.Title).Add(b => b.Label, "Launch").Add(b => b.Moved, EventCallback.Factory.Create(this, moved)).Add(b => b.Card, card => $"<b>{card.Title}</b>"));
    }

    private static IEnumerable<string> Titles(IRenderedComponent<Board<Card>> board, BoardColumn column) => board.FindAll($"[data-column='{column.Id}'] [data-card]").Select(card => card.TextContent);

    private static Card New(string title, BoardColumn column) => new(Guid.CreateVersion7(), title, column.Id);
}
