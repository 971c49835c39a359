using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Regie.Tests.House;

/// <summary>Each text exists in English and in French, takes the same values, and keeps the typography of its language.</summary>
public partial class TextsTests
{
    public static TheoryData<string> English =>
        [.. Repository.Files("src", "*.resx").Select(Repository.Name).Where(name => !name.EndsWith(".fr.resx", StringComparison.Ordinal))];

    [Theory, MemberData(nameof(English))]
    public void English_and_French_hold_the_same_keys(string file)
    {
        var (english, french) = Both(file);
        english.Keys.Except(french.Keys).Select(key => $"{key} has no French").ShouldBeEmpty();
        french.Keys.Except(english.Keys).Select(key => $"{key} has no English").ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(English))]
    public void A_text_takes_the_same_values_in_both_languages(string file)
    {
        var (english, french) = Both(file);
        english.Where(text => french.TryGetValue(text.Key, out var other) && !Places(text.Value).SequenceEqual(Places(other)))
            .Select(text => $"{text.Key}: “{text.Value}” and “{french[text.Key]}”").ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(English))]
    public void No_text_is_empty_and_no_key_comes_twice(string file)
    {
        foreach (var path in new[] { file, French(file) })
        {
            var rows = Rows(path).ToList();
            rows.Where(row => string.IsNullOrWhiteSpace(row.Value)).Select(row => $"{path}: {row.Key} is empty").ShouldBeEmpty();
            rows.GroupBy(row => row.Key).Where(group => group.Count() > 1).Select(group => $"{path}: {group.Key} comes {group.Count()} times").ShouldBeEmpty();
        }
    }

    [Theory, MemberData(nameof(English))]
    public void French_keeps_its_spaces(string file) =>
        Both(file).French.Where(text => Careless().IsMatch(Address().Replace(text.Value, "")))
            .Select(text => $"{text.Key}: “{text.Value}” wants U+202F before ; ! ? and U+00A0 before : % € and inside « »").ShouldBeEmpty();

    private static string French(string file) => file[..^".resx".Length] + ".fr.resx";

    private static (Dictionary<string, string> English, Dictionary<string, string> French) Both(string file) => (Texts(file), Texts(French(file)));

    private static Dictionary<string, string> Texts(string file) =>
        Rows(file).DistinctBy(row => row.Key).ToDictionary(row => row.Key, row => row.Value, StringComparer.Ordinal);

    private static IEnumerable<(string Key, string Value)> Rows(string file) =>
        XDocument.Load(Path.Combine(Repository.Root.FullName, file)).Root!.Elements("data")
            .Select(data => (data.Attribute("name")!.Value, data.Element("value")?.Value ?? ""));

    private static IEnumerable<string> Places(string text) => Place().Matches(text).Select(match => match.Groups[1].Value).Distinct().Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\{(\d+)[^}]*\}")]
    private static partial Regex Place();

    // A plain space, or none, where French asks for a narrow or a non-breaking one.
    [GeneratedRegex(@"[ \p{L}\d)»”}][;!?](?!\w)(?<!\u202F[;!?])(?<![!?][!?])|[ \p{L}\d)»}]:(?=\s|$)(?<!\u00A0:)|[ \d}][%€](?<![\u00A0\u202F][%€])|«(?!\u00A0)|(?<!\u00A0)»")]
    private static partial Regex Careless();

    // Addresses and entities keep their own punctuation.
    [GeneratedRegex(@"https?://\S+|&\w+;|REGIE_\S+")]
    private static partial Regex Address();
}
