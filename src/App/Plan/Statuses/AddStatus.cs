using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>Adds a status to a project, behind those of its kind.</summary>
[Needs(Permission.PlanWrite), Post("projects/{ProjectId}/statuses"), Creates("projects/{projectId}")]
[Example("""{"projectId":"{project}","name":"With the client","kind":"waiting"}""")]
public sealed record AddStatus(Guid ProjectId, [property: Required, MaxLength(100)] string Name, StatusKind Kind) : ICommand<StatusView>
{
    /// <summary>How many tasks should stand here at most.</summary>
    [Range(1, 1000)] public int? WipLimit { get; init; }
}

internal sealed class AddStatusHandler(RegieDb db, Scope scope) : IHandler<AddStatus, StatusView>
{
    public async Task<Result<StatusView>> Handle(AddStatus command, CancellationToken cancel)
    {
        var project = await db.Set<Project>().SingleOrDefaultAsync(row => row.Id == command.ProjectId, cancel);
        if (project is null)
        {
            return Problem.NotFound();
        }

        var all = await db.Set<Status>().Where(row => row.ProjectId == project.Id).OrderBy(row => row.Rank).ToListAsync(cancel);
        var made = new Status { Id = scope.NewId(), BusinessId = project.BusinessId, ProjectId = project.Id, Name = command.Name.Trim(), Kind = command.Kind, WipLimit = command.WipLimit };
        var behind = all.FindLastIndex(row => row.Kind <= command.Kind);
        all.Insert(behind + 1, made);
        for (var i = 0; i < all.Count; i++)
        {
            all[i].Rank = (i + 1) * Ranks.Step;
        }

        db.Add(made);
        db.Raise(new ProjectArranged(project.BusinessId, project.Id, "status", made.Name));
        return new StatusView(made.Id, made.Name, made.Kind, made.WipLimit);
    }
}
