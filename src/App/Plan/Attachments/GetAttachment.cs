using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>What is known of an attachment.</summary>
[Needs(Permission.PlanRead), Get("attachments/{AttachmentId}")]
[Example("""{"attachmentId":"{attachment}"}""")]
public sealed record GetAttachment(Guid AttachmentId) : IQuery<AttachmentView>;

internal sealed class GetAttachmentHandler(RegieDb db) : IHandler<GetAttachment, AttachmentView>
{
    public async Task<Result<AttachmentView>> Handle(GetAttachment query, CancellationToken cancel)
    {
        var names = db.Names;
        var found = await (from file in db.Set<Attachment>()
                           join giver in db.Set<Party>() on file.AddedById equals (Guid?)giver.Id into givers
                           from giver in givers.DefaultIfEmpty()
                           where file.Id == query.AttachmentId
                           select new AttachmentView(file.Id, file.Name, file.ContentType, file.Size, file.Url, file.NeedsLogin, giver == null ? null : names.Of(giver.BusinessId, giver.PersonId, giver.Name), file.At)).SingleOrDefaultAsync(cancel);
        return found is not null ? found : Problem.NotFound();
    }
}

/// <summary>The bytes of an attached file, as a download.</summary>
[Needs(Permission.PlanRead), Get("attachments/{AttachmentId}/content")]
[Example("""{"attachmentId":"{attachment}"}""")]
public sealed record DownloadAttachment(Guid AttachmentId) : IQuery<FileContent>;

internal sealed class DownloadAttachmentHandler(RegieDb db) : IHandler<DownloadAttachment, FileContent>
{
    public async Task<Result<FileContent>> Handle(DownloadAttachment query, CancellationToken cancel)
    {
        var found = await db.Set<Attachment>().SingleOrDefaultAsync(row => row.Id == query.AttachmentId && row.Hash != null, cancel);
        return found is null ? Problem.NotFound() : new FileContent(found.Name, found.ContentType ?? "application/octet-stream") { Hash = found.Hash };
    }
}
