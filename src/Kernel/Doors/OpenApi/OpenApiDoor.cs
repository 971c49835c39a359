using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Regie.Kernel;

/// <summary>Serves the OpenAPI document; it says nothing that is not in the source, so it needs no account.</summary>
public static class OpenApiDoor
{
    public const string Path = "/openapi/v1.json";

    public static IServiceCollection AddOpenApiDoor(this IServiceCollection services)
    {
        services.AddSingleton<OperationTexts>();
        services.AddSingleton<ApiDocument>();
        services.AddSingleton<ApiTables>();
        return services;
    }

    public static void MapOpenApiDoor(this WebApplication app)
    {
        var document = app.Services.GetRequiredService<ApiDocument>();
        app.MapGet(Path, async (HttpContext http) =>
        {
            http.Response.ContentType = "application/json; charset=utf-8";
            http.Response.ContentLength = document.Bytes.Length;
            await http.Response.Body.WriteAsync(document.Bytes, http.RequestAborted);
        });
    }
}
