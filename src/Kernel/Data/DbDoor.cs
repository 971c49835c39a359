using Microsoft.EntityFrameworkCore;

namespace Regie.Kernel;

/// <summary>Says, within one DI scope, where its <see cref="RegieDb"/> comes from. The Runner sets it before anything asks for the context.</summary>
public sealed class DbDoor(Database database, Scope scope, ModuleSet modules)
{
    /// <summary>Lends the context; where none is named it is one of its own.</summary>
    internal ContextPool? Pool { get; set; }

    internal RegieDb Open() => Pool?.Lend(scope, modules) ?? new RegieDb(database.Plain, scope, modules);
}
