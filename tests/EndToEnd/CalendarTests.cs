using Microsoft.Playwright;

namespace Regie.Tests;

/// <summary>The calendar: a task goes to another day by keyboard, and a calendar program reads the days until its link is revoked.</summary>
public class CalendarTests(DemoWorld world)
{
    [Fact]
    public Task A_task_goes_to_another_day_and_a_program_reads_it_by_a_secret_link() => world.Visit(async visit =>
    {
        await using var own = await OwnProject.In(world);
        var day = DateOnly.FromDateTime(DateTime.UtcNow);
        day = new DateOnly(day.Year, day.Month, 15);
        await own.Post("tasks", new { projectId = own.Id, title = "Call the bank", dueDate = day });
        await visit.Open($"/p/{own.Id}/calendar");
        await visit.Page.Locator(".cal-item").Filter(new() { HasText = "Call the bank" }).FocusAsync();
        await visit.Page.Keyboard.PressAsync("Shift+ArrowRight");
        await own.Becomes("Call the bank", task => task.GetProperty("dueDate").GetString() == day.AddDays(1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Subscribe" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Make a link" }).ClickAsync();
        var link = await visit.Page.GetByLabel("Link for your calendar program").InputValueAsync();
        (await Axe.Look(visit.Page)).ShouldBeEmpty();
        using var program = new HttpClient();
        var address = new Uri(world.App.Address, new Uri(link).AbsolutePath);
        (await program.GetStringAsync(address)).ShouldContain("SUMMARY:Call the bank");
        await visit.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { NameRegex = new("^Revoke") }).ClickAsync();
        await visit.Page.Locator(".toast").Filter(new() { HasText = "opens nothing any more" }).WaitForAsync();
        (await program.GetAsync(address)).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
    });
}
