namespace Regie.Shell;

/// <summary>The same binary as a command line for the person who runs the installation.</summary>
internal static class Admin
{
    public static async Task<int> Run(Settings settings, IReadOnlyList<string> arguments)
    {
        await using var app = AppHost.Build(settings, serve: false);
        await app.Services.GetRequiredService<Kernel.MigrationGate>().Pass(CancellationToken.None);
        await Console.Error.WriteLineAsync($"Unknown command: {string.Join(' ', arguments)}");
        return 2;
    }
}
