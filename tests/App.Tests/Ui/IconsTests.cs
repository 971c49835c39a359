using System.Text.RegularExpressions;
using Regie.Tests.House;
using Regie.Ui;

namespace Regie.Tests.Ui;

public sealed partial class IconsTests
{
    [Fact]
    public void Every_icon_a_page_names_is_drawn()
    {
        var known = Icons.Names.ToHashSet();
        var unknown =
            from file in Directory.EnumerateFiles(Path.Combine(Repository.Root.FullName, "src"), "*.razor", SearchOption.AllDirectories)
            from Match use in Use().Matches(File.ReadAllText(file))
            where !known.Contains(use.Groups[1].Value)
            select $"{Path.GetFileName(file)}: {use.Groups[1].Value}";
        unknown.ShouldBeEmpty();
    }

    [GeneratedRegex("""(?:<Icon Name|\bIcon)="([a-z-]+)"(?!\w)""")]
    private static partial Regex Use();
}
