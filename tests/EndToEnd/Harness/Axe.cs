using System.Text.Json;
using Microsoft.Playwright;

namespace Regie.Tests;

/// <summary>Looks at a page with all rules that axe-core has on by itself (WCAG 2.2 AA and good practice) and says what it finds, one line each.</summary>
static class Axe
{
    static readonly Lazy<string> Script = new(() => File.ReadAllText(Repository.Tool("axe-core", "axe.min.js")));

    public static async Task<IReadOnlyList<string>> Look(IPage page)
    {
        // Evaluated by the debugger, so the page's own policy stays as strict as it is.
        await page.EvaluateAsync(Script.Value + "; undefined");
        var found = await page.EvaluateAsync<JsonElement>("""
            async () => {
              const { violations } = await axe.run(document, { resultTypes: ['violations'] });
              return violations.map(v => `${v.id}: ${v.help} — ` + v.nodes.slice(0, 4).map(n => `${n.target.join(' ')} ${(n.any[0] || n.all[0] || n.none[0] || {}).message || ''} ${n.html.slice(0, 200)}`).join('; '));
            }
            """);
        return [.. found.EnumerateArray().Select(line => line.GetString()!)];
    }
}
