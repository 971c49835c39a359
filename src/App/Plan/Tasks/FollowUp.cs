using System.ComponentModel.DataAnnotations;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>Asks somebody how a task stands, in a comment that tells them, and says when to ask again.</summary>
[Needs(Permission.TaskWork), Post("tasks/{TaskId}/follow-up")]
[Example("""{"taskId":"{task}","personId":"{person}","message":"How does it stand?","nextOn":"2026-12-04"}""")]
public sealed record FollowUp(Guid TaskId, [property: Required, MaxLength(10_000)] string Message) : ICommand<CommentView>
{
    /// <summary>Who is asked; nobody in particular when left out.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>The day to ask again; left out, the task no longer asks.</summary>
    public DateOnly? NextOn { get; init; }
}

internal sealed class FollowUpHandler(RegieDb db, Scope scope) : IHandler<FollowUp, CommentView>
{
    public async Task<Result<CommentView>> Handle(FollowUp command, CancellationToken cancel)
    {
        var task = await db.Task(command.TaskId, cancel);
        if (task is null)
        {
            return Problem.NotFound();
        }

        var asked = command.PersonId is { } id ? await Parties.Find(db, scope, task.BusinessId, id, cancel) : null;
        if (command.PersonId is not null && asked is null)
        {
            return Problem.NotFound();
        }

        task.FollowUpDate = command.NextOn;
        var fields = db.ChangedMembers(task);
        if (fields.Count > 0)
        {
            task.UpdatedAt = scope.Now;
            db.Raise(new TaskUpdated(task.BusinessId, task.Id, task.ProjectId, task.Title, fields));
        }

        var body = asked is null ? command.Message : $"@[{asked.Name}]({asked.PublicId}) {command.Message}";
        return await new AddCommentHandler(db, scope).Handle(new AddComment(task.Id, body), cancel);
    }
}
