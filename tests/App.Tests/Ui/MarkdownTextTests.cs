using Regie.Ui;

namespace Regie.Tests.Ui;

public sealed class MarkdownTextTests
{
    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("[x](javascript:alert(1))")]
    [InlineData("<a href=\"jav&#x09;ascript:alert(1)\">x</a>")]
    [InlineData("<svg onload=alert(1)>")]
    [InlineData("<b style=\"background:url(//evil.example)\" onclick=\"alert(1)\">x</b>")]
    [InlineData("<iframe src=\"https://evil.example\"></iframe>")]
    [InlineData("<form action=\"https://evil.example\"><input name=p></form>")]
    [InlineData("<style>*{display:none}</style>")]
    [InlineData("<p id=\"page\" class=\"drawer\" data-modal>x</p>")]
    [InlineData("<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">")]
    public void Nothing_in_it_runs_or_dresses_up(string markdown)
    {
        var html = MarkdownText.ToSafeHtml(markdown);
        html.ShouldNotContain("<script", Case.Insensitive);
        html.ShouldNotContain("javascript:", Case.Insensitive);
        html.ShouldNotContain("style", Case.Insensitive);
        html.ShouldNotContain(" on", Case.Insensitive);
        html.ShouldNotContain("<iframe", Case.Insensitive);
        html.ShouldNotContain("<form", Case.Insensitive);
        html.ShouldNotContain("<input", Case.Insensitive);
        html.ShouldNotContain("<svg", Case.Insensitive);
        html.ShouldNotContain("data-modal", Case.Insensitive);
        html.ShouldNotContain("id=", Case.Insensitive);
    }

    [Theory]
    [InlineData("https://tracker.example/p.gif")]
    [InlineData("//tracker.example/p.gif")]
    public void A_picture_from_elsewhere_becomes_a_link(string source)
    {
        var html = MarkdownText.ToSafeHtml($"![chart](<{source}>)");
        html.ShouldNotContain("<img");
        html.ShouldContain("chart");
    }

    [Fact]
    public void Our_own_pictures_stay() => MarkdownText.ToSafeHtml("![chart](/files/1)").ShouldContain("<img src=\"/files/1\"");

    [Fact]
    public void What_people_write_is_kept()
    {
        var html = MarkdownText.ToSafeHtml("## Plan\n\n**bold** ~~old~~\n\n- one\n- two\n\n| a | b |\n|---|---|\n| 1 | 2 |");
        html.ShouldContain("<h2 class=\"md-head\">Plan</h2>");
        html.ShouldContain("<strong>bold</strong>");
        html.ShouldContain("<del>old</del>");
        html.ShouldContain("<li>two</li>");
        html.ShouldContain("<td>1</td>");
    }

    [Fact]
    public void Links_do_not_say_where_they_were_clicked() =>
        MarkdownText.ToSafeHtml("[x](https://example.org)").ShouldContain("rel=\"noopener noreferrer nofollow\"");
}
