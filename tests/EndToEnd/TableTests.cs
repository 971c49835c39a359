using Microsoft.Playwright;

namespace Regie.Tests;

/// <summary>The table of a project: edited in place, many rows at once, kept as a view, taken away as a file.</summary>
public class TableTests(DemoWorld world)
{
    [Fact]
    public Task A_cell_is_edited_where_it_stands() => world.Visit(async visit =>
    {
        await using var own = await OwnProject.In(world, "Write the brief");
        await visit.Open($"/p/{own.Id}/table");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Edit Task: Write the brief" }).FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.GetByRole(AriaRole.Textbox, new() { Name = "Task title" }).FillAsync("Write the whole brief");
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Write the whole brief" }).WaitForAsync();

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Edit Estimate: Write the whole brief" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Textbox, new() { Name = "Estimate" }).FillAsync("7.5");
        await visit.Page.Keyboard.PressAsync("Enter");
        await own.Becomes("Write the whole brief", task => task.GetProperty("estimateMinutes") is { ValueKind: System.Text.Json.JsonValueKind.Number } minutes && minutes.GetInt32() == 450);
    });

    [Fact]
    public Task Many_rows_are_chosen_with_Shift_changed_and_put_back() => world.Visit(async visit =>
    {
        await using var own = await OwnProject.In(world, "One", "Two", "Three", "Four");
        await visit.Open($"/p/{own.Id}/table");
        var row = (string title) => visit.Page.GetByRole(AriaRole.Checkbox, new() { Name = $"Select {title}" });
        await row("One").ClickAsync();
        await row("Three").FocusAsync();
        await visit.Page.Keyboard.PressAsync("Shift+Space");
        await visit.Page.GetByText("3 selected").WaitForAsync();
        (await Axe.Look(visit.Page)).ShouldBeEmpty();
        await visit.Page.Locator(".bulk").GetByRole(AriaRole.Button, new() { Name = "Priority" }).ClickAsync();
        await visit.Page.Locator("[role=menuitem]:visible").Filter(new() { HasText = "High" }).ClickAsync();
        await own.Becomes("Two", task => task.GetProperty("priority").GetString() == "high");
        (await own.Task("Four")).GetProperty("priority").GetString().ShouldBe("normal");
        await visit.Page.Locator(".toast").Filter(new() { HasText = "3 tasks changed" }).GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await own.Becomes("Two", task => task.GetProperty("priority").GetString() == "normal");

        await visit.Page.Locator(".bulk").GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Two" }).WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await visit.Page.Locator(".toast").Filter(new() { HasText = "3 tasks in the trash" }).GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Two" }).WaitForAsync();
    });

    [Fact]
    public Task A_view_is_kept_and_an_export_holds_what_it_shows() => world.Visit(async visit =>
    {
        await using var own = await OwnProject.In(world, "Alpha", "Beta");
        await visit.Open($"/p/{own.Id}/table?q=alp&sort=-title");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Alpha" }).WaitForAsync();
        await visit.Choose("Views", "Keep this view");
        await visit.Page.GetByRole(AriaRole.Textbox, new() { Name = "Name" }).FillAsync("Only alphas");
        await visit.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Keep" }).ClickAsync();
        await visit.Page.WaitForURLAsync(url => url.Contains("saved=", StringComparison.Ordinal) && url.Contains("q=alp", StringComparison.Ordinal));
        await visit.Open($"/p/{own.Id}/table");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Beta" }).WaitForAsync();
        await visit.Choose("Views", "Only alphas");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Beta" }).WaitForAsync(new() { State = WaitForSelectorState.Detached });

        var file = await visit.Page.RunAndWaitForDownloadAsync(() => visit.Choose("Export", "CSV"));
        file.SuggestedFilename.ShouldEndWith(".csv");
        var text = await File.ReadAllTextAsync(await file.PathAsync());
        text.ShouldContain("Alpha");
        text.ShouldNotContain("Beta");
    });
}
