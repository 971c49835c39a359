using Regie.Kernel;

namespace Regie.Shell;

/// <summary>Everything through which programs call operations: REST, its description and its page, assistants.</summary>
public static class Doors
{
    public static IServiceCollection AddDoors(this IServiceCollection services) => services.AddRestDoor().AddOpenApiDoor().AddMcpDoor();

    /// <summary>After authentication, so that a page's cookie is known.</summary>
    public static void MapDoors(this WebApplication app)
    {
        app.MapRestDoor();
        app.MapOpenApiDoor();
        app.MapApiPage();
        app.MapMcpDoor();
        app.MapCalendarDoor();
    }
}
