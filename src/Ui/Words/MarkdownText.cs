using AngleSharp.Dom;
using Ganss.Xss;
using Markdig;

namespace Regie.Ui;

/// <summary>Markdown to HTML that may be shown: no script, no style, no form, no picture from elsewhere (it would tell its server who reads).</summary>
public static class MarkdownText
{
    static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseAutoLinks().UseEmphasisExtras().UseSoftlineBreakAsHardlineBreak().Build();
    static readonly HtmlSanitizer Sanitizer = Strict();

    /// <summary>The safe HTML of a text in Markdown; HTML written in it goes through the same list.</summary>
    public static string ToSafeHtml(string markdown) => Sanitizer.Sanitize(Markdig.Markdown.ToHtml(markdown, Pipeline));

    static HtmlSanitizer Strict()
    {
        var sanitizer = new HtmlSanitizer(new HtmlSanitizerOptions
        {
            AllowedTags = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
            {
                "a", "b", "blockquote", "br", "code", "del", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "li", "mark", "ol", "p", "pre", "s", "strong",
                "sub", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul",
            },
            AllowedAttributes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "href", "src", "alt", "title", "start" },
            AllowedSchemes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "http", "https", "mailto", "tel" },
            UriAttributes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "href", "src" },
        });
        sanitizer.PostProcessNode += (_, found) =>
        {
            switch (found.Node)
            {
                case IElement { LocalName: "img" } image when image.GetAttribute("src") is not { } source || !IsOurs(source):
                    found.ReplacementNodes.Add(Link(found.Document, image));
                    break;
                case IElement { LocalName: "a" } link:
                    link.SetAttribute("rel", "noopener noreferrer nofollow");
                    break;
                case IElement { LocalName: ['h', var level] } heading when level is >= '1' and <= '6':
                    heading.SetAttribute("class", "md-head"); // a text's headings never compete with the page's
                    break;
            }
        };
        return sanitizer;
    }

    static bool IsOurs(string source) => source.StartsWith('/') && !source.StartsWith("//", StringComparison.Ordinal) && !source.StartsWith("/\\", StringComparison.Ordinal);

    static INode Link(AngleSharp.Html.Dom.IHtmlDocument document, IElement image)
    {
        var link = document.CreateElement("a");
        link.TextContent = image.GetAttribute("alt") is { Length: > 0 } alt ? alt : image.GetAttribute("src") ?? "";
        if (image.GetAttribute("src") is { } source) link.SetAttribute("href", source);
        link.SetAttribute("rel", "noopener noreferrer nofollow");
        return link;
    }
}
