using System.Xml.Linq;

namespace Regie.Tests;

/// <summary>
/// Words of the other language on a page: every text of the resources that French says differently. Not single words, nor what templates and the command line are made of:
/// people write the same into their plans, in whatever language.
/// </summary>
static class Foreign
{
    private static readonly Lazy<IReadOnlySet<string>> Texts = new(() =>
    {
        var pairs =
            (from file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "Text.resx", SearchOption.AllDirectories)
             let french = Read(file[..^".resx".Length] + ".fr.resx")
             from text in Read(file)
             where text.Value.Contains(' ', StringComparison.Ordinal) && !text.Key.StartsWith("tpl.", StringComparison.Ordinal) && !text.Key.StartsWith("status.", StringComparison.Ordinal) && !text.Key.StartsWith("step.", StringComparison.Ordinal) && !text.Key.StartsWith("admin.", StringComparison.Ordinal)
             select (English: text.Value, French: french.GetValueOrDefault(text.Key))).ToList();
        var spoken = pairs.Select(pair => pair.French).ToHashSet();
        return pairs.Where(pair => pair.English != pair.French && !spoken.Contains(pair.English)).Select(pair => pair.English).ToHashSet();
    });

    /// <summary>The lines of a French page that are English, from what can be read, heard or hovered.</summary>
    public static async Task<IReadOnlyList<string>> English(Visit visit)
    {
        var said = await visit.Page.EvaluateAsync<string[]>("""
            () => [...document.body.innerText.split('\n'), ...[...document.querySelectorAll('[aria-label], [title], [placeholder]')].flatMap(e => ['aria-label', 'title', 'placeholder'].map(a => e.getAttribute(a)))].filter(Boolean).map(s => s.trim())
            """);
        return [.. said.Where(Texts.Value.Contains).Distinct().Select(words => $"“{words}” is English")];
    }

    private static Dictionary<string, string> Read(string file) =>
        XDocument.Load(file).Root!.Elements("data").ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value);
}
