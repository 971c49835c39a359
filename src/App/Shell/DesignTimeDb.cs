using Microsoft.EntityFrameworkCore.Design;
using Regie.Kernel;

namespace Regie.Shell;

/// <summary>Gives <c>./migrate</c> the model with all modules, for the provider named in <c>REGIE_DATABASE</c>. Opens no connection.</summary>
sealed class DesignTimeDb : IDesignTimeDbContextFactory<RegieDb>
{
    public RegieDb CreateDbContext(string[] args)
    {
        var kind = Enum.Parse<DatabaseKind>(Environment.GetEnvironmentVariable("REGIE_DATABASE") ?? "sqlite", ignoreCase: true);
        var modules = typeof(DesignTimeDb).Assembly.GetTypes()
            .Where(type => type.IsAssignableTo(typeof(IModule)) && type is { IsAbstract: false, IsInterface: false })
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .Select(type => (IModule)Activator.CreateInstance(type)!)
            .ToList();
        var database = new Database(new DatabaseSettings(kind, Path.GetTempPath(), "Host=localhost;Database=design"));
        return new RegieDb(database.Owner, new Scope(TimeProvider.System, Ids.Random()), new ModuleSet(modules));
    }
}
