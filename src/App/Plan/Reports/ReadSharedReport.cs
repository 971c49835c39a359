using System.ComponentModel.DataAnnotations;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>What a share link opens: the sentences and figures its author chose, and nothing else.</summary>
[Needs(Permission.Anyone), Get("shared/reports/{Secret}"), Only(Door.Page)]
[Example("""{"secret":"{secret}"}""")]
public sealed record ReadSharedReport([property: Required, MaxLength(100)] string Secret) : IQuery<StatusReportView>;

internal sealed class ReadSharedReportHandler(RegieDb db, ShareLinks links) : IHandler<ReadSharedReport, StatusReportView>
{
    public async Task<Result<StatusReportView>> Handle(ReadSharedReport query, CancellationToken cancel)
    {
        if (await links.Open(query.Secret, Reports.LinkKind, cancel) is not { } link || await Reports.Find(db, link.SubjectId, null, cancel) is not { } report)
        {
            return Problem.NotFound();
        }

        return report.AsShared();
    }
}
