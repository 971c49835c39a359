using System.Globalization;
using Regie.Kernel;

namespace Regie.Shell.Administration;

/// <summary>The same binary as a command line for the person who runs the installation. 0: done. 1: it did not work, and why. 2: it was not understood.</summary>
internal static class Admin
{
    public static async Task<int> Run(Settings settings, IReadOnlyList<string> arguments)
    {
        if (arguments.Count == 0 || arguments.Contains("--help") || arguments.Contains("-h"))
        {
            await Console.Out.WriteLineAsync(StartupText.Of("admin.help"));
            return arguments.Count == 0 ? 2 : 0;
        }

        var rest = arguments.Skip(1);
        switch (arguments[0])
        {
            case "create-user":
                return await CreateUser.Run(settings, AdminLine.Read("create-user", rest, ["--email", "--name"], ["--password-stdin", "--obm"]));
            case "create-token":
                return await CreateTokenLine.Run(settings, AdminLine.Read("create-token", rest, ["--email", "--business"], ["--read-only"]));
            case "rotate-keys":
                return await RotateKeys.Run(settings, AdminLine.Read("rotate-keys", rest, [], []));
            case "backup":
                return await Backup.Run(settings, AdminLine.Read("backup", rest, [], [], takesFile: true));
            case "restore":
                return await Restore.Run(settings, AdminLine.Read("restore", rest, [], [], takesFile: true));
            case "check":
                return await Check.Run(settings, AdminLine.Read("check", rest, [], []));
            default:
                await Console.Error.WriteLineAsync(StartupText.Of("admin.unknown", arguments[0]));
                return 2;
        }
    }

    /// <summary>The application without its door, its database at this version. While a server runs on the data, their shape is the server's affair.</summary>
    /// <param name="alone">This command itself holds the data folder.</param>
    public static async Task<WebApplication> Open(Settings settings, bool alone = false)
    {
        var held = !alone && Running.IsHeld(settings);
        var app = AppHost.Build(settings, serve: false);
        await app.Services.GetRequiredService<MigrationGate>().Pass(CancellationToken.None, held);
        await Demo.DemoClock.Begin(app.Services, CancellationToken.None);
        return app;
    }

    /// <summary>Says at the console what an operation refused, member by member.</summary>
    public static async Task<int> Refused(WebApplication app, Problem problem)
    {
        var texts = app.Services.GetRequiredService<ProblemTexts>();
        var culture = CultureInfo.CurrentUICulture;
        if (problem.Errors is null)
        {
            await Console.Error.WriteLineAsync(texts.Of(problem, culture));
        }

        foreach (var (member, codes) in problem.Errors ?? new Dictionary<string, string[]>())
        {
            await Console.Error.WriteLineAsync($"{member}: {string.Join(' ', codes.Select(code => texts.Invalid(code, culture)))}");
        }

        return 1;
    }

    public static async Task<int> Fail(string code, params object?[] details)
    {
        await Console.Error.WriteLineAsync(StartupText.Of(code, details));
        return 1;
    }
}
