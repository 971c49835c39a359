using System.Diagnostics;
using Regie.Kernel;

namespace Regie.Shell;

/// <summary>
/// The demo world of a first start is told by a process of its own: a thousand operations compile and hold more than a quiet server ever needs, and it goes with that process.
/// Where it did not come to its end, <see cref="FirstWorld"/> tells it again within the server.
/// </summary>
internal static class ToldApart
{
    /// <summary>The word on the command line that makes a process the teller.</summary>
    public const string Word = "tell-first-world";

    /// <summary>A folder without a database, where a demo world may be.</summary>
    public static bool Serves(Settings settings) =>
        settings is { Empty: false, IsLoopbackOnly: true, Database: DatabaseKind.Sqlite } && !File.Exists(Path.Combine(settings.DataDirectory, "regie.db"));

    /// <summary>For the server: starts the teller with the same settings and waits for its end.</summary>
    public static async Task Tell(CancellationToken cancel)
    {
        var own = Environment.GetCommandLineArgs();
        var program = Environment.ProcessPath!;
        var isHost = Path.GetFileNameWithoutExtension(program).Equals("dotnet", StringComparison.OrdinalIgnoreCase);
        using var teller = Process.Start(new ProcessStartInfo(program, [.. isHost ? [own[0]] : Array.Empty<string>(), .. own.Skip(1), Word])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        try
        {
            await Task.WhenAll(teller.StandardOutput.ReadToEndAsync(cancel), teller.StandardError.ReadToEndAsync(cancel), teller.WaitForExitAsync(cancel));
        }
        finally
        {
            if (!teller.HasExited)
            {
                teller.Kill();
            }
        }
    }

    /// <summary>For the teller: the database and its world. It ends with the server that waits for it, however that ended: then nobody holds its other end any more.</summary>
    public static async Task<int> Be(Settings settings)
    {
        _ = Task.Run(async () =>
        {
            await Console.In.ReadToEndAsync();
            Environment.Exit(1);
        });
        await using var app = AppHost.Build(settings, serve: false);
        await app.Services.GetRequiredService<MigrationGate>().Pass(CancellationToken.None);
        await app.Services.GetRequiredService<FirstWorld>().See(CancellationToken.None);
        return 0;
    }
}
