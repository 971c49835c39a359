using Microsoft.EntityFrameworkCore.Design;
using Regie.Kernel;

namespace Regie.Shell;

/// <summary>Gives the migration tool a context: the provider comes from <c>REGIE_DATABASE</c>; nothing is connected to.</summary>
public sealed class DesignTimeDb : IDesignTimeDbContextFactory<RegieDb>
{
    public RegieDb CreateDbContext(string[] args)
    {
        var kind = Environment.GetEnvironmentVariable("REGIE_DATABASE") == "postgres" ? DatabaseKind.Postgres : DatabaseKind.Sqlite;
        var database = new Database(new DatabaseSettings(kind, Path.GetTempPath(), "Host=localhost;Database=design"));
        var scope = new Scope(TimeProvider.System, Ids.Random());
        return new RegieDb(database.Owner, scope, Modules.All);
    }
}
