using Regie.Kernel;

namespace Regie.Shell.Administration;

/// <summary>The same binary as a command line for the person who runs the installation. 0: done. 1: it did not work, and why. 2: it was not understood.</summary>
internal static class Admin
{
    public static async Task<int> Run(Settings settings, IReadOnlyList<string> arguments, AdminConsole? given = null)
    {
        var console = given ?? AdminConsole.OfProcess();
        if (arguments.Count == 0 || arguments.Contains("--help") || arguments.Contains("-h"))
        {
            await console.Say("admin.help");
            return arguments.Count == 0 ? 2 : 0;
        }

        try
        {
            return await Command(settings, console, arguments[0], arguments.Skip(1));
        }
        catch (StartupException problem)
        {
            await console.Errors.WriteLineAsync(StartupText.Of(problem));
            return 1;
        }
        catch (Exception failure) when (failure.IsDatabase())
        {
            return await console.Fail("startup.database-fails", failure.GetBaseException().Message);
        }
    }

    private static async Task<int> Command(Settings settings, AdminConsole console, string command, IEnumerable<string> rest)
    {
        switch (command)
        {
            case "create-user":
                return await CreateUser.Run(settings, Read(["--email", "--name"], ["--password-stdin", "--obm"]));
            case "create-token":
                return await CreateTokenLine.Run(settings, Read(["--email", "--business"], ["--read-only"]));
            case "rotate-keys":
                return await RotateKeys.Run(settings, Read([], []));
            case "backup":
                return await Backup.Run(settings, Read([], [], takesFile: true));
            case "restore":
                return await Restore.Run(settings, Read([], [], takesFile: true));
            case "check":
                return await Check.Run(settings, Read([], []));
            default:
                await console.Errors.WriteLineAsync(StartupText.Of("admin.unknown", command));
                return 2;
        }

        AdminLine Read(string[] valued, string[] plain, bool takesFile = false) => AdminLine.Read(console, command, rest, valued, plain, takesFile);
    }

    /// <summary>The application without its door, its database at this version. While a server runs on the data, their shape is the server's affair.</summary>
    /// <param name="alone">This command itself holds the data folder.</param>
    public static async Task<WebApplication> Open(Settings settings, bool alone = false)
    {
        var held = !alone && Running.IsHeld(settings);
        if (!held && RestoreExchange.IsInterrupted(settings))
        {
            using var taken = alone ? null : Running.Take(settings);
            await RestoreExchange.FinishInterrupted(settings);
        }

        var app = AppHost.Build(settings, serve: false);
        await app.Services.GetRequiredService<MigrationGate>().Pass(CancellationToken.None, held);
        await Demo.DemoClock.Begin(app.Services, CancellationToken.None);
        return app;
    }
}
