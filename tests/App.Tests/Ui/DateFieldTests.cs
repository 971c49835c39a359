using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components.Web;
using Regie.Ui;

namespace Regie.Tests.Ui;

/// <summary>A day is typed or picked. Today is Monday 23 November 2026.</summary>
public sealed class DateFieldTests : BunitContext
{
    private readonly ManualTime _time = new();
    private DateOnly? _saved = new(1999, 1, 1);

    [Fact]
    public void What_is_typed_becomes_a_day_as_the_language_writes_it()
    {
        using var french = Reader.French();
        var field = Field();
        field.Find("input").Change("14 déc.");
        _saved.ShouldBe(new DateOnly(2026, 12, 14));
        field.Find("input").GetAttribute("value").ShouldBe("14/12/2026");
        field.Find("input").GetAttribute("title").ShouldBe("Lundi 14\u00A0décembre 2026");
        field.Find("input").Change("");
        _saved.ShouldBeNull();
    }

    [Fact]
    public void What_is_no_day_or_beyond_what_is_allowed_stays_and_is_said()
    {
        using var english = Reader.English();
        var field = Field(new DateOnly(2026, 12, 14), min: new DateOnly(2026, 12, 1));
        field.Find("input").Change("soonish");
        field.Find("input").GetAttribute("value").ShouldBe("soonish");
        field.Find("input").GetAttribute("aria-invalid").ShouldBe("true");
        var said = field.Find("[role=alert]");
        said.TextContent.ShouldContain("+3d");
        field.Find("input").GetAttribute("aria-describedby")!.Split(' ').ShouldContain(said.Id);
        field.Find("input").Change("30/11/2026");
        field.Find("[role=alert]").TextContent.ShouldContain("1\u00A0Dec\u00A02026");
        _saved.ShouldBe(new DateOnly(1999, 1, 1)); // nothing was saved
        field.Find("input").Change("fri 18 dec");
        _saved.ShouldBe(new DateOnly(2026, 12, 18));
        field.FindAll("[role=alert]").ShouldBeEmpty();
    }

    [Fact]
    public void What_is_being_typed_is_never_overwritten()
    {
        using var english = Reader.English();
        var field = Field(new DateOnly(2026, 12, 14));
        field.Find("input").Focus();
        field.Render(with => with.Add(f => f.Value, new DateOnly(2026, 12, 20)));
        field.Find("input").GetAttribute("value").ShouldBe("14\u00A0Dec\u00A02026");
        field.Find("input").Blur();
        field.Find("input").GetAttribute("value").ShouldBe("20\u00A0Dec\u00A02026");
    }

    [Theory]
    [InlineData("ArrowRight", false, "Thursday 17 December 2026"), InlineData("ArrowLeft", false, "Tuesday 15 December 2026"), InlineData("ArrowUp", false, "Wednesday 9 December 2026"), InlineData("ArrowDown", false, "Wednesday 23 December 2026")]
    [InlineData("Home", false, "Monday 14 December 2026"), InlineData("End", false, "Sunday 20 December 2026"), InlineData("PageUp", false, "Monday 16 November 2026"), InlineData("PageDown", false, "Saturday 16 January 2027")]
    [InlineData("PageUp", true, "Tuesday 16 December 2025"), InlineData("PageDown", true, "Thursday 16 December 2027")]
    public void Keys_walk_through_the_month(string key, bool shift, string day)
    {
        using var english = Reader.English();
        var field = Opened(new DateOnly(2026, 12, 16));
        Stop(field).GetAttribute("aria-label").ShouldBe("Wednesday 16\u00A0December 2026");
        Stop(field).ParentElement!.GetAttribute("aria-selected").ShouldBe("true");
        field.Find("[role=grid]").KeyDown(new KeyboardEventArgs { Key = key, ShiftKey = shift });
        Stop(field).GetAttribute("aria-label")!.Replace('\u00A0', ' ').ShouldBe(day);
        JSInterop.Invocations.Count(call => call.Identifier.EndsWith("focus", StringComparison.Ordinal)).ShouldBe(2); // when it opened, and now
        Stop(field).Click();
        _saved!.Value.ToString("dddd d MMMM yyyy", System.Globalization.CultureInfo.GetCultureInfo("en-GB")).ShouldBe(day);
    }

    [Fact]
    public void The_month_begins_at_today_within_what_is_allowed_and_says_its_days_in_the_language_of_the_page()
    {
        using var french = Reader.French();
        var field = Opened(null, min: new DateOnly(2026, 11, 25));
        field.Find(".date-head b").TextContent.ShouldBe("Novembre 2026");
        field.FindAll("th").Select(day => day.GetAttribute("abbr")).ShouldBe(["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]);
        Stop(field).GetAttribute("aria-label").ShouldBe("Mercredi 25\u00A0novembre 2026");
        field.Find("[aria-current=date]").HasAttribute("disabled").ShouldBeTrue();
        field.Find("[role=grid]").KeyDown("ArrowLeft"); // nothing before the first day allowed
        Stop(field).GetAttribute("aria-label").ShouldBe("Mercredi 25\u00A0novembre 2026");
        field.Find("[aria-label='Mois suivant']").Click();
        field.Find(".date-head b").TextContent.ShouldBe("Décembre 2026");
        field.FindAll("[aria-label=Effacer]").ShouldBeEmpty(); // there is nothing to clear
    }

    [Fact]
    public void A_day_is_cleared_by_one_press()
    {
        using var english = Reader.English();
        var field = Field(new DateOnly(2026, 12, 14));
        field.Find("[aria-label=Clear]").Click();
        _saved.ShouldBeNull();
        field.Find("input").GetAttribute("value").ShouldBeNullOrEmpty();
    }

    private IRenderedComponent<DateField> Field(DateOnly? value = null, DateOnly? min = null) => Render<DateField>(with => with
        .AddCascadingValue(new Here(_time, TimeZoneInfo.Utc)).Add(f => f.Value, value).Add(f => f.Min, min).Add(f => f.Label, "Due").Add(f => f.ValueChanged, day => _saved = day));

    private IRenderedComponent<DateField> Opened(DateOnly? value, DateOnly? min = null)
    {
        var field = Field(value, min);
        field.Find("[aria-haspopup=dialog]").Click();
        return field;
    }

    private static IElement Stop(IRenderedComponent<DateField> field) => field.FindAll("[role=grid] button[tabindex='0']").ShouldHaveSingleItem();
}
