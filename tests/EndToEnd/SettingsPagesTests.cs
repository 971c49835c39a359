namespace Regie.Tests;

/// <summary>The pages about oneself, about a business, its people and its projects: each in every look, one browser for all of them.</summary>
public class SettingsPagesTests(DemoWorld world)
{
    /// <summary>Speaks its reader's language: here the business's, English.</summary>
    private const string Report = "report";

    private static readonly (string Name, string Path)[] Pages =
    [
        ("businesses", "/businesses"), ("business", "/b/{Atelier Lumen}/settings"), ("members", "/b/{Atelier Lumen}/settings/members"), ("invitations", "/b/{Atelier Lumen}/settings/invitations"),
        ("placeholders", "/b/{Atelier Lumen}/settings/placeholders"), ("audit", "/b/{Atelier Lumen}/settings/audit"), ("start", "/b/{Atelier Lumen}/start"),
        ("profile", "/settings"), ("security", "/settings/security"), ("sign-ins", "/settings/sign-ins"), ("tokens", "/settings/tokens"), ("mail", "/settings/notifications"), ("notifications", "/notifications"),
        ("project-calendar", "/p/{Autumn launch}/calendar"), ("baselines", "/p/{Autumn launch}/baselines"), (Report, "/p/{Autumn launch}/reports"), ("project-settings", "/p/{Autumn launch}/settings"), ("trash", "/projects?trash=1"),
    ];

    [Fact]
    public Task Accessible_in_light() => Look(Viewing.Desktop, "light");

    [Fact]
    public Task Accessible_in_dark() => Look(Viewing.Desktop with { Dark = true }, "dark");

    [Fact]
    public Task Accessible_on_a_phone_and_without_English_in_French() => Look(Viewing.Phone with { Locale = "fr-FR" }, "phone-fr");

    private async Task Look(Viewing viewing, string look)
    {
        var pages = new List<(string Name, string Path)>();
        foreach (var (name, path) in Pages)
        {
            pages.Add((name, await world.Address(path)));
        }

        await world.Visit(async visit =>
        {
            List<string> found = [];
            foreach (var (name, path) in pages)
            {
                await visit.Open(path);
                await visit.Drawn();
                await visit.Picture($"{name}-{look}");
                if (await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth") is > 0 and var wider)
                {
                    found.Add($"{name}: {wider} px wider than the window");
                }

                found.AddRange((await Axe.Look(visit.Page)).Select(line => $"{name}: {line}"));
                if (look.EndsWith("fr", StringComparison.Ordinal) && name != Report)
                {
                    found.AddRange((await Foreign.English(visit)).Select(line => $"{name}: {line}"));
                }
            }

            found.ShouldBeEmpty();
        }, viewing, name: $"settings-{look}");
    }
}
