using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Regie.Ui;

/// <summary>What the shared components need of the container.</summary>
public static class UiServices
{
    public static IServiceCollection AddRegieUi(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        return services.AddScoped<Toasts>();
    }
}
