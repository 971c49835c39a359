using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Mono.Cecil;
using Regie.Kernel;

namespace Regie.Tests.Walls;

/// <summary>Takes one wall away at a time and asks whether the tests notice. Run by <c>./test walls</c>: each is a test run of its own.</summary>
public sealed partial class BreachTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    public static TheoryData<string> Walls => [.. Breach.All.Select(breach => breach.Wall)];

    [Theory(Explicit = true), MemberData(nameof(Walls))]
    public async Task Without_this_wall_the_tests_go_red(string wall)
    {
        var breach = Breach.All.Single(found => found.Wall == wall);
        var folder = Directory.CreateTempSubdirectory("regie-breach-").FullName;
        try
        {
            Copy(AppContext.BaseDirectory, folder);
            using (var kernel = ModuleDefinition.ReadModule(Path.Combine(AppContext.BaseDirectory, KernelFile)))
            {
                breach.Remove(kernel);
                kernel.Write(Path.Combine(folder, KernelFile));
            }

            var (failed, errors, said) = await Run(folder, breach);
            output.WriteLine($"{wall}: {failed.ToString(CultureInfo.InvariantCulture)} tests of {breach.Tests} fail");
            errors.ShouldBe(0, said);
            failed.ShouldBeGreaterThan(0, $"Nobody noticed that {wall} was gone.\n{said}");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string KernelFile => Path.GetFileName(typeof(RegieDb).Assembly.Location);

    private static async Task<(int Failed, int Errors, string Said)> Run(string folder, Breach breach)
    {
        using var patience = new CancellationTokenSource(Patience);
        var start = new ProcessStartInfo("dotnet", [Path.Combine(folder, Path.GetFileName(typeof(BreachTests).Assembly.Location)), "-noLogo", "-noColor", "-noAutoReporters", "-class", breach.Tests])
        {
            RedirectStandardOutput = true,
        };
        if (!breach.IsOfPostgres)
        {
            start.Environment.Remove("REGIE_TEST_POSTGRES");
        }

        using var run = Process.Start(start)!;
        try
        {
            var said = await run.StandardOutput.ReadToEndAsync(patience.Token);
            await run.WaitForExitAsync(patience.Token);
            var total = Total().Match(said);
            total.Success.ShouldBeTrue(said);
            return (int.Parse(total.Groups[2].Value, CultureInfo.InvariantCulture), int.Parse(total.Groups[1].Value, CultureInfo.InvariantCulture), said);
        }
        finally
        {
            if (!run.HasExited)
            {
                run.Kill(entireProcessTree: true);
            }
        }
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target, overwrite: true);
        }
    }

    [GeneratedRegex(@"Total: \d+, Errors: (\d+), Failed: (\d+)")]
    private static partial Regex Total();
}
