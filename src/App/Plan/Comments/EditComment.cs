using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>Changes one's own comment; that it was edited is shown.</summary>
[Needs(Permission.PlanComment), Patch("comments/{CommentId}")]
[Example("""{"commentId":"{comment}","body":"The second draft is ready."}""")]
public sealed record EditComment(Guid CommentId, [property: Required, MaxLength(20_000)] string Body) : ICommand<CommentView>;

internal sealed class EditCommentHandler(RegieDb db, Scope scope) : IHandler<EditComment, CommentView>
{
    public async Task<Result<CommentView>> Handle(EditComment command, CancellationToken cancel)
    {
        var comment = await db.Set<Comment>().SingleOrDefaultAsync(row => row.Id == command.CommentId, cancel);
        if (comment is null)
        {
            return Problem.NotFound();
        }

        if (!await db.Set<Party>().AnyAsync(row => row.Id == comment.AuthorId && row.PersonId == db.Me, cancel))
        {
            return Problem.Forbidden("plan.comment.not-yours");
        }

        if (comment.Body != command.Body)
        {
            comment.Body = command.Body;
            comment.EditedAt = scope.Now;
            db.Raise(new CommentChanged(comment.BusinessId, comment.TaskId ?? comment.ProjectId, comment.ProjectId, comment.Id, Deleted: false));
            await db.SaveChangesAsync(cancel);
        }

        return await CommentReading.Views(db, db.Set<Comment>().Where(row => row.Id == comment.Id)).SingleAsync(cancel);
    }
}
