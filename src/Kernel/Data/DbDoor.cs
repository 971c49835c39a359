using Microsoft.EntityFrameworkCore;

namespace Regie.Kernel;

/// <summary>Says, within one DI scope, which connection its <see cref="RegieDb"/> uses. The Runner sets it before anything asks for the context.</summary>
public sealed class DbDoor(Database database)
{
    internal DbContextOptions<RegieDb> Options { get; set; } = database.Plain;
}
