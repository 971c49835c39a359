using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>Removes a label from the project and from its tasks.</summary>
[Needs(Permission.PlanWrite), Delete("labels/{LabelId}"), Destructive]
[Example("""{"labelId":"{label}"}""")]
public sealed record RemoveLabel(Guid LabelId) : ICommand<Nothing>;

internal sealed class RemoveLabelHandler(RegieDb db) : IHandler<RemoveLabel, Nothing>
{
    public async Task<Result<Nothing>> Handle(RemoveLabel command, CancellationToken cancel)
    {
        var label = await db.Set<Label>().SingleOrDefaultAsync(row => row.Id == command.LabelId, cancel);
        if (label is null)
        {
            return Problem.NotFound();
        }

        await db.WithTrash<TaskLabel>().Where(row => row.LabelId == label.Id).ExecuteDeleteAsync(cancel);
        db.Remove(label);
        db.Raise(new ProjectArranged(label.BusinessId, label.ProjectId, "label", label.Name));
        return default(Nothing);
    }
}
