using Microsoft.AspNetCore.Connections;
using Regie.Kernel;
using Regie.Shell.Administration;
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
            await using var app = await Open(settings, stop.Asked);
            await Greet(app, settings);
            await app.WaitForShutdownAsync();
        }
        catch (OperationCanceledException) when (stop.Asked.IsCancellationRequested)
        {
            // Asked to stop before the door was open.
        }

        return 0;
    }

    /// <summary>From the database to the open door. For whoever holds the data folder.</summary>
    internal static async Task<WebApplication> Open(Settings settings, CancellationToken cancel)
    {
        await RestoreExchange.FinishInterrupted(settings);
        var told = ToldApart.Serves(settings) ? ToldApart.Tell(cancel) : Task.CompletedTask;
        var app = AppHost.Build(settings, serve: true);
        try
        {
            await told;
            await app.Services.GetRequiredService<MigrationGate>().Pass(cancel);
            await app.Services.GetRequiredService<FirstWorld>().See(cancel);
            await Demo.DemoClock.Begin(app.Services, cancel);
            Breath.Out();
            await app.StartAsync(cancel);
            var address = app.Urls.First().Replace("[::]", "127.0.0.1", StringComparison.Ordinal).Replace("localhost", "127.0.0.1", StringComparison.Ordinal);
            await AdminDoor.Open(settings, new Uri(address), app.Services.GetRequiredService<AdminDoor.Secret>());
            return app;
        }
        catch (Exception failure)
        {
            await app.DisposeAsync();
            throw failure is IOException { InnerException: AddressInUseException } ? ListeningPort.Taken(settings) : failure;
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
