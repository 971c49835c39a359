using Bunit;
using Microsoft.AspNetCore.Components;
using Regie.Ui;

namespace Regie.Tests.Ui;

/// <summary>The small shapes everything is built from: what they say to the eye they also say to the ear.</summary>
public sealed class ShapesTests : BunitContext
{
    private static readonly Guid Ines = Guid.Parse("11111111-2222-3333-4444-555555555555");

    [Fact]
    public void A_person_is_named_once()
    {
        var alone = Render<Person>(with => with.Add(p => p.Name, "Inès Roux").Add(p => p.Id, Ines));
        alone.Find("[role=img]").GetAttribute("aria-label").ShouldBe("Inès Roux");
        var named = Render<Person>(with => with.Add(p => p.Name, "Inès Roux").Add(p => p.Id, Ines).Add(p => p.ShowName, true));
        named.Find(".ava").GetAttribute("aria-hidden").ShouldBe("true");
        named.Find(".who").TextContent.ShouldBe("Inès Roux");
        named.Find(".ava").ClassList.ShouldContain(Tones.ColourOf(Ines.ToString("N")), "the colour is the same for the same person everywhere");
    }

    [Fact]
    public void Somebody_without_an_account_is_marked()
    {
        var person = Render<Person>(with => with.Add(p => p.Name, "Kwame").Add(p => p.Placeholder, true));
        person.Find(".ava").GetAttribute("data-text").ShouldBe("?");
        person.Find(".ava").ClassList.ShouldContain("unknown");
    }

    [Fact]
    public void A_business_shows_its_letter_on_its_colour()
    {
        var mark = Render<Mark>(with => with.Add(m => m.Name, "Atelier Lumen").Add(m => m.Colour, 2));
        mark.Find(".mark.c2").TextContent.ShouldBe("L");
        mark.Find(".mark").GetAttribute("aria-label").ShouldBe("Atelier Lumen");
        Render<Mark>(with => with.Add(m => m.Name, "Atelier Lumen").Add(m => m.Plain, true)).Find(".mark").GetAttribute("aria-hidden").ShouldBe("true");
    }

    [Fact]
    public void Money_and_dates_are_said_in_the_readers_language()
    {
        using (Reader.English())
        {
            Render<Money>(with => with.Add(m => m.AmountMinor, 1_820_000).Add(m => m.Currency, "EUR").Add(m => m.Short, true)).Find("span").TextContent.ShouldBe("€18.2k");
            Render<When>(with => with.Add(w => w.Day, new DateOnly(2026, 11, 24)).Add(w => w.Due, true).AddCascadingValue(Monday)).Find("time").TextContent.ShouldBe("tomorrow");
        }

        using (Reader.French())
        {
            Render<Money>(with => with.Add(m => m.AmountMinor, 123_450).Add(m => m.Currency, "EUR")).Find("span").TextContent.ShouldBe("1\u202F234,50\u00A0€");
            var late = Render<When>(with => with.Add(w => w.Day, new DateOnly(2026, 11, 20)).Add(w => w.Due, true).AddCascadingValue(Monday)).Find("time");
            late.ClassList.ShouldContain("is-bad");
            late.GetAttribute("datetime").ShouldBe("2026-11-20");
            late.GetAttribute("title")!.ShouldContain("vendredi 20");
        }
    }

    [Fact]
    public void A_tab_that_is_open_says_so()
    {
        var tabs = Render<Tabs>(with => with.Add(t => t.Label, "Views").Add(t => t.Current, "/p/1/table").Add(t => t.Items, [new("/p/1/board", "Board"), new("/p/1/table", "Table", 12)]));
        tabs.FindAll("[aria-current=page]").ShouldHaveSingleItem().TextContent.ShouldBe("Table12");
    }

    [Fact]
    public void An_empty_list_teaches_and_offers_the_first_action()
    {
        var empty = Render<EmptyState>(with => with.Add(e => e.Title, "No project yet").Add(e => e.Text, "A project holds a goal.").AddChildContent("<button>New project</button>"));
        empty.Find("h2").TextContent.ShouldBe("No project yet");
        empty.Find(".row button").TextContent.ShouldBe("New project");
    }

    [Fact]
    public void Something_wrong_is_announced_and_something_good_is_not_shouted()
    {
        Render<ErrorNote>(with => with.Add(n => n.Title, "It failed")).Find(".note").GetAttribute("role").ShouldBe("alert");
        Render<ErrorNote>(with => with.Add(n => n.Title, "Done").Add(n => n.Tone, Tone.Ok)).Find(".note").GetAttribute("role").ShouldBe("status");
    }

    [Fact]
    public void Before_what_cannot_be_undone_the_way_back_has_the_focus_and_the_verb_is_on_the_button()
    {
        using var english = Reader.English();
        var (did, left) = (false, false);
        var confirm = Render<Confirm>(with => with.Add(c => c.Title, "Delete?").Add(c => c.Consequence, "Deletes 12 tasks.").Add(c => c.Verb, "Delete 12 tasks")
            .Add(c => c.Confirmed, () => did = true).Add(c => c.Cancelled, () => left = true));
        var buttons = confirm.FindAll("footer button");
        buttons[0].HasAttribute("data-focus").ShouldBeTrue();
        buttons[1].TextContent.ShouldBe("Delete 12 tasks");
        buttons[1].Click();
        did.ShouldBeTrue();
        buttons[0].Click();
        left.ShouldBeTrue();
    }

    [Fact]
    public void A_chart_has_a_sentence_and_the_same_as_a_table()
    {
        using var english = Reader.English();
        var trend = Render<Trend>(with => with.Add(t => t.Label, "Orders rise").Add(t => t.Points, [new("Oct", 41), new("Nov", 52)]).Add(t => t.LabelHeader, "Month").Add(t => t.ValueHeader, "Orders"));
        trend.Find("svg[role=img]").GetAttribute("aria-label").ShouldBe("Orders rise");
        trend.FindAll("tbody tr").Select(row => row.TextContent.Trim()).ShouldBe(["Oct41", "Nov52"]);
    }

    [Theory]
    [InlineData("7.5", 7.5)]
    [InlineData("1,234", 1234)]
    public void A_number_is_read_as_it_is_written(string typed, double expected)
    {
        using var english = Reader.English();
        decimal? read = null;
        var field = Render<NumberField>(with => with.Add(n => n.ValueChanged, EventCallback.Factory.Create<decimal?>(this, value => read = value)));
        field.Find("input").Change(typed);
        read.ShouldBe((decimal)expected);
    }

    [Fact]
    public void What_is_no_number_stays_to_be_put_right()
    {
        using var english = Reader.English();
        var field = Render<NumberField>();
        field.Find("input").Change("seven");
        field.Find("input").GetAttribute("value").ShouldBe("seven");
        field.Find("[role=alert]").TextContent.ShouldNotBeEmpty();
    }

    private static Here Monday => new(new ManualTime(), TimeZoneInfo.Utc);
}
