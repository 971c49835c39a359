using System.Globalization;
using Regie.Kernel;

namespace Regie.Shell.Administration;

/// <summary>Where a command reads and says: the process's own streams, a test's instead.</summary>
/// <param name="In">Null where somebody types at a terminal.</param>
internal sealed record AdminConsole(TextReader? In, TextWriter Out, TextWriter Errors)
{
    public static AdminConsole OfProcess() => new(Console.IsInputRedirected ? Console.In : null, Console.Out, Console.Error);

    public Task Say(string code, params object?[] details) => Out.WriteLineAsync(StartupText.Of(code, details));

    /// <summary>Says why it did not work; answers the exit code.</summary>
    public async Task<int> Fail(string code, params object?[] details)
    {
        await Errors.WriteLineAsync(StartupText.Of(code, details));
        return 1;
    }

    /// <summary>Says what an operation refused, member by member.</summary>
    public async Task<int> Refused(WebApplication app, Problem problem)
    {
        var texts = app.Services.GetRequiredService<ProblemTexts>();
        var culture = CultureInfo.CurrentUICulture;
        if (problem.Errors is null)
        {
            await Errors.WriteLineAsync(texts.Of(problem, culture));
        }

        foreach (var (member, codes) in problem.Errors ?? new Dictionary<string, string[]>())
        {
            await Errors.WriteLineAsync($"{member}: {string.Join(' ', codes.Select(code => texts.Invalid(code, culture)))}");
        }

        return 1;
    }
}
