using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>Adds a label to a project.</summary>
[Needs(Permission.PlanWrite), Post("projects/{ProjectId}/labels"), Creates("projects/{projectId}")]
[Example("""{"projectId":"{project}","name":"Urgent for print"}""")]
public sealed record AddLabel(Guid ProjectId, [property: Required, MaxLength(100)] string Name, [property: Range(1, 8)] int? Colour = null) : ICommand<LabelView>;

internal sealed class AddLabelHandler(RegieDb db, Scope scope) : IHandler<AddLabel, LabelView>
{
    public async Task<Result<LabelView>> Handle(AddLabel command, CancellationToken cancel)
    {
        var project = await db.Set<Project>().SingleOrDefaultAsync(row => row.Id == command.ProjectId, cancel);
        if (project is null)
        {
            return Problem.NotFound();
        }

        var made = new Label
        {
            Id = scope.NewId(), BusinessId = project.BusinessId, ProjectId = project.Id, Name = command.Name.Trim(),
            Colour = command.Colour ?? await db.Set<Label>().CountAsync(row => row.ProjectId == project.Id, cancel) % 8 + 1,
        };
        db.Add(made);
        db.Raise(new ProjectArranged(project.BusinessId, project.Id, "label", made.Name));
        return new LabelView(made.Id, made.Name, made.Colour);
    }
}
