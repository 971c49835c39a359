using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>Comments of a task, newest first.</summary>
[Needs(Permission.PlanRead), Get("tasks/{TaskId}/comments")]
[Example("""{"taskId":"{task}"}""")]
public sealed record ListComments(Guid TaskId) : IQuery<Page<CommentView>>
{
    [MaxLength(400)] public string? Cursor { get; init; }
    [Range(1, 200)] public int? Limit { get; init; }
}

internal sealed class ListCommentsHandler(RegieDb db) : IHandler<ListComments, Page<CommentView>>
{
    public async Task<Result<Page<CommentView>>> Handle(ListComments query, CancellationToken cancel)
    {
        if (!await db.Set<TaskItem>().AnyAsync(row => row.Id == query.TaskId, cancel))
        {
            return Problem.NotFound();
        }

        var comments = db.Set<Comment>().Where(row => row.TaskId == query.TaskId);
        if (!Cursor.TryRead(query.Cursor, 2, out var after))
        {
            return Problem.Invalid("cursor", "not-a-cursor");
        }

        if (after is not null)
        {
            if (!Moments.TryRead(after[0], out var at) || !Guid.TryParse(after[1], out var id))
            {
                return Problem.Invalid("cursor", "not-a-cursor");
            }

            comments = comments.Where(row => row.At < at || (row.At == at && row.Id.CompareTo(id) < 0));
        }

        var limit = query.Limit ?? 50;
        var ids = await comments.OrderByDescending(row => row.At).ThenByDescending(row => row.Id).Select(row => row.Id).Take(limit + 1).ToListAsync(cancel);
        var views = await CommentReading.Views(db, db.Set<Comment>().Where(row => ids.Contains(row.Id))).ToDictionaryAsync(view => view.Id, cancel);
        return Cursor.Page([.. ids.Select(id => views[id])], limit, last => [last.At.UtcTicks.ToString(CultureInfo.InvariantCulture), last.Id.ToString()]);
    }
}

/// <summary>One comment.</summary>
[Needs(Permission.PlanRead), Get("comments/{CommentId}")]
[Example("""{"commentId":"{comment}"}""")]
public sealed record GetComment(Guid CommentId) : IQuery<CommentView>;

internal sealed class GetCommentHandler(RegieDb db) : IHandler<GetComment, CommentView>
{
    public async Task<Result<CommentView>> Handle(GetComment query, CancellationToken cancel) =>
        await CommentReading.Views(db, db.Set<Comment>().Where(row => row.Id == query.CommentId)).SingleOrDefaultAsync(cancel) is { } found ? found : Problem.NotFound();
}
