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

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^\d+\.\d+\.\d+(\.\d+)?(-[a-z0-9.]+)?$")]
    private static partial Regex Version();
}
