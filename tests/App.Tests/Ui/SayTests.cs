using Regie.Ui;

namespace Regie.Tests.Ui;

public sealed class SayTests
{
    private static readonly DateOnly Monday = new(2026, 11, 23);
    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    [Fact]
    public void Numbers_have_the_spaces_of_the_language()
    {
        using (Reader.English())
        {
            Say.Number(2418).ShouldBe("2,418");
            Say.Number(7.25, 1).ShouldBe("7.3");
            Say.Number(-12).ShouldBe("−12");
            Say.Percent(.46).ShouldBe("46%");
            Say.Size(412_000).ShouldBe("412\u00A0KB");
        }

        using (Reader.French())
        {
            Say.Number(2418).ShouldBe("2\u202F418");
            Say.Number(7.25, 1).ShouldBe("7,3");
            Say.Percent(.46).ShouldBe("46\u00A0%");
            Say.Size(412_000).ShouldBe("412\u00A0Ko");
        }
    }

    [Fact]
    public void Money_is_said_from_its_smallest_unit()
    {
        using (Reader.English())
        {
            Say.Money(123_450, "EUR").ShouldBe("€1,234.50");
            Say.Money(40_000, "EUR").ShouldBe("€400");
            Say.Money(-2_400, "EUR").ShouldBe("−€24");
            Say.Money(1500, "JPY").ShouldBe("¥1,500");
            Say.Money(100, "CHF").ShouldBe("CHF\u00A01");
            Say.MoneyShort(1_820_000, "EUR").ShouldBe("€18.2k");
            Say.MoneyShort(99_960_000, "EUR").ShouldBe("€1M");
        }

        using (Reader.French())
        {
            Say.Money(123_450, "EUR").ShouldBe("1\u202F234,50\u00A0€");
            Say.MoneyShort(1_820_000, "EUR").ShouldBe("18,2\u00A0k€");
        }
    }

    [Fact]
    public void Days_are_said_as_a_person_says_them()
    {
        using (Reader.English())
        {
            Say.Day(new(2026, 11, 24), Monday).ShouldBe("24\u00A0Nov");
            Say.Day(new(2027, 1, 15), Monday).ShouldBe("15\u00A0Jan\u00A02027");
            Say.DayLong(Monday).ShouldBe("Monday 23\u00A0November");
            Say.Due(new(2026, 11, 20), Monday).ShouldBe("3\u00A0d late");
            Say.Due(Monday, Monday).ShouldBe("today");
            Say.Due(new(2026, 11, 24), Monday).ShouldBe("tomorrow");
        }

        using (Reader.French())
        {
            Say.Day(new(2026, 11, 24), Monday).ShouldBe("24\u00A0nov.");
            Say.Day(new(2026, 12, 1), Monday).ShouldBe("1er\u00A0déc.");
            Say.DayLong(Monday).ShouldBe("lundi 23\u00A0novembre");
            Say.DayInTable(new(2026, 11, 24)).ShouldBe("24/11/2026");
            Say.Due(new(2026, 11, 20), Monday).ShouldBe("3\u00A0j de retard");
        }
    }

    [Fact]
    public void Instants_are_said_in_the_zone_of_the_person()
    {
        var late = new DateTimeOffset(2026, 11, 23, 23, 30, 0, TimeSpan.Zero); // already Tuesday in Paris
        using (Reader.English())
        {
            Say.Instant(late, Paris, Monday).ShouldBe("24\u00A0Nov, 00:30");
            Say.Instant(late, TimeZoneInfo.Utc, Monday).ShouldBe("23:30");
            Say.InstantFull(late, Paris).ShouldBe("Tuesday 24\u00A0November 2026, 00:30 (Europe/Paris)");
        }

        using (Reader.French())
        {
            Say.Instant(late, Paris, Monday).ShouldBe("24\u00A0nov. à\u00A00\u00A0h\u00A030");
            Say.Clock(new(17, 0)).ShouldBe("17\u00A0h");
        }
    }

    [Theory]
    [InlineData(30, "just now")]
    [InlineData(5 * 60, "5\u00A0min")]
    [InlineData(2 * 3600, "2\u00A0h")]
    [InlineData(3 * 86400, "3\u00A0d")]
    [InlineData(10 * 86400, "13\u00A0Nov")]
    public void What_happened_is_said_by_its_age(int seconds, string said)
    {
        using var english = Reader.English();
        var now = new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
        Say.Ago(now.AddSeconds(-seconds), now, Paris).ShouldBe(said);
    }

    [Theory]
    [InlineData(45, "45\u00A0min", "45\u00A0min")]
    [InlineData(450, "7.5\u00A0h", "7,5\u00A0h")]
    [InlineData(75, "1.25\u00A0h", "1,25\u00A0h")]
    [InlineData(74, "1.2\u00A0h", "1,2\u00A0h")]
    [InlineData(0, "0\u00A0h", "0\u00A0h")]
    public void Durations_are_hours_once_there_is_one(int minutes, string english, string french)
    {
        using (Reader.English()) Say.Duration(minutes).ShouldBe(english);
        using (Reader.French()) Say.Duration(minutes).ShouldBe(french);
    }

    [Fact]
    public void Deviations_always_carry_their_sign()
    {
        using var english = Reader.English();
        Say.DaysSigned(4).ShouldBe("+4\u00A0d");
        Say.DaysSigned(-1.5m).ShouldBe("−1.5\u00A0d");
        Say.DaysSigned(2.2m).ShouldBe("+2\u00A0d");
        Say.DaysSigned(2.3m).ShouldBe("+2.5\u00A0d");
        Say.DaysSigned(0.2m).ShouldBe("+2\u00A0h");
        Say.Days(5.9m).ShouldBe("6\u00A0d");
        Say.DaysSigned(0).ShouldBe("0\u00A0d");
    }

    [Fact]
    public void Zero_is_plural_in_English_and_singular_in_French()
    {
        using (Reader.English()) Say.Count(0, "{0} task", "{0} tasks").ShouldBe("0 tasks");
        using (Reader.French()) Say.Count(0, "{0} tâche", "{0} tâches").ShouldBe("0 tâche");
        using (Reader.French()) Say.Count(1418, "{0} tâche", "{0} tâches").ShouldBe("1\u202F418 tâches");
    }

    [Theory]
    [InlineData("7.5", "7.5", "7.5")]
    [InlineData("7,5", "7.5", "7.5")]
    [InlineData("1,234", "1234", "1.234")]
    [InlineData("1\u202F234,5", "1234.5", "1234.5")]
    [InlineData("−3", "-3", "-3")]
    public void Numbers_are_read_as_their_language_writes_them(string typed, string english, string french)
    {
        using (Reader.English()) Read(typed).ShouldBe(english);
        using (Reader.French()) Read(typed).ShouldBe(french);

        static string Read(string text) => Say.TryReadNumber(text, out var number) ? number.ToString(System.Globalization.CultureInfo.InvariantCulture) : "nothing";
    }

    [Theory]
    [InlineData("Atelier Lumen", "L")]
    [InlineData("Maison Corbeau", "C")]
    [InlineData("Studio Pixel", "P")]
    [InlineData("Ferme du Lac", "F")]
    [InlineData("The Crow House", "C")]
    [InlineData("L’Atelier d’Émilie", "É")]
    [InlineData("Studio", "S")]
    public void The_letter_of_a_business_is_that_of_the_word_that_tells_it_from_others(string name, string letter) => Say.Letter(name).ShouldBe(letter);

    [Theory]
    [InlineData("Inès Roux", "IR")]
    [InlineData("Jean-Luc de la Tour", "JT")]
    [InlineData("themarc", "T")]
    [InlineData("  ", "?")]
    public void Initials_are_those_of_first_and_last_name(string name, string initials) => Say.Initials(name).ShouldBe(initials);

    [Fact]
    public void The_same_person_has_the_same_colour_in_every_process() => Tones.ColourOf("Sarah Meyer").ShouldBe("c2");
}
