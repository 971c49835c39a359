using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>Adds a section (a phase) at the end of a project.</summary>
[Needs(Permission.PlanWrite), Post("projects/{ProjectId}/sections"), Creates("projects/{projectId}")]
[Example("""{"projectId":"{project}","name":"Preparation"}""")]
public sealed record AddSection(Guid ProjectId, [property: Required, MaxLength(200)] string Name) : ICommand<SectionView>
{
    [Range(1, 8)] public int? Colour { get; init; }
}

internal sealed class AddSectionHandler(RegieDb db, Scope scope) : IHandler<AddSection, SectionView>
{
    public async Task<Result<SectionView>> Handle(AddSection command, CancellationToken cancel)
    {
        var project = await db.Set<Project>().SingleOrDefaultAsync(row => row.Id == command.ProjectId, cancel);
        if (project is null)
        {
            return Problem.NotFound();
        }

        var known = await db.Set<Section>().Where(row => row.ProjectId == project.Id).Select(row => row.Rank).ToListAsync(cancel);
        var made = new Section
        {
            Id = scope.NewId(), BusinessId = project.BusinessId, ProjectId = project.Id, Name = command.Name.Trim(), Colour = command.Colour ?? known.Count % 8 + 1, Rank = known.DefaultIfEmpty(0).Max() + Ranks.Step,
        };
        db.Add(made);
        db.Raise(new ProjectArranged(project.BusinessId, project.Id, "section", made.Name));
        return new SectionView(made.Id, made.Name, made.Colour);
    }
}
