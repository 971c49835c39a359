using Microsoft.AspNetCore.Connections;
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

        using var stop = new StopSignal();
        try
        {
            using var alone = Running.Take(settings);
            ListeningPort.MustBeFree(settings);
            await using var app = AppHost.Build(settings, serve: true);
            await app.Services.GetRequiredService<MigrationGate>().Pass(stop.Asked);
            await app.Services.GetRequiredService<FirstWorld>().See(stop.Asked);
            await Demo.DemoClock.Begin(app.Services, stop.Asked);
            await Open(app, settings, stop.Asked);
            await Greet(app, settings);
            await app.WaitForShutdownAsync();
        }
        catch (OperationCanceledException) when (stop.Asked.IsCancellationRequested)
        {
            // Asked to stop before the door was open.
        }

        return 0;
    }

    private static async Task Open(WebApplication app, Settings settings, CancellationToken cancel)
    {
        try
        {
            await app.StartAsync(cancel);
        }
        catch (IOException taken) when (taken.InnerException is AddressInUseException)
        {
            throw ListeningPort.Taken(settings);
        }
    }

    /// <summary>The address, and the one link that leads in where nobody has an account yet.</summary>
    private static async Task Greet(WebApplication app, Settings settings)
    {
        var installation = app.Services.GetRequiredService<Installation>();
        var site = settings.Port == 0 && settings.PublicUrl is null ? new Uri(app.Urls.First()) : settings.Url;
        await Console.Out.WriteLineAsync(site.ToString().TrimEnd('/'));
        if (await installation.Link(site, CancellationToken.None) is { } link)
        {
            await Console.Out.WriteLineAsync(StartupText.Of(link.AbsolutePath == "/claim" ? "startup.claim-link" : "startup.demo-link", link.ToString()));
        }
    }
}
