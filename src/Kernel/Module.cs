using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Regie.Kernel;

/// <summary>A module: a folder of the application that says what it brings.</summary>
public interface IModule
{
    /// <summary>Short name, as in event and problem codes: <c>plan</c>.</summary>
    string Name { get; }

    /// <summary>Marker class of its resources (<c>Text.resx</c>).</summary>
    Type Text { get; }

    void AddServices(IServiceCollection services);

    /// <summary>Maps its entities. Filters may use <paramref name="db"/>: it stands for the context of the query at hand.</summary>
    void Map(ModelBuilder model, RegieDb db);
}

/// <summary>All modules of this application, in order.</summary>
public sealed record ModuleSet(IReadOnlyList<IModule> All);
