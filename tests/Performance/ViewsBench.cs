using Microsoft.Playwright;
using Regie.Kernel;

namespace Regie.Performance;

/// <summary>Large views in a real browser: a board of 1,000 cards and a timeline of 5,000 tasks, opened and scrolled with the wheel. Beside it, a plain page with as many lines of text.</summary>
public static class ViewsBench
{
    public static async Task<IReadOnlyList<Figure>> Measure()
    {
        await using var chromium = await Chromium.Start();
        var plain = await Plain(chromium);
        return [.. await View(chromium, "board", 1_000, ".board .cards, [role=list]", plain), .. await View(chromium, "timeline", 5_000, null, plain)];
    }

    private static async Task<List<Figure>> View(Chromium chromium, string tab, int tasks, string? over, Frames plain)
    {
        await using var installation = await Installation.Make(DatabaseKind.Sqlite);
        var planted = await Planted.Plant(installation, tasks);
        await using var app = await installation.Serve();
        await using var context = await chromium.Cold(app, await chromium.SignIn(app, Planted.Email, Planted.Password));
        var page = await context.NewPageAsync();
        var wire = await Wire.Listen(page);
        await page.GotoAsync($"p/{planted.ProjectId}/{tab}");
        await Chromium.Settled(page);
        await page.WaitForTimeoutAsync(1500);
        var payload = (wire.Answers + wire.Messages) / 1024.0;
        var frames = await Scroll(page, over);
        return
        [
            Figure.AtMost($"{tab}, {tasks:#,0} tasks: opened with", 2000, payload, "KB"),
            Figure.AtMost($"{tab}, {tasks:#,0} tasks: 95 of 100 frames while scrolling", 34, frames.P95, "ms", plain.P95),
            Figure.AtMost($"{tab}, {tasks:#,0} tasks: longest pause while scrolling", 200, frames.Longest, "ms", plain.Longest),
        ];
    }

    private static async Task<Frames> Plain(Chromium chromium)
    {
        await using var context = await chromium.Browser.NewContextAsync(new() { ViewportSize = new() { Width = 1440, Height = 900 } });
        var page = await context.NewPageAsync();
        await page.SetContentAsync($"<main>{string.Concat(Enumerable.Range(0, 5000).Select(line => $"<p>Line {line} of a plain page</p>"))}</main>");
        return await Scroll(page, null);
    }

    /// <summary>Turns the wheel for four seconds over the middle of the view, and takes the time between frames meanwhile.</summary>
    private static async Task<Frames> Scroll(IPage page, string? over)
    {
        if (over is not null && await page.Locator(over).CountAsync() > 0)
        {
            await page.Locator(over).First.HoverAsync();
        }
        else
        {
            await page.Mouse.MoveAsync(720, 550);
        }

        await page.EvaluateAsync("""
            () => {
              window.frames_ = []; let last = performance.now();
              const one = now => { window.frames_.push(now - last); last = now; if (window.frames_ !== null) window.next_ = requestAnimationFrame(one); };
              window.next_ = requestAnimationFrame(one);
            }
            """);
        for (var turn = 0; turn < 80; turn++)
        {
            await page.Mouse.WheelAsync(0, turn < 55 ? 300 : -400);
            await page.WaitForTimeoutAsync(40);
        }

        var took = (await page.EvaluateAsync<double[]>("() => { cancelAnimationFrame(window.next_); return window.frames_; }")).Skip(2).Order().ToList();
        return new Frames(took[took.Count * 95 / 100], took[^1]);
    }

    private sealed record Frames(double P95, double Longest);
}
