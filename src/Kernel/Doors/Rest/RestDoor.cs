using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Regie.Kernel;

/// <summary>What every REST endpoint works with.</summary>
internal sealed record RestParts(Runner Runner, Callers Callers, ProblemAnswer Problems, FormReading Forms, FileAnswer Files, CurrentState Current);

/// <summary>Maps every operation that has the REST door.</summary>
public static class RestDoor
{
    public const string Root = "/api/v1/";

    public static IServiceCollection AddRestDoor(this IServiceCollection services)
    {
        services.AddSingleton<ApiLimits>();
        services.AddSingleton<Callers>();
        services.AddSingleton<ProblemTexts>();
        services.AddSingleton<ProblemAnswer>();
        services.AddSingleton<UploadLimit>();
        services.AddSingleton<Uploading>();
        services.AddSingleton<FormReading>();
        services.AddSingleton<FileAnswer>();
        services.AddSingleton<CurrentState>();
        services.AddSingleton<RestParts>();
        return services;
    }

    public static void MapRestDoor(this WebApplication app)
    {
        app.UseMiddleware<ApiFrame>();
        var parts = app.Services.GetRequiredService<RestParts>();
        var known = new List<(string Method, string Template)> { ("POST", Root + "files"), ("GET", Root + "files/permit") };
        foreach (var descriptor in app.Services.GetRequiredService<OperationCatalog>().All.Where(found => found.Doors.HasFlag(Door.Rest)))
        {
            var binder = new Binder(descriptor);
            string[] methods = descriptor.Method == "GET" ? ["GET", "HEAD"] : [descriptor.Method];
            known.Add((descriptor.Method, TemplateOf(descriptor, binder)));
            app.MapMethods(TemplateOf(descriptor, binder), methods, new RestEndpoint(descriptor, binder, parts).Invoke).WithDisplayName(descriptor.Name);
        }

        app.MapGet(Root + "files/permit", new UploadPermit(parts).Invoke).WithDisplayName("UploadPermit");
        app.MapPost(Root + "files", new UploadDoor(parts).Invoke).WithDisplayName("UploadFile");
        app.Map(Root + "{**rest}", new UnknownAddress(known, parts.Problems).Invoke).WithDisplayName("Unknown address");
    }

    /// <summary>The route as it is said in public: camelCase placeholders.</summary>
    public static string TemplateOf(OperationDescriptor descriptor) => TemplateOf(descriptor, new Binder(descriptor));

    private static string TemplateOf(OperationDescriptor descriptor, Binder binder) =>
        binder.Route.Aggregate(Root + descriptor.Template.TrimStart('/'), (route, member) => route.Replace($"{{{member.Property.Name}}}", $"{{{member.Name}}}", StringComparison.OrdinalIgnoreCase));
}
