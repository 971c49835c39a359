using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>What every change in a project asks of it first.</summary>
internal sealed record ProjectKeys(Guid Id, Guid BusinessId, string TimeZone)
{
    private static readonly CompiledQueries<Func<RegieDb, Guid, CancellationToken, Task<ProjectKeys?>>> ById = new(() =>
        EF.CompileAsyncQuery((RegieDb db, Guid id, CancellationToken cancel) =>
            db.Set<Project>().Where(row => row.Id == id).Select(row => new ProjectKeys(row.Id, row.BusinessId, row.TimeZone)).SingleOrDefault()));

    /// <summary>Null where the caller reaches no such project.</summary>
    public static Task<ProjectKeys?> Find(RegieDb db, Guid id, CancellationToken cancel) => ById.Of(db)(db, id, cancel);
}
