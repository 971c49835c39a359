using Bunit;
using Regie.Ui;

namespace Regie.Tests.Ui;

public sealed class TimeFieldTests : BunitContext
{
    [Theory]
    [InlineData("8", "08:00"), InlineData("8:30", "08:30"), InlineData("0830", "08:30"), InlineData("17.45", "17:45"), InlineData("5 pm", "17:00"), InlineData("12 am", "00:00"), InlineData("noon", "12:00")]
    [InlineData("8h", "08:00"), InlineData("8 h 30", "08:30"), InlineData("8\u00A0h\u00A030", "08:30"), InlineData("17H45", "17:45"), InlineData("midi", "12:00"), InlineData("minuit", "00:00")]
    public void Times_are_read_as_people_write_them(string typed, string meant)
    {
        ReadTime.Try(typed, out var time).ShouldBeTrue();
        time.ShouldBe(TimeOnly.Parse(meant, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory, InlineData("24:00"), InlineData("8:60"), InlineData("13 pm"), InlineData("early"), InlineData("8:3"), InlineData("")]
    public void What_is_no_time_is_not_guessed(string typed) => ReadTime.Try(typed, out _).ShouldBeFalse();

    [Fact]
    public void A_time_is_shown_as_the_language_writes_it_and_what_is_none_stays_to_be_put_right()
    {
        using var french = Reader.French();
        TimeOnly? saved = null;
        var field = Render<TimeField>(with => with.Add(f => f.Value, new TimeOnly(8, 0)).Add(f => f.Label, "de").Add(f => f.ValueChanged, time => saved = time));
        field.Find("input").GetAttribute("value").ShouldBe("8\u00A0h");
        field.Find("input").Change("tôt");
        saved.ShouldBeNull();
        field.Find("input").GetAttribute("value").ShouldBe("tôt");
        field.Find("[role=alert]").TextContent.ShouldContain("9\u00A0h\u00A030");
        field.Find("input").Change("9h15");
        saved.ShouldBe(new TimeOnly(9, 15));
        field.Find("input").GetAttribute("value").ShouldBe("9\u00A0h\u00A015");
    }
}
