using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>Says something about a task. A mention, <c>@[Name](person id)</c>, tells that person.</summary>
[Needs(Permission.PlanComment), Post("tasks/{TaskId}/comments"), Creates("comments/{id}"), Daily]
[Example("""{"taskId":"{task}","body":"The draft is ready."}""")]
public sealed record AddComment(Guid TaskId, [property: Required, MaxLength(20_000)] string Body) : ICommand<CommentView>
{
    public Guid? ReplyToId { get; init; }
}

internal sealed class AddCommentHandler(RegieDb db, Scope scope) : IHandler<AddComment, CommentView>
{
    public async Task<Result<CommentView>> Handle(AddComment command, CancellationToken cancel)
    {
        var task = await db.Task(command.TaskId, cancel);
        if (task is null || (command.ReplyToId is { } other && !await db.Set<Comment>().AnyAsync(row => row.Id == other && row.TaskId == task.Id, cancel)))
        {
            return Problem.NotFound();
        }

        var author = await Parties.Me(db, scope, task.BusinessId, cancel);
        var comment = new Comment
        {
            Id = scope.NewId(), BusinessId = task.BusinessId, ProjectId = task.ProjectId, TaskId = task.Id, AuthorId = author?.Id, At = scope.Now, ReplyToId = command.ReplyToId, Body = command.Body,
        };
        db.Add(comment);
        var excerpt = CommentReading.Excerpt(comment.Body);
        await Notices.Commented(db, scope, task, await Members(task.BusinessId, comment.Body, cancel), excerpt, cancel);
        db.Raise(new TaskCommented(task.BusinessId, task.Id, task.ProjectId, task.Title, comment.Id, excerpt));
        await db.SaveChangesAsync(cancel);
        return await CommentReading.Views(db, db.Set<Comment>().Where(row => row.Id == comment.Id)).SingleAsync(cancel);
    }

    private async Task<List<Guid>> Members(Guid businessId, string body, CancellationToken cancel)
    {
        var named = CommentReading.Mentions(body);
        return named.Count == 0 ? [] : await db.Memberships.Where(row => row.BusinessId == businessId && named.Contains(row.PersonId)).Select(row => row.PersonId).ToListAsync(cancel);
    }
}
