using Microsoft.Playwright;
using Regie.Tests;

namespace Regie.Performance;

/// <summary>
/// What the server holds a minute after it is ready with the demo world, and what a hundred people on the demo's board cost: a hundred real pages stay open, each with its circuit.
/// </summary>
public static class MemoryBench
{
    private const int People = 100;

    public static async Task<IReadOnlyList<Figure>> Measure()
    {
        var data = Directory.CreateTempSubdirectory("regie-bench-").FullName;
        try
        {
            double first;
            await using (var planting = await Start(data))
            {
                first = await Still(planting);
                await planting.Stop();
            }

            await using var app = await Start(data);
            var still = await Still(app);
            var each = await Each(app);
            return
            [
                Figure.AtMost("server with the demo world, 60 s after ready", 200, still, "MB"),
                Figure.AtMost("the same on the start that plants the world", 200, first, "MB"),
                Figure.AtMost($"each of {People} people on the demo's board", 1, each, "MB"),
            ];
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    private static async Task<double> Still(RunningApp app)
    {
        await Task.Delay(TimeSpan.FromSeconds(60));
        return Memory.Now(app.Process.Id);
    }

    private static async Task<double> Each(RunningApp app)
    {
        await using var chromium = await Chromium.Start("--renderer-process-limit=4");
        await using var context = await chromium.Cold(app, await chromium.SignIn(app));
        var board = await Board(context);

        // The first ones also pay for what all share: compiled queries and pages.
        await Open(context, board, 10);
        var before = Memory.Now(app.Process.Id);
        await Open(context, board, People);
        return (Memory.Now(app.Process.Id) - before) / People;
    }

    private static Task<RunningApp> Start(string data) => RunningApp.Start(settings: new Dictionary<string, string> { ["REGIE_TODAY"] = "2026-11-23" }, data: data);

    private static async Task<string> Board(IBrowserContext context)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync("projects");
        await Chromium.Settled(page);
        var link = await page.Locator("main a[href*='p/']").First.GetAttributeAsync("href") ?? throw new InvalidOperationException("The demo world has no project.");
        await page.CloseAsync();
        return link.TrimStart('/').Split('/') is [var p, var id, ..] ? $"{p}/{id}/board" : throw new InvalidOperationException(link);
    }

    private static async Task Open(IBrowserContext context, string address, int count)
    {
        for (var opened = 0; opened < count; opened += 4)
        {
            await Task.WhenAll(Enumerable.Range(0, Math.Min(4, count - opened)).Select(async _ =>
            {
                var page = await context.NewPageAsync();
                await page.GotoAsync(address, new() { Timeout = 60_000 });
                await Chromium.Settled(page);
            }));
        }
    }
}
