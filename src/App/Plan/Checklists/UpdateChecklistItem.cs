using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>Ticks, renames, gives or dates a line of a checklist.</summary>
[Needs(Permission.TaskWork), Patch("checklist-items/{ChecklistItemId}")]
[Example("""{"checklistItemId":"{checklistItem}","isDone":true}""")]
public sealed record UpdateChecklistItem(Guid ChecklistItemId) : ICommand<ChecklistItemView>
{
    [MaxLength(1000)] public Optional<string> Text { get; init; }
    public Optional<bool?> IsDone { get; init; }
    public Optional<Guid?> AssigneeId { get; init; }
    public Optional<DateOnly?> DueDate { get; init; }

    /// <summary>The line it comes to stand behind.</summary>
    public Guid? AfterItemId { get; init; }
}

internal sealed class UpdateChecklistItemHandler(RegieDb db, Scope scope) : IHandler<UpdateChecklistItem, ChecklistItemView>
{
    public async Task<Result<ChecklistItemView>> Handle(UpdateChecklistItem command, CancellationToken cancel)
    {
        var item = await db.Set<ChecklistItem>().SingleOrDefaultAsync(row => row.Id == command.ChecklistItemId, cancel);
        if (item is null || await db.Task(item.TaskId, cancel) is not { } task)
        {
            return Problem.NotFound();
        }

        if (command.Text.IsSet && string.IsNullOrWhiteSpace(command.Text.Value))
        {
            return Problem.Invalid("text", "required");
        }

        if (command.AssigneeId.IsSet)
        {
            var assignee = command.AssigneeId.Value is { } asked ? await Parties.Find(db, scope, task.BusinessId, asked, cancel) : null;
            if (command.AssigneeId.Value is not null && assignee is null)
            {
                return Problem.NotFound();
            }

            item.AssigneeId = assignee?.Id;
        }

        if (command.AfterItemId is { } after && !await Order(item, after, cancel))
        {
            return Problem.NotFound();
        }

        item.Text = command.Text.Or(item.Text)!.Trim();
        item.DueDate = command.DueDate.Or(item.DueDate);
        if (command.IsDone.IsSet)
        {
            item.DoneAt = command.IsDone.Value is true ? item.DoneAt ?? scope.Now : null;
        }

        var fields = db.ChangedMembers(item);
        if (fields.Count > 0)
        {
            db.Raise(new ChecklistChanged(task.BusinessId, task.Id, task.ProjectId, task.Title, item.Text, fields.Contains("doneAt") ? item.DoneAt is null ? "opened" : "done" : "changed"));
            await db.SaveChangesAsync(cancel);
        }

        var party = item.AssigneeId is { } id ? await db.Set<Party>().SingleOrDefaultAsync(row => row.Id == id, cancel) : null;
        return new ChecklistItemView(item.Id, item.Text, item.DoneAt is not null, party?.PublicId, item.DueDate);
    }

    private async Task<bool> Order(ChecklistItem item, Guid after, CancellationToken cancel)
    {
        var others = await db.Set<ChecklistItem>().Where(row => row.TaskId == item.TaskId && row.Id != item.Id).OrderBy(row => row.Rank).ToListAsync(cancel);
        var at = others.FindIndex(row => row.Id == after);
        if (at < 0)
        {
            return false;
        }

        // Few lines: numbered anew each time.
        others.Insert(at + 1, item);
        for (var i = 0; i < others.Count; i++)
        {
            others[i].Rank = (i + 1) * Ranks.Step;
        }

        return true;
    }
}
