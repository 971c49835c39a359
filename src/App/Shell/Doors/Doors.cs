using Regie.Kernel;

namespace Regie.Shell;

/// <summary>Everything through which programs call operations: REST now, its description, assistants.</summary>
public static class Doors
{
    public static IServiceCollection AddDoors(this IServiceCollection services) => services.AddRestDoor();

    /// <summary>After authentication, so that a page's cookie is known.</summary>
    public static void MapDoors(this WebApplication app) => app.MapRestDoor();
}
