using Regie.Kernel;

namespace Regie.Plan;

/// <summary>A project with its statuses, sections, labels, fields and people.</summary>
[Needs(Permission.PlanRead), Get("projects/{ProjectId}"), Daily]
[Example("""{"projectId":"{project}"}""")]
public sealed record GetProject(Guid ProjectId) : IQuery<ProjectView>;

internal sealed class GetProjectHandler(RegieDb db, Scope scope) : IHandler<GetProject, ProjectView>
{
    public async Task<Result<ProjectView>> Handle(GetProject query, CancellationToken cancel) =>
        await ProjectReading.One(db, scope, query.ProjectId, cancel) is { } found ? found : Problem.NotFound();
}
