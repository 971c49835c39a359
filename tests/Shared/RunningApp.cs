using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Regie.Tests;

/// <summary>The built application in a process of its own, with a data folder of its own, on a free port; both are gone when it is disposed.</summary>
public sealed partial class RunningApp : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();
    private readonly TaskCompletionSource<Uri> _signIn = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly bool _ownsData;

    private RunningApp(Process process, int port, string data, bool ownsData)
    {
        (_process, Data, _ownsData) = (process, data, ownsData);
        Address = new Uri($"http://localhost:{port.ToString(CultureInfo.InvariantCulture)}/");
        process.OutputDataReceived += (_, line) => Heard(line.Data);
        process.ErrorDataReceived += (_, line) => Heard(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public Uri Address { get; }
    public string Data { get; }
    public Process Process => _process;
    public string Output => string.Join('\n', _output);

    /// <summary>The link the application prints at its start: a sign-in to the demo world, or the claim of an empty installation. One use.</summary>
    public Task<Uri> SignInLink => _signIn.Task.WaitAsync(TimeSpan.FromSeconds(30));

    /// <summary>Starts it and comes back when it says that it is ready.</summary>
    public static async Task<RunningApp> Start(IReadOnlyList<string>? arguments = null, IReadOnlyDictionary<string, string>? settings = null, string? data = null)
    {
        var port = FreePort();
        var folder = data ?? Directory.CreateTempSubdirectory("regie-").FullName;
        var app = new RunningApp(Launch(["--port", port.ToString(CultureInfo.InvariantCulture), "--data", folder, .. arguments ?? []], settings), port, folder, data is null);
        try
        {
            await app.Ready(TimeSpan.FromMinutes(3));
            return app;
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs one command of the administrator's command line and hands back what it printed.</summary>
    public static async Task<(int Code, string Output, string Errors)> Admin(string data, params string[] words)
    {
        using var process = Launch(["admin", .. words, "--data", data], null);
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output.Trim(), (await errors).Trim());
    }

    /// <summary>Starts it, and kills it without warning after so long, wherever it then is.</summary>
    public static async Task KillWhileStarting(TimeSpan after, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> settings, string data)
    {
        using var process = Launch(["--port", FreePort().ToString(CultureInfo.InvariantCulture), "--data", data, .. arguments], settings);
        var output = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await Task.Delay(after);
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        await output;
    }

    /// <summary>Kills it without warning.</summary>
    public async Task Kill()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    /// <summary>Waits until it says that it is ready, again.</summary>
    public Task ReadyAgain() => Ready(TimeSpan.FromMinutes(1));

    /// <summary>Asks it to end, as a service manager does, and waits; answers its exit code.</summary>
    public async Task<int> Stop()
    {
        if (!_process.HasExited)
        {
            using var kill = System.Diagnostics.Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
            await kill.WaitForExitAsync();
            await _process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(20));
        }

        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
        if (_ownsData)
        {
            Directory.Delete(Data, recursive: true);
        }
    }

    private static Process Launch(IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? settings)
    {
        var start = new ProcessStartInfo("dotnet", [Assembly, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        foreach (var inherited in start.Environment.Keys.Where(name => name.StartsWith("REGIE_", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(inherited);
        }

        foreach (var (name, value) in settings ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        return System.Diagnostics.Process.Start(start) ?? throw new InvalidOperationException("The application did not start.");
    }

    /// <summary>The application built beside this test assembly, in the same configuration.</summary>
    private static string Assembly
    {
        get
        {
            var own = new DirectoryInfo(AppContext.BaseDirectory);
            var file = Path.Combine(own.Parent!.Parent!.FullName, "App", own.Name, "Regie.dll");
            return File.Exists(file) ? file : throw new FileNotFoundException("Build src/App first.", file);
        }
    }

    private async Task Ready(TimeSpan patience)
    {
        using var http = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(5) };
        var clock = Stopwatch.StartNew();
        while (!_process.HasExited && clock.Elapsed < patience)
        {
            try
            {
                using var answer = await http.GetAsync(new Uri("readyz", UriKind.Relative));
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (Exception notYet) when (notYet is HttpRequestException or TaskCanceledException)
            {
                // Not listening yet: asked again below, until patience ends.
            }

            await Task.Delay(50);
        }

        throw new InvalidOperationException($"The application is not ready after {clock.Elapsed.TotalSeconds:0} s:\n{Output}");
    }

    private void Heard(string? line)
    {
        if (line is null)
        {
            return;
        }

        _output.Enqueue(line);
        if (Link().Match(line) is { Success: true } link)
        {
            _signIn.TrySetResult(new Uri(link.Value));
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    // The address with something behind it: the plain address is printed too.
    [GeneratedRegex(@"http://localhost:\d+/[^\s]+")]
    private static partial Regex Link();
}
