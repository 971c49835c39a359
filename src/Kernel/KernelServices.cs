using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Regie.Kernel;

public static class KernelServices
{
    /// <summary>Registers the kernel and everything the modules declare.</summary>
    public static IServiceCollection AddKernel(this IServiceCollection services, DatabaseSettings database, ModuleSet modules, params Assembly[] assemblies)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(_ => Ids.Random());
        services.AddSingleton(modules);
        services.AddSingleton(database);
        services.AddSingleton<Database>();
        services.AddSingleton<WriteTurn>();
        services.AddSingleton<AccessCache>();
        services.AddSingleton(new EventCatalog(assemblies));
        services.AddSingleton<EventLog>();
        services.AddSingleton<OtherNodes>();
        services.AddSingleton<LogTail>();
        services.AddSingleton<MigrationGate>();
        services.AddSingleton<EmptyDatabase>();
        services.AddSingleton<BlobStore>();
        services.AddSingleton<SideWrite>();
        services.AddSingleton<TokenAuthentication>();
        services.AddSingleton<Sweep>();
        services.AddSingleton<Runner>();
        services.AddSingleton(OperationCatalog.Scan(services, assemblies));
        services.AddScoped<Scope>();
        services.AddScoped<AsSystem>();
        services.AddScoped<DbDoor>();
        services.AddScoped<Inside>();
        services.AddScoped<InvitationDoor>();
        services.TryAddSingleton<IMail, NoMail>();
        services.AddScoped<Post>();
        services.AddScoped<IJobHandler, PostJob>();
        services.AddScoped<ShareLinks>();
        services.AddScoped(provider => provider.GetRequiredService<DbDoor>().Open());
        foreach (var module in modules.All)
        {
            module.AddServices(services);
        }

        return services;
    }

    /// <summary>The pumps: only where the application serves, not in admin commands.</summary>
    public static IServiceCollection AddKernelPumps(this IServiceCollection services)
    {
        services.AddHostedService(provider => provider.GetRequiredService<LogTail>());
        services.AddHostedService(provider => provider.GetRequiredService<OtherNodes>());
        services.AddHostedService<LogPump>();
        services.AddHostedService<JobPump>();
        services.AddHostedService<TokenUse>();
        services.AddHostedService<Sweeping>();
        return services;
    }
}
