using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>Removes a comment for good: one's own, or any for whoever manages the project.</summary>
[Needs(Permission.PlanComment), Delete("comments/{CommentId}"), Destructive]
[Example("""{"commentId":"{comment}"}""")]
public sealed record DeleteComment(Guid CommentId) : ICommand<Nothing>;

internal sealed class DeleteCommentHandler(RegieDb db, Scope scope) : IHandler<DeleteComment, Nothing>
{
    public async Task<Result<Nothing>> Handle(DeleteComment command, CancellationToken cancel)
    {
        var comment = await db.Set<Comment>().SingleOrDefaultAsync(row => row.Id == command.CommentId, cancel);
        if (comment is null)
        {
            return Problem.NotFound();
        }

        if (!scope.Can(Permission.ProjectManage, comment.BusinessId) && !await db.Set<Party>().AnyAsync(row => row.Id == comment.AuthorId && row.PersonId == db.Me, cancel))
        {
            return Problem.Forbidden("plan.comment.not-yours");
        }

        await db.Set<Comment>().Where(row => row.ReplyToId == comment.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.ReplyToId, (Guid?)null), cancel);
        db.Remove(comment);
        db.Raise(new CommentChanged(comment.BusinessId, comment.TaskId ?? comment.ProjectId, comment.ProjectId, comment.Id, Deleted: true));
        return default(Nothing);
    }
}
