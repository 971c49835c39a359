using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;

namespace Regie.Performance;

/// <summary>What wrk measured: 1 thread, 16 connections that wait for nothing but their answer.</summary>
/// <param name="PerSecond">Answers in a second.</param>
/// <param name="P99">Milliseconds within which 99 of 100 came.</param>
public sealed record WrkRun(double PerSecond, double P99);

/// <summary>
/// wrk with a script that holds every answer against what it must be, byte for byte: an answer that is quick and wrong counts as a failure of the whole run.
/// </summary>
public static class Wrk
{
    private const string Script = """
        local file = assert(io.open(os.getenv("BENCH_EXPECTED"), "rb"))
        local expected = file:read("*a")
        file:close()
        local token = os.getenv("BENCH_TOKEN")
        if token and token ~= "" then wrk.headers["Authorization"] = "Bearer " .. token end
        local threads = {}
        wrong = 0
        function setup(thread) table.insert(threads, thread) end
        function response(status, headers, body)
          if status ~= 200 or body ~= expected then wrong = wrong + 1 end
        end
        function done(summary, latency, requests)
          local wrong = 0
          for _, thread in ipairs(threads) do wrong = wrong + thread:get("wrong") end
          local e = summary.errors
          io.write(string.format("RESULT %d %d %d %d\n", summary.requests, summary.duration, latency:percentile(99), wrong + e.connect + e.read + e.write + e.timeout))
        end
        """;

    /// <summary>Asks an address for some seconds; every answer must equal the first.</summary>
    public static async Task<WrkRun> Get(Uri address, byte[] expected, int seconds, string? token = null)
    {
        var folder = Directory.CreateTempSubdirectory("regie-wrk-").FullName;
        try
        {
            var (script, body) = (Path.Combine(folder, "check.lua"), Path.Combine(folder, "expected"));
            await File.WriteAllTextAsync(script, Script);
            await File.WriteAllBytesAsync(body, expected);
            return Read(await Run(address, script, body, seconds, token));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>One answer, as a client would get it.</summary>
    public static async Task<byte[]> Once(Uri address, string? token = null)
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        return await http.GetByteArrayAsync(address);
    }

    private static async Task<string> Run(Uri address, string script, string expected, int seconds, string? token)
    {
        var start = new ProcessStartInfo("wrk", ["-t1", "-c16", $"-d{seconds.ToString(CultureInfo.InvariantCulture)}s", "--timeout", "10s", "-s", script, address.ToString()])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["BENCH_EXPECTED"] = expected;
        start.Environment["BENCH_TOKEN"] = token ?? "";
        using var wrk = Process.Start(start) ?? throw new InvalidOperationException("wrk did not start.");
        var errors = wrk.StandardError.ReadToEndAsync();
        var output = await wrk.StandardOutput.ReadToEndAsync();
        await wrk.WaitForExitAsync();
        return wrk.ExitCode == 0 ? output : throw new InvalidOperationException($"wrk: {await errors}");
    }

    private static WrkRun Read(string output)
    {
        var line = output.Split('\n').Single(row => row.StartsWith("RESULT ", StringComparison.Ordinal)).Split(' ');
        var (requests, micros, p99, wrong) = (Number(line[1]), Number(line[2]), Number(line[3]), Number(line[4]));
        return wrong == 0 && requests > 0
            ? new WrkRun(requests * 1e6 / micros, p99 / 1000)
            : throw new InvalidOperationException($"{wrong} of {requests} answers were not what they must be.");
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
