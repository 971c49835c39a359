using ModelContextProtocol.Protocol;
using Regie.Kernel;

namespace Regie.Shell;

/// <summary>
/// The door for assistants at <c>/mcp</c>: streamable HTTP without sessions, the same tokens, the same operations. The operations of daily
/// work are tools of their own; all others are found, described and run through three, so that an assistant is not drowned.
/// </summary>
internal static class McpDoor
{
    public const string Path = "/mcp";

    public static IServiceCollection AddMcpDoor(this IServiceCollection services)
    {
        services.AddSingleton<McpTools>();
        services.AddSingleton<McpCalls>();
        services.AddHttpContextAccessor();
        services.AddMcpServer(options =>
            {
                options.ServerInfo = new Implementation { Name = "regie", Title = "Régie", Version = typeof(McpDoor).Assembly.GetName().Version!.ToString(3) };
                options.ServerInstructions = new System.Resources.ResourceManager("Regie.Kernel.Text", typeof(Runner).Assembly).GetString("mcp.instructions", System.Globalization.CultureInfo.InvariantCulture);
            })
            .WithHttpTransport(transport => transport.Stateless = true)
            .WithListToolsHandler((request, cancel) => request.Services!.GetRequiredService<McpCalls>().List(cancel))
            .WithCallToolHandler((request, cancel) => request.Services!.GetRequiredService<McpCalls>().Call(request.Params!, cancel));
        return services;
    }

    public static void MapMcpDoor(this WebApplication app)
    {
        app.UseMiddleware<McpGuard>();
        app.MapMcp(Path);
    }
}
