using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Regie.Kernel;
using Regie.Shell.Security;
using Regie.Ui;

namespace Regie.Shell;

/// <summary>Puts the application together. Tests, the server and the admin commands build the same one.</summary>
public static class AppHost
{
    public static WebApplication Build(Settings settings, bool serve, Action<WebApplicationBuilder>? adjust = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = typeof(AppHost).Assembly.GetName().Name, ContentRootPath = AppContext.BaseDirectory, WebRootPath = Path.Combine(AppContext.BaseDirectory, "wwwroot") });
        builder.WebHost.UseStaticWebAssets();
        builder.Logging.SetMinimumLevel(serve ? LogLevel.Warning : LogLevel.Error);
        builder.WebHost.ConfigureKestrel(kestrel => Listen(kestrel, settings));
        var services = builder.Services;
        services.AddSingleton(settings);
        services.AddSingleton(new PublicAddress(settings.Url));
        services.AddLocalization();
        if (settings is { Today: not null, Empty: false })
        {
            services.AddSingleton<TimeProvider, Demo.DemoClock>();
        }

        services.AddKernel(settings.DatabaseSettings, Modules.All, typeof(RegieDb).Assembly, typeof(AppHost).Assembly);
        if (serve)
        {
            services.AddKernelPumps();
        }

        services.AddSealedKeyRing(settings);
        services.AddSignIn(settings);
        services.Configure<HostFilteringOptions>(hosts => hosts.AllowedHosts = [.. settings.AllowedHosts]);
        services.AddSingleton<IMail, SmtpMail>();
        services.AddSingleton<Administration.BackupArchive>();
        services.AddSingleton<Administration.AdminDoor.Secret>();
        services.AddSingleton<IWorldSeed, Demo.DemoWorld>();
        services.AddDoors();
        services.AddRegieUi();
        services.AddRazorComponents().AddInteractiveServerComponents();
        adjust?.Invoke(builder);

        var app = builder.Build();
        app.UsePipeline();
        return app;
    }

    private static void Listen(KestrelServerOptions kestrel, Settings settings)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = 10 * 1024 * 1024;
        if (settings.ListenOnAll)
        {
            kestrel.ListenAnyIP(settings.Port);
        }
        else if (settings.Port == 0)
        {
            // Any free port: only one of the two loopbacks can be asked for it.
            kestrel.Listen(System.Net.IPAddress.Loopback, 0);
        }
        else
        {
            kestrel.ListenLocalhost(settings.Port);
        }
    }
}
