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
            return await Admin.Fail("admin.password-stdin");
        }

        var password = await ReadPassword();
        await using var app = await Admin.Open(settings);
        var made = await app.Services.GetRequiredService<Runner>().Run(new CreateAccount(name, email, password, line.Has("--obm")), Caller.System() with { Culture = System.Globalization.CultureInfo.CurrentUICulture });
        if (!made.IsOk)
        {
            return await Admin.Refused(app, made.Problem);
        }

        await Console.Error.WriteLineAsync(StartupText.Of("admin.user-created", email));
        return 0;
    }

    /// <summary>The first line of standard input; at a terminal it is asked for.</summary>
    private static async Task<string> ReadPassword()
    {
        if (!Console.IsInputRedirected)
        {
            await Console.Error.WriteAsync(StartupText.Of("admin.password-ask") + " ");
        }

        return await Console.In.ReadLineAsync() ?? "";
    }
}
