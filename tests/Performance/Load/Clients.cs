using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;

namespace Regie.Performance;

/// <summary>Some clients who each send the next request when the last was answered, for some seconds.</summary>
public static class Clients
{
    /// <summary>Answers in a second, and the milliseconds within which 99 of 100 came.</summary>
    public sealed record Rate(double PerSecond, double P99, int Count);

    /// <summary>Runs <paramref name="step"/> on as many clients; each step throws on an answer that is not what it must be.</summary>
    public static async Task<Rate> Run(int clients, TimeSpan time, Func<int, int, Task> step)
    {
        var took = new List<double>[clients];
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, clients).Select(client => Task.Run(async () =>
        {
            var mine = took[client] = [];
            for (var round = 0; clock.Elapsed < time; round++)
            {
                var from = clock.Elapsed;
                await step(client, round);
                mine.Add((clock.Elapsed - from).TotalMilliseconds);
            }
        })));
        var seconds = clock.Elapsed.TotalSeconds;
        var all = took.SelectMany(some => some).Order().ToList();
        return new Rate(all.Count / seconds, all[all.Count * 99 / 100], all.Count);
    }

    /// <summary>A client of the API with a token, that keeps its connections.</summary>
    public static HttpClient Api(Uri application, string token)
    {
        var http = new HttpClient(new SocketsHttpHandler { PooledConnectionLifetime = Timeout.InfiniteTimeSpan }) { BaseAddress = new Uri(application, "api/v1/"), Timeout = TimeSpan.FromMinutes(5) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        http.DefaultRequestVersion = HttpVersion.Version11;
        return http;
    }
}
