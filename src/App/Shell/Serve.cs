using Regie.Kernel;

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

        await using var app = AppHost.Build(settings, serve: true);
        await app.Services.GetRequiredService<MigrationGate>().Pass(CancellationToken.None);
        await app.StartAsync();
        await Console.Out.WriteLineAsync(settings.Url.ToString().TrimEnd('/'));
        await app.WaitForShutdownAsync();
        return 0;
    }
}
