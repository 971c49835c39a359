using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>Removes a line of a checklist.</summary>
[Needs(Permission.TaskWork), Delete("checklist-items/{ChecklistItemId}")]
[Example("""{"checklistItemId":"{checklistItem}"}""")]
public sealed record RemoveChecklistItem(Guid ChecklistItemId) : ICommand<Nothing>;

internal sealed class RemoveChecklistItemHandler(RegieDb db) : IHandler<RemoveChecklistItem, Nothing>
{
    public async Task<Result<Nothing>> Handle(RemoveChecklistItem command, CancellationToken cancel)
    {
        var item = await db.Set<ChecklistItem>().SingleOrDefaultAsync(row => row.Id == command.ChecklistItemId, cancel);
        if (item is null || await db.Task(item.TaskId, cancel) is not { } task)
        {
            return Problem.NotFound();
        }

        db.Remove(item);
        db.Raise(new ChecklistChanged(task.BusinessId, task.Id, task.ProjectId, task.Title, item.Text, "removed"));
        return default(Nothing);
    }
}
