using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Shell;

public sealed class ShellModule : IModule
{
    public string Name => "shell";

    public Type Text => typeof(Text);

    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<Run>();
        services.AddScoped<Whereabouts>();
        services.AddSingleton<Doable>();
        services.AddSingleton<RecentPlaces>();
    }

    public void Map(ModelBuilder model, RegieDb db)
    {
        // Nothing of its own: the shell shows what the modules hold.
    }
}
