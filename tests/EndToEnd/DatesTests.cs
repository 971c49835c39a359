using Microsoft.Playwright;

namespace Regie.Tests;

/// <summary>A day is typed as people write it, or picked from the month by keyboard; in French as in English.</summary>
public class DatesTests(DemoWorld world)
{
    [Fact]
    public async Task A_due_date_is_typed_in_French_then_picked_by_keyboard_then_cleared()
    {
        await using var own = await OwnProject.In(world, "Relire l’offre");
        await world.Visit(async visit =>
        {
            var (page, keys) = (visit.Page, visit.Page.Keyboard);
            await visit.Open($"/p/{own.Id}/board/t/{(await own.Task("Relire l’offre")).GetProperty("id").GetString()}");
            var due = page.Locator("[data-drawer] .date").Nth(1);
            await due.Locator("input").FillAsync("14 déc. 2026");
            await keys.PressAsync("Enter");
            await own.Becomes("Relire l’offre", task => task.GetProperty("dueDate").GetString() == "2026-12-14");
            await Assertions.Expect(due.Locator("input")).ToHaveValueAsync("14/12/2026");

            await keys.PressAsync("Tab");
            await keys.PressAsync("Enter");
            await page.Locator(":popover-open [aria-label='Lundi 14\u00A0décembre 2026']:focus").WaitForAsync();
            (await Axe.Look(page)).ShouldBeEmpty();
            await keys.PressAsync("ArrowDown");
            await keys.PressAsync("PageDown");
            await page.Locator(":popover-open [aria-label='Jeudi 21\u00A0janvier 2027']:focus").WaitForAsync();
            await keys.PressAsync("Enter");
            await own.Becomes("Relire l’offre", task => task.GetProperty("dueDate").GetString() == "2027-01-21");
            (await page.Locator(":popover-open").CountAsync()).ShouldBe(0);

            await due.Locator("input").FillAsync("");
            await keys.PressAsync("Tab");
            await own.Becomes("Relire l’offre", task => task.GetProperty("dueDate").ValueKind is System.Text.Json.JsonValueKind.Null);
        }, Viewing.Desktop with { Locale = "fr-FR" });
    }
}
