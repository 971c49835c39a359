using Regie.Kernel;
using Regie.Shell.Security;

namespace Regie.Shell;

/// <summary>Starts the application: database first, then the world it needs, then the door.</summary>
internal static class Serve
{
    public static async Task<int> Run(Settings settings)
    {
        if (settings.Rest.Count > 0)
        {
            throw new StartupException("startup.argument-unknown", string.Join(' ', settings.Rest));
        }

        using var alone = Running.Take(settings);
        await using var app = AppHost.Build(settings, serve: true);
        await app.Services.GetRequiredService<MigrationGate>().Pass(CancellationToken.None);
        var installation = app.Services.GetRequiredService<Installation>();
        if (installation.MayHoldDemo && !await installation.IsClaimed(CancellationToken.None))
        {
            await app.Services.GetRequiredService<IWorldSeed>().Plant(CancellationToken.None);
        }

        await app.StartAsync();
        await Greet(app, settings, installation);
        await app.WaitForShutdownAsync();
        return 0;
    }

    /// <summary>The address, and the one link that leads in where nobody has an account yet.</summary>
    private static async Task Greet(WebApplication app, Settings settings, Installation installation)
    {
        var site = settings.Port == 0 && settings.PublicUrl is null ? new Uri(app.Urls.First()) : settings.Url;
        await Console.Out.WriteLineAsync(site.ToString().TrimEnd('/'));
        if (await installation.Link(site, CancellationToken.None) is { } link)
        {
            await Console.Out.WriteLineAsync(StartupText.Of(link.AbsolutePath == "/claim" ? "startup.claim-link" : "startup.demo-link", link.ToString()));
        }
    }
}
