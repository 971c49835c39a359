using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Connect;

/// <summary>Brings businesses in from the tools they use.</summary>
public sealed class ConnectModule : IModule
{
    public string Name => "connect";

    public Type Text => typeof(Text);

    public void AddServices(IServiceCollection services)
    {
        services.AddSingleton<ImportProgress>();
        services.AddTransient<IJobHandler, ImportJob>();
    }

    public void Map(ModelBuilder model, RegieDb db)
    {
        // Its tables are the plan's: Imports, ExternalRefs, ImportedRaws, ImportedActivities.
    }
}
