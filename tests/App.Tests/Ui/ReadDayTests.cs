using Regie.Ui;

namespace Regie.Tests.Ui;

/// <summary>Days as people write them. Today is Monday 23 November 2026.</summary>
public sealed class ReadDayTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Theory]
    [InlineData("2026-12-14", "2026-12-14"), InlineData("14/12", "2026-12-14"), InlineData("14.12.", "2026-12-14"), InlineData("14-12-26", "2026-12-14"), InlineData("14/12/2027", "2027-12-14")]
    [InlineData("14 Dec", "2026-12-14"), InlineData("dec 14", "2026-12-14"), InlineData("December 14, 2026", "2026-12-14"), InlineData("14th December", "2026-12-14"), InlineData("Mon 14 Dec", "2026-12-14")]
    [InlineData("1 March", "2027-03-01"), InlineData("mar 14", "2027-03-14"), InlineData("Mar 14, 2028", "2028-03-14"), InlineData("20/11", "2026-11-20"), InlineData("10/1", "2027-01-10")]
    [InlineData("fri", "2026-11-27"), InlineData("Friday", "2026-11-27"), InlineData("mon", "2026-11-30"), InlineData("tomorrow", "2026-11-24"), InlineData("TODAY", "2026-11-23"), InlineData("yesterday", "2026-11-22")]
    [InlineData("+3d", "2026-11-26"), InlineData("+3", "2026-11-26"), InlineData("+ 2 w", "2026-12-07"), InlineData("-1w", "2026-11-16"), InlineData("in 3 days", "2026-11-26"), InlineData("+1m", "2026-12-23")]
    [InlineData("14", "2026-12-14"), InlineData("30", "2026-11-30"), InlineData("29/2/2028", "2028-02-29")]
    public void English(string typed, string meant)
    {
        using var english = Reader.English();
        ReadDay.Try(typed, Today, out var day).ShouldBeTrue();
        day.ShouldBe(DateOnly.Parse(meant, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("14/12", "2026-12-14"), InlineData("14 déc.", "2026-12-14"), InlineData("14 dec", "2026-12-14"), InlineData("14\u00A0déc.", "2026-12-14"), InlineData("lundi 14 décembre 2026", "2026-12-14")]
    [InlineData("1er déc.", "2026-12-01"), InlineData("mar. 24", "2026-11-24"), InlineData("mar. 24 nov.", "2026-11-24"), InlineData("3 août", "2027-08-03"), InlineData("15 févr.", "2027-02-15")]
    [InlineData("ven.", "2026-11-27"), InlineData("vendredi", "2026-11-27"), InlineData("vendredi prochain", "2026-11-27"), InlineData("mar.", "2026-11-24"), InlineData("mercredi", "2026-11-25")]
    [InlineData("demain", "2026-11-24"), InlineData("après-demain", "2026-11-25"), InlineData("aujourd’hui", "2026-11-23"), InlineData("hier", "2026-11-22")]
    [InlineData("+3j", "2026-11-26"), InlineData("+2 sem", "2026-12-07"), InlineData("dans 2 semaines", "2026-12-07"), InlineData("dans 1 mois", "2026-12-23")]
    public void French(string typed, string meant)
    {
        using var french = Reader.French();
        ReadDay.Try(typed, Today, out var day).ShouldBeTrue();
        day.ShouldBe(DateOnly.Parse(meant, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("soon"), InlineData("31/2"), InlineData("14/13"), InlineData("32"), InlineData("29/2/2027"), InlineData("14/12/20266"), InlineData("1/2/3/4"), InlineData("+99999d"), InlineData("2026-13-01"), InlineData("x 14")]
    [InlineData("-"), InlineData("/"), InlineData("14 nov dec")]
    public void What_is_no_day_is_not_guessed(string typed) => ReadDay.Try(typed, Today, out _).ShouldBeFalse();

    [Fact]
    public void What_may_be_chosen_decides_the_year()
    {
        ReadDay.Try("20/12", Today, out var past, max: Today).ShouldBeTrue();
        past.ShouldBe(new DateOnly(2025, 12, 20));
        ReadDay.Try("20/12", Today, out var later, min: new DateOnly(2027, 3, 1)).ShouldBeTrue();
        later.ShouldBe(new DateOnly(2027, 12, 20));
        ReadDay.Try("20/12/2026", Today, out var said, max: Today).ShouldBeTrue();
        said.ShouldBe(new DateOnly(2026, 12, 20)); // it was said: the field says that it is too late
    }

    [Fact]
    public void What_a_field_shows_reads_as_the_same_day_in_both_languages()
    {
        foreach (var reader in new Func<Reader>[] { Reader.English, Reader.French })
        {
            using var language = reader();
            for (var day = new DateOnly(2026, 1, 1); day.Year == 2026; day = day.AddDays(1))
            {
                ReadDay.Try(Say.DayInTable(day), Today, out var read).ShouldBeTrue();
                read.ShouldBe(day);
                ReadDay.Try(Say.DayFull(day), Today, out read).ShouldBeTrue();
                read.ShouldBe(day);
            }
        }
    }
}
