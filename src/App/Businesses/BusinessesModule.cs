using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Businesses;

/// <summary>Businesses, their members and tokens, and the audit view. Their tables are the kernel's: the walls stand on them.</summary>
public sealed class BusinessesModule : IModule
{
    public string Name => "businesses";

    public Type Text => typeof(Text);

    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<NewPerson>();
        services.AddScoped<MeReading>();
        services.AddScoped<LastObm>();
        services.AddScoped<InvitationLetter>();
    }

    public void Map(ModelBuilder model, RegieDb db)
    {
        // Mapped by the kernel.
    }
}
