using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>Attaches an uploaded file, or a link, to a task.</summary>
[Needs(Permission.TaskWork), Post("tasks/{TaskId}/attachments"), Creates("attachments/{id}")]
[Example("""{"taskId":"{task}","url":"https://example.org/brief","name":"Brief"}""")]
public sealed record AttachFile(Guid TaskId) : ICommand<AttachmentView>
{
    /// <summary>The file; either this or a link.</summary>
    public FileRef? File { get; init; }

    [MaxLength(2000), Url] public string? Url { get; init; }

    /// <summary>By default the file's own name, or the link.</summary>
    [MaxLength(200)] public string? Name { get; init; }
}

internal sealed class AttachFileHandler(RegieDb db, Scope scope) : IHandler<AttachFile, AttachmentView>
{
    public async Task<Result<AttachmentView>> Handle(AttachFile command, CancellationToken cancel)
    {
        var task = await db.Task(command.TaskId, cancel);
        if (task is null)
        {
            return Problem.NotFound();
        }

        if (command.File is null == command.Url is null)
        {
            return Problem.Invalid("file", "file-or-link");
        }

        if (command.Url is { } url && !(Uri.TryCreate(url, UriKind.Absolute, out var link) && link.Scheme is "http" or "https"))
        {
            return Problem.Invalid("url", "not-a-link");
        }

        var me = await Parties.Me(db, scope, task.BusinessId, cancel);
        var attachment = new Attachment { Id = scope.NewId(), BusinessId = task.BusinessId, TaskId = task.Id, AddedById = me?.Id, At = scope.Now, Url = command.Url, Name = command.Name?.Trim() ?? command.Url ?? "" };
        if (command.File is { } sent)
        {
            var upload = await db.Uploads.SingleOrDefaultAsync(row => row.Id == sent.UploadId && row.PersonId == db.Me, cancel);
            if (upload is null)
            {
                return Problem.NotFound();
            }

            var stored = await db.Files.SingleOrDefaultAsync(row => row.BusinessId == task.BusinessId && row.Hash == upload.Hash, cancel);
            if (stored is null)
            {
                stored = new StoredFile { Id = scope.NewId(), BusinessId = task.BusinessId, Hash = upload.Hash, Size = upload.Size, At = scope.Now };
                db.Files.Add(stored);
            }

            attachment.FileId = stored.Id;
            attachment.Hash = upload.Hash;
            attachment.Size = upload.Size;
            attachment.ContentType = upload.ContentType;
            attachment.Name = command.Name?.Trim() ?? upload.Name;
        }

        db.Add(attachment);
        db.Raise(new AttachmentAdded(task.BusinessId, task.Id, task.ProjectId, task.Title, attachment.Name));
        return new AttachmentView(attachment.Id, attachment.Name, attachment.ContentType, attachment.Size, attachment.Url, false, me?.Name, attachment.At);
    }
}
