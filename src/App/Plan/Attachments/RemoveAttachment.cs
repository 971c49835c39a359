using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>Takes an attachment off its task.</summary>
[Needs(Permission.TaskWork), Delete("attachments/{AttachmentId}"), Destructive]
[Example("""{"attachmentId":"{attachment}"}""")]
public sealed record RemoveAttachment(Guid AttachmentId) : ICommand<Nothing>;

internal sealed class RemoveAttachmentHandler(RegieDb db) : IHandler<RemoveAttachment, Nothing>
{
    public async Task<Result<Nothing>> Handle(RemoveAttachment command, CancellationToken cancel)
    {
        var attachment = await db.Set<Attachment>().SingleOrDefaultAsync(row => row.Id == command.AttachmentId, cancel);
        if (attachment is null || await db.Task(attachment.TaskId, cancel) is not { } task)
        {
            return Problem.NotFound();
        }

        db.Remove(attachment);
        db.Raise(new AttachmentRemoved(task.BusinessId, task.Id, task.ProjectId, task.Title, attachment.Name));
        return default(Nothing);
    }
}
