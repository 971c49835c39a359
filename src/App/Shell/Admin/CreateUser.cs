using Regie.Businesses;
using Regie.Kernel;

namespace Regie.Shell.Administration;

/// <summary><c>admin create-user</c>: an account, its password from standard input so that it stands in no history and no list of processes.</summary>
internal static class CreateUser
{
    public static async Task<int> Run(Settings settings, AdminLine line)
    {
        var (email, name) = (line.Need("--email"), line.Need("--name"));
        if (!line.Has("--password-stdin"))
        {
            return await line.Console.Fail("admin.password-stdin");
        }

        var password = await ReadPassword(line.Console);
        await using var app = await Admin.Open(settings);
        var made = await app.Services.GetRequiredService<Runner>().Run(new CreateAccount(name, email, password, line.Has("--obm")), Caller.System() with { Culture = System.Globalization.CultureInfo.CurrentUICulture });
        if (!made.IsOk)
        {
            return await line.Console.Refused(app, made.Problem);
        }

        await line.Console.Errors.WriteLineAsync(StartupText.Of("admin.user-created", email));
        return 0;
    }

    /// <summary>The first line of standard input; at a terminal it is asked for.</summary>
    private static async Task<string> ReadPassword(AdminConsole console)
    {
        if (console.In is null)
        {
            await console.Errors.WriteAsync(StartupText.Of("admin.password-ask") + " ");
        }

        return await (console.In ?? Console.In).ReadLineAsync() ?? "";
    }
}
