using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>A link between two tasks.</summary>
[Needs(Permission.PlanRead), Get("dependencies/{DependencyId}")]
[Example("""{"dependencyId":"{dependency}"}""")]
public sealed record GetDependency(Guid DependencyId) : IQuery<LinkView>;

internal sealed class GetDependencyHandler(RegieDb db) : IHandler<GetDependency, LinkView>
{
    public async Task<Result<LinkView>> Handle(GetDependency query, CancellationToken cancel) =>
        await db.Set<Dependency>().Where(row => row.Id == query.DependencyId)
            .Select(row => new LinkView(row.Id, row.ProjectId, row.PredecessorId, row.SuccessorId, row.Kind, row.LagKind, row.Lag)).SingleOrDefaultAsync(cancel) is { } found
            ? found : Problem.NotFound();
}
