using Bunit;
using Regie.Ui;

namespace Regie.Tests.Ui;

public sealed class FieldTests : BunitContext
{
    [Fact]
    public void Label_hint_and_error_belong_to_the_input()
    {
        var field = Render<Field>(with => with.Add(f => f.Label, "Name").Add(f => f.Hint, "As the client says it").Add(f => f.Error, "Write a name")
            .Add(f => f.ChildContent, _ => page => { page.OpenComponent<TextField>(0); page.CloseComponent(); }));
        var input = field.Find("input");
        field.Find("label").GetAttribute("for").ShouldBe(input.Id);
        input.GetAttribute("aria-invalid").ShouldBe("true");
        input.GetAttribute("aria-describedby")!.Split(' ').Select(id => field.Find($"#{id}").TextContent.Trim()).ShouldBe(["Write a name", "As the client says it"]);
    }

    [Fact]
    public void What_is_being_typed_is_never_overwritten()
    {
        using var english = Reader.English();
        var saved = "";
        var field = Render<TextField>(with => with.Add(f => f.Value, "Offer").Add(f => f.ValueChanged, text => saved = text ?? ""));
        field.Find("input").Focus();

        field.Render(with => with.Add(f => f.Value, "Offer, version 3")); // somebody else saved

        field.Find("input").GetAttribute("value").ShouldBe("Offer");
        field.Find("[role=status]").TextContent.ShouldContain("Offer, version 3");
        field.Find("input").Change("My offer");
        saved.ShouldBe("My offer");
    }

    [Fact]
    public void A_number_that_is_none_stays_to_be_put_right()
    {
        using var french = Reader.French();
        decimal? number = 1;
        var field = Render<NumberField>(with => with.Add(f => f.Value, 1).Add(f => f.ValueChanged, value => number = value));
        field.Find("input").Change("sept");
        number.ShouldBe(1);
        field.Find("input").GetAttribute("value").ShouldBe("sept");
        field.Find("[role=alert]").TextContent.ShouldContain("7,5");
        field.Find("input").Change("7,5");
        number.ShouldBe(7.5m);
    }

    [Fact]
    public void A_choice_that_is_gone_shows_as_nothing_chosen()
    {
        var select = Render<Select<string>>(with => with.Add(s => s.Value, "gone").Add(s => s.Choices, [new("a", "To do"), new("b", "Doing")]));
        select.Find("select").GetAttribute("value").ShouldBe("-1");
    }
}

public sealed class ChoosingTests : BunitContext
{
    [Fact]
    public void A_colour_is_chosen_by_its_name()
    {
        using var english = Reader.English();
        var chosen = 0;
        var colours = Render<ColourChoice>(with => with.Add(c => c.Value, 2).Add(c => c.Label, "Colour").Add(c => c.ValueChanged, colour => chosen = colour));
        colours.FindAll("input").Select(input => input.GetAttribute("aria-label")).ShouldBe(["Petrol", "Rust", "Violet", "Rose", "Green", "Blue", "Ochre", "Slate"]);
        colours.FindAll("input[checked]").ShouldHaveSingleItem().GetAttribute("aria-label").ShouldBe("Rust");
        colours.Find("input[aria-label=Green]").Change(true);
        chosen.ShouldBe(5);
    }

    [Fact]
    public void What_is_to_be_copied_is_shown_whole_and_named()
    {
        using var english = Reader.English();
        var copy = Render<CopyText>(with => with.Add(c => c.Text, "https://example.org/x").Add(c => c.Label, "Invitation link"));
        var field = copy.Find("input[readonly]");
        field.GetAttribute("value").ShouldBe("https://example.org/x");
        field.GetAttribute("aria-label").ShouldBe("Invitation link");
        copy.Find("button").GetAttribute("data-copy").ShouldBe(field.Id);
    }
}
