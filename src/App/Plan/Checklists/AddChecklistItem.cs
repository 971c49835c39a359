using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>Adds a line to a checklist of a task.</summary>
[Needs(Permission.TaskWork), Post("tasks/{TaskId}/checklist"), Creates("tasks/{taskId}")]
[Example("""{"taskId":"{task}","text":"Spell-check"}""")]
public sealed record AddChecklistItem(Guid TaskId, [property: Required, MaxLength(1000)] string Text) : ICommand<ChecklistItemView>
{
    /// <summary>Name of the checklist; a new name makes a new one.</summary>
    [MaxLength(200)] public string? Checklist { get; init; }

    public Guid? AssigneeId { get; init; }
    public DateOnly? DueDate { get; init; }
}

internal sealed class AddChecklistItemHandler(RegieDb db, Scope scope) : IHandler<AddChecklistItem, ChecklistItemView>
{
    public async Task<Result<ChecklistItemView>> Handle(AddChecklistItem command, CancellationToken cancel)
    {
        var task = await db.Task(command.TaskId, cancel);
        var assignee = task is not null && command.AssigneeId is { } asked ? await Parties.Find(db, scope, task.BusinessId, asked, cancel) : null;
        if (task is null || (command.AssigneeId is not null && assignee is null))
        {
            return Problem.NotFound();
        }

        var last = await db.Set<ChecklistItem>().Where(row => row.TaskId == task.Id).MaxAsync(row => (double?)row.Rank, cancel) ?? 0;
        var item = new ChecklistItem
        {
            Id = scope.NewId(), BusinessId = task.BusinessId, TaskId = task.Id, Checklist = command.Checklist?.Trim() ?? "", Text = command.Text.Trim(), Rank = last + Ranks.Step,
            AssigneeId = assignee?.Id, DueDate = command.DueDate,
        };
        db.Add(item);
        db.Raise(new ChecklistChanged(task.BusinessId, task.Id, task.ProjectId, task.Title, item.Text, "added"));
        return new ChecklistItemView(item.Id, item.Text, false, assignee?.PublicId, item.DueDate);
    }
}
