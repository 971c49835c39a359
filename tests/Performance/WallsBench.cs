using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Regie.Businesses;
using Regie.Kernel;

namespace Regie.Performance;

/// <summary>
/// Whether the clock tells what the answer does not: an id of another business is refused as fast as one that nobody ever had. The two are asked in turn, so that
/// whatever else goes on disturbs both; the yardstick is the difference between two series of ids that nobody had.
/// </summary>
public static class WallsBench
{
    private const int Rounds = 4000;

    /// <summary>Of the time of one answer: less than the network between a caller and any server varies by.</summary>
    private const double Tolerated = 5;

    public static async Task<IReadOnlyList<Figure>> Measure()
    {
        var figures = new List<Figure>();
        foreach (var kind in Installation.Kinds)
        {
            await using var installation = await Installation.Make(kind);
            var planted = await Planted.Plant(installation, 1000);
            var (token, tasks) = await Stranger(installation, planted);
            await using var app = await installation.Serve();
            using var http = Clients.Api(app.Address, token);
            foreach (var (name, method, path, body) in new (string, HttpMethod, Func<Guid, string>, Func<HttpContent?>)[]
            {
                ("GetTask", HttpMethod.Get, id => $"tasks/{id}", () => null),
                ("CloseTask", HttpMethod.Post, id => $"tasks/{id}/closure", () => null),
                ("ListTasks", HttpMethod.Get, id => $"tasks?parentId={id}", () => null),
            })
            {
                await Series(http, method, path, body, tasks, 500);
                var (foreign, random, again) = await Series(http, method, path, body, tasks, method == HttpMethod.Get ? Rounds : Rounds / 2);
                figures.Add(Figure.AtMost($"{name}, foreign or random id, {installation.Name}", Tolerated, Math.Abs(foreign - random) / random * 100, "%", Math.Abs(again - random) / random * 100));
            }
        }

        return figures;
    }

    /// <summary>Medians in microseconds: foreign ids, random ids, random ids once more; one of each in turn.</summary>
    private static async Task<(double Foreign, double Random, double Again)> Series(HttpClient http, HttpMethod method, Func<Guid, string> path, Func<HttpContent?> body, IReadOnlyList<Guid> tasks, int rounds)
    {
        var took = new List<double>[] { [], [], [] };
        for (var round = 0; round < rounds; round++)
        {
            for (var place = 0; place < 3; place++)
            {
                // Who comes first changes: a place in the row must not be an advantage.
                var series = (place + round) % 3;
                took[series].Add(await Once(http, method, path(series == 0 ? tasks[round % tasks.Count] : Guid.CreateVersion7()), body()));
            }
        }

        return (Median(took[0]), Median(took[1]), Median(took[2]));
    }

    private static async Task<double> Once(HttpClient http, HttpMethod method, string path, HttpContent? body)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body };
        var from = Stopwatch.GetTimestamp();
        using var answer = await http.SendAsync(request);
        var took = Stopwatch.GetElapsedTime(from).TotalMicroseconds;
        return (int)answer.StatusCode == 404 ? took : throw new InvalidOperationException($"{path} answered {(int)answer.StatusCode}.");
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    /// <summary>A second person with a business of their own, and what they must not see.</summary>
    private static Task<(string Token, IReadOnlyList<Guid> Tasks)> Stranger(Installation installation, Planted planted) => installation.Inside(async app =>
    {
        var runner = app.Services.GetRequiredService<Runner>();
        var id = await Planted.Person(app, "paul@bench.example");
        var caller = new Caller { PersonId = id, Door = Door.Page };
        var business = await Planted.Must(runner, new CreateBusiness("Maison Corbeau"), caller);
        await Planted.Must(runner, new Plan.CreateProject(business.Id, "Autumn"), caller);
        var token = await Planted.Must(runner, new CreateToken("Benchmark"), caller);
        var owner = new Caller { PersonId = planted.PersonId, Door = Door.Page };
        var tasks = await Planted.Must(runner, new Plan.ListTasks { ProjectId = planted.ProjectId, Limit = 200 }, owner);
        return (token.Secret, (IReadOnlyList<Guid>)[.. tasks.Items.Select(task => task.Id)]);
    });
}
