using Microsoft.EntityFrameworkCore;

namespace Regie.Kernel;

public static class Trash
{
    /// <summary>Rows with those in the trash (named filter <c>trash</c>); the walls stand as ever.</summary>
    public static IQueryable<T> WithTrash<T>(this RegieDb db) where T : class, IOwned => db.Set<T>().IgnoreQueryFilters(["trash"]);
}
