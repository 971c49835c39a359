using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>Keeps a project at hand, for oneself.</summary>
[Needs(Permission.PlanRead), Put("projects/{ProjectId}/favourite")]
[Example("""{"projectId":"{project}","isFavourite":true}""")]
public sealed record SetFavourite(Guid ProjectId, bool IsFavourite) : ICommand<Nothing>;

internal sealed class SetFavouriteHandler(RegieDb db, Scope scope) : IHandler<SetFavourite, Nothing>
{
    public async Task<Result<Nothing>> Handle(SetFavourite command, CancellationToken cancel)
    {
        var project = await db.Set<Project>().SingleOrDefaultAsync(row => row.Id == command.ProjectId, cancel);
        if (project is null)
        {
            return Problem.NotFound();
        }

        var held = await db.Set<Favourite>().SingleOrDefaultAsync(row => row.ProjectId == project.Id && row.PersonId == scope.PersonId, cancel);
        if (command.IsFavourite && held is null)
        {
            var last = await db.Set<Favourite>().Where(row => row.PersonId == scope.PersonId).MaxAsync(row => (double?)row.Rank, cancel) ?? 0;
            db.Add(new Favourite { Id = scope.NewId(), BusinessId = project.BusinessId, ProjectId = project.Id, PersonId = scope.PersonId, Rank = last + Ranks.Step });
        }
        else if (!command.IsFavourite && held is not null)
        {
            db.Remove(held);
        }

        return default(Nothing);
    }
}
