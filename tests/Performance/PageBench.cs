using System.Diagnostics;
using Microsoft.Playwright;
using Regie.Tests;

namespace Regie.Performance;

/// <summary>The first page somebody with an account sees, in a browser that has never been here: bytes over the wire, and when it answers to clicks. Beside it, an empty answer.</summary>
public static class PageBench
{
    private const int Visits = 5;

    public static async Task<IReadOnlyList<Figure>> Measure()
    {
        await using var app = await RunningApp.Start(settings: new Dictionary<string, string> { ["REGIE_TODAY"] = "2026-11-23" });
        await using var chromium = await Chromium.Start();
        var state = await chromium.SignIn(app);
        var (bytes, live, empty) = (new List<double>(), new List<double>(), new List<double>());
        for (var visit = -1; visit < Visits; visit++)
        {
            var seen = await See(chromium, app, state);
            if (visit >= 0)
            {
                bytes.Add(seen.Kilobytes);
                live.Add(seen.Live);
                empty.Add(seen.Empty);
            }
        }

        return
        [
            Figure.AtMost("first page in a cold browser, over the wire", 350, Median(bytes), "KB"),
            Figure.AtMost("first page in a cold browser, answers after", 1000, Median(live), "ms", Median(empty)),
        ];
    }

    private static async Task<(double Kilobytes, double Live, double Empty)> See(Chromium chromium, RunningApp app, string state)
    {
        await using var context = await chromium.Cold(app, state);
        var page = await context.NewPageAsync();
        var clock = Stopwatch.StartNew();
        await page.GotoAsync("healthz");
        var empty = clock.Elapsed.TotalMilliseconds;
        var wire = await Wire.Listen(page);
        await page.AddInitScriptAsync($$"""
            new MutationObserver((_, me) => {
              if (document.querySelector("{{Chromium.Live}}")) { window.liveAfter ??= performance.now(); me.disconnect(); }
            }).observe(document, { subtree: true, childList: true, attributes: true });
            """);
        await page.GotoAsync("");
        await page.WaitForFunctionAsync("() => window.liveAfter !== undefined", null, new() { Timeout = 60_000 });
        var live = await page.EvaluateAsync<double>("window.liveAfter");
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await page.WaitForTimeoutAsync(500);
        return ((wire.Answers + wire.Messages) / 1024.0, live, empty);
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
