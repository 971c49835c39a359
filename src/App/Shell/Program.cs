using Regie.Kernel;
using Regie.Shell;
using Regie.Shell.Administration;

try
{
    var settings = Settings.Read(args, Environment.GetEnvironmentVariable);
    return settings.Rest switch
    {
        ["admin", ..] => await Admin.Run(settings, [.. settings.Rest.Skip(1)]),
        [ToldApart.Word] => await ToldApart.Be(settings),
        ["--help" or "-h" or "help", ..] => await ShowText("startup.help"),
        _ => await Serve.Run(settings),
    };
}
catch (StartupException problem)
{
    await Console.Error.WriteLineAsync(StartupText.Of(problem));
    return 1;
}
catch (Exception failure) when (failure.IsDatabase())
{
    await Console.Error.WriteLineAsync(StartupText.Of("startup.database-fails", failure.GetBaseException().Message));
    return 1;
}

static async Task<int> ShowText(string text)
{
    await Console.Out.WriteLineAsync(StartupText.Of(text));
    return 0;
}
