using System.Diagnostics;

namespace Regie.Performance;

/// <summary>The PostgreSQL that <c>./bench</c> started, stopped without warning (no checkpoint, no goodbye) and started again.</summary>
internal sealed class PostgresServer(string command)
{
    /// <summary>Null where the cluster is somebody else's.</summary>
    public static PostgresServer? Own => Environment.GetEnvironmentVariable("REGIE_BENCH_POSTGRES") is { Length: > 0 } command ? new(command) : null;

    public Task StopAtOnce() => Run("stop");

    public Task Start() => Run("start");

    private async Task Run(string word)
    {
        using var process = Process.Start(new ProcessStartInfo("bash", [command, word]) { RedirectStandardOutput = true })!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"PostgreSQL did not {word}.");
        }
    }
}
