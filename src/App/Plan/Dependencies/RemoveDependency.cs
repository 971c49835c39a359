using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>Takes a link between two tasks away.</summary>
[Needs(Permission.PlanWrite), Delete("dependencies/{DependencyId}")]
[Example("""{"dependencyId":"{dependency}"}""")]
public sealed record RemoveDependency(Guid DependencyId) : ICommand<Nothing>;

internal sealed class RemoveDependencyHandler(RegieDb db, Scope scope) : IHandler<RemoveDependency, Nothing>
{
    public async Task<Result<Nothing>> Handle(RemoveDependency command, CancellationToken cancel)
    {
        var link = await db.Set<Dependency>().SingleOrDefaultAsync(row => row.Id == command.DependencyId, cancel);
        if (link is null)
        {
            return Problem.NotFound();
        }

        var titles = await db.WithTrash<TaskItem>().Where(row => row.Id == link.PredecessorId || row.Id == link.SuccessorId).ToDictionaryAsync(row => row.Id, row => row.Title, cancel);
        db.Remove(link);
        db.Raise(new DependencyRemoved(link.BusinessId, link.SuccessorId, link.ProjectId, titles.GetValueOrDefault(link.SuccessorId, ""), link.PredecessorId, titles.GetValueOrDefault(link.PredecessorId, "")));
        await db.SaveChangesAsync(cancel);
        await Settling.Touched(db, scope, link.ProjectId, cancel);
        return default(Nothing);
    }
}
