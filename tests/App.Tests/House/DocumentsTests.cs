using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Regie.Tests.House;

/// <summary>The documents lead where they say, and name what is really there.</summary>
public partial class DocumentsTests
{
    [Fact]
    public void Every_link_between_documents_leads_to_a_file()
    {
        var dead =
            from file in Repository.Files(".", "*.md")
            from Match link in Link().Matches(File.ReadAllText(file.FullName))
            let target = link.Groups[1].Value
            where !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith('#') && !target.StartsWith("mailto:", StringComparison.Ordinal)
            let path = Path.Combine(file.DirectoryName!, Uri.UnescapeDataString(target.Split('#')[0]))
            where !Path.Exists(path)
            select $"{Repository.Name(file)} → {target}";
        dead.ShouldBeEmpty();
    }

    [Fact]
    public void Every_heading_a_link_names_is_there()
    {
        var astray =
            from file in Repository.Files(".", "*.md")
            from Match link in Link().Matches(File.ReadAllText(file.FullName))
            let parts = link.Groups[1].Value.Split('#')
            where parts.Length == 2 && !parts[0].Contains("://", StringComparison.Ordinal)
            let path = parts[0].Length == 0 ? file.FullName : Path.Combine(file.DirectoryName!, Uri.UnescapeDataString(parts[0]))
            where path.EndsWith(".md", StringComparison.Ordinal) && File.Exists(path) && !Headings(path).Contains(Uri.UnescapeDataString(parts[1]))
            select $"{Repository.Name(file)} → {link.Groups[1].Value}";
        astray.ShouldBeEmpty();
    }

    /// <summary>A page names its twin in the other language, the twin names it, and the table of contents of its language leads to it.</summary>
    [Fact]
    public void Every_page_of_the_guide_is_there_in_both_languages()
    {
        var missing = new List<string>();
        foreach (var (own, other) in new[] { ("en", "fr"), ("fr", "en") })
        {
            var folder = Path.Combine(Repository.Root.FullName, "docs", "guide", own);
            var contents = Links(Path.Combine(folder, "index.md"));
            foreach (var page in Directory.GetFiles(folder, "*.md"))
            {
                var name = Path.GetFileName(page);
                var twins = Links(page).Where(link => link.StartsWith($"../{other}/", StringComparison.Ordinal)).ToList();
                if (!twins.Exists(twin => Links(Path.Combine(folder, twin)).Contains($"../{own}/{name}")))
                {
                    missing.Add($"{own}/{name} has no twin in {other} that names it");
                }

                if (name != "index.md" && !contents.Contains(name))
                {
                    missing.Add($"{own}/index.md does not lead to {name}");
                }
            }
        }

        missing.ShouldBeEmpty();
    }

    /// <summary>Pictures come from the demo world, are shown somewhere, and are light to load.</summary>
    [Fact]
    public void Every_picture_is_shown_and_small()
    {
        var folder = new DirectoryInfo(Path.Combine(Repository.Root.FullName, "docs", "images"));
        var shown = Repository.Files(".", "*.md").SelectMany(file => Links(file.FullName)).Select(Path.GetFileName).ToHashSet();
        folder.GetFiles().Where(picture => !shown.Contains(picture.Name) || picture.Length > 250_000).Select(picture => $"{picture.Name}: {picture.Length}").ShouldBeEmpty();
    }

    [Fact]
    public void Every_package_says_why_it_is_here()
    {
        var pinned = XDocument.Load(Path.Combine(Repository.Root.FullName, "Directory.Packages.props"))
            .Descendants("PackageVersion").Select(package => package.Attribute("Include")!.Value);
        // A row may name a family: Microsoft.EntityFrameworkCore.Sqlite, .Relational, .Design.
        var document = File.ReadAllText(Path.Combine(Repository.Root.FullName, "docs", "DEPENDENCIES.md"));
        pinned.Where(name => !document.Contains(name, StringComparison.Ordinal) && !document.Contains($", {name[name.LastIndexOf('.')..]}", StringComparison.Ordinal))
            .ShouldBeEmpty();
    }

    [Fact]
    public void Every_pin_is_one_exact_version() =>
        XDocument.Load(Path.Combine(Repository.Root.FullName, "Directory.Packages.props"))
            .Descendants("PackageVersion")
            .Where(package => !Version().IsMatch(package.Attribute("Version")!.Value))
            .Select(package => package.ToString())
            .ShouldBeEmpty();

    private static HashSet<string> Links(string path) => File.Exists(path) ? [.. Link().Matches(File.ReadAllText(path)).Select(link => link.Groups[1].Value.Split('#')[0])] : [];

    /// <summary>Names of headings as in a link: lower case, without punctuation, hyphens for spaces.</summary>
    private static HashSet<string> Headings(string path) =>
        [.. File.ReadLines(path).Where(line => line.StartsWith('#')).Select(line => string.Concat(line.TrimStart('#').Trim().ToLowerInvariant().Where(letter => char.IsLetterOrDigit(letter) || letter is ' ' or '-')).Replace(' ', '-'))];

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^\d+\.\d+\.\d+(\.\d+)?(-[a-z0-9.]+)?$")]
    private static partial Regex Version();
}
