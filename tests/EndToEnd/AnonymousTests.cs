namespace Regie.Tests;

/// <summary>What somebody sees who is not signed in.</summary>
public class AnonymousTests(DemoWorld world)
{
    [Fact]
    public Task Any_page_leads_to_the_sign_in() => world.Visit(async visit =>
    {
        await visit.Page.GotoAsync("/");
        new Uri(visit.Page.Url).AbsolutePath.ShouldBe("/sign-in");
    }, anonymous: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task The_sign_in_is_accessible(bool dark) => world.Visit(async visit =>
    {
        await visit.Page.GotoAsync("/sign-in");
        (await Axe.Look(visit.Page)).ShouldBeEmpty();
    }, Viewing.Desktop with { Dark = dark }, anonymous: true);

    [Theory]
    [InlineData("en-GB", "en")]
    [InlineData("fr-FR", "fr")]
    public Task The_sign_in_speaks_the_language_of_the_browser(string locale, string language) => world.Visit(async visit =>
    {
        await visit.Page.GotoAsync("/sign-in");
        (await visit.Page.Locator("html").GetAttributeAsync("lang")).ShouldBe(language);
    }, Viewing.Desktop with { Locale = locale }, anonymous: true);

    [Fact]
    public Task The_sign_in_fits_a_phone() => world.Visit(async visit =>
    {
        await visit.Page.GotoAsync("/sign-in");
        (await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth")).ShouldBeLessThanOrEqualTo(0);
    }, Viewing.Phone, anonymous: true);
}
