using System.Text.Json;
using Regie.Kernel;

namespace Regie.Performance;

/// <summary>One page of a large list over the API: token, operation, reach, filters, whole view, JSON. Beside it the same query in bare EF.</summary>
public static class TasksBench
{
    private const int Tasks = 10_000;

    /// <summary>Alternating turns, so that a noisy neighbour disturbs both.</summary>
    private const int Turns = 3;

    public static async Task<IReadOnlyList<Figure>> Measure()
    {
        var figures = new List<Figure>();
        foreach (var kind in Installation.Kinds)
        {
            await using var installation = await Installation.Make(kind);
            var planted = await Planted.Plant(installation, Tasks);
            await using var app = await installation.Serve();
            await using var bare = await BareEf.Start(installation, planted.ProjectId);
            var address = new Uri(app.Address, $"api/v1/tasks?projectId={planted.ProjectId}&limit=50");
            var expected = await Check(address, bare.Address, planted);
            var (ours, theirs) = (new List<WrkRun>(), new List<WrkRun>());
            await Wrk.Get(address, expected, 3, planted.Token);
            await Wrk.Get(bare.Address, expected, 3);
            for (var turn = 0; turn < Turns; turn++)
            {
                ours.Add(await Wrk.Get(address, expected, 4, planted.Token));
                theirs.Add(await Wrk.Get(bare.Address, expected, 4));
            }

            var (rate, yardstick) = (Median(ours, run => run.PerSecond), Median(theirs, run => run.PerSecond));
            figures.Add(Figure.AtLeast($"ListTasks, 50 of {Tasks:#,0}, {installation.Name}", 1000, rate, "/s", yardstick));
            figures.Add(Figure.AtMost($"ListTasks, 99 of 100 within, {installation.Name}", 50, Median(ours, run => run.P99), "ms", Median(theirs, run => run.P99)));
            figures.Add(Figure.AtLeast($"ListTasks, share of bare EF, {installation.Name}", 25, rate / yardstick * 100, "%"));
        }

        return figures;
    }

    /// <summary>The answer must be a whole page of whole views, and the yardstick's the same to the byte; only then is it worth measuring.</summary>
    private static async Task<byte[]> Check(Uri address, Uri bare, Planted planted)
    {
        var answer = await Wrk.Once(address, planted.Token);
        using var page = JsonDocument.Parse(answer);
        var items = page.RootElement.GetProperty("items").EnumerateArray().ToList();
        var first = items[0];
        if (items.Count != 50 || page.RootElement.GetProperty("next").ValueKind != JsonValueKind.String || first.GetProperty("projectId").GetGuid() != planted.ProjectId
            || first.GetProperty("number").GetInt32() != 1 || first.GetProperty("schedule").ValueKind != JsonValueKind.Object || !items.Any(item => item.GetProperty("commentCount").GetInt32() > 0))
        {
            throw new InvalidOperationException("ListTasks did not answer a whole page.");
        }

        var yardstick = await Wrk.Once(bare);
        return answer.AsSpan().SequenceEqual(yardstick) ? answer : throw new InvalidOperationException("The yardstick answers something else.");
    }

    private static double Median(List<WrkRun> runs, Func<WrkRun, double> of) => runs.Select(of).Order().ElementAt(runs.Count / 2);
}
