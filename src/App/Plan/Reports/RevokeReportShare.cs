using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>Takes back every link to a report; who has one sees nothing any more.</summary>
[Needs(Permission.ReportShare), Delete("status-reports/{ReportId}/share")]
[Example("""{"reportId":"{report}"}""")]
public sealed record RevokeReportShare(Guid ReportId) : ICommand<Nothing>;

internal sealed class RevokeReportShareHandler(RegieDb db, ShareLinks links) : IHandler<RevokeReportShare, Nothing>
{
    public async Task<Result<Nothing>> Handle(RevokeReportShare command, CancellationToken cancel)
    {
        var report = await db.Set<StatusReport>().SingleOrDefaultAsync(row => row.Id == command.ReportId, cancel);
        if (report is null)
        {
            return Problem.NotFound();
        }

        await links.Revoke(Reports.LinkKind, report.Id, cancel);
        report.SharedAt = report.ExpiresAt = null;
        db.Raise(new StatusReportUnshared(report.BusinessId, report.ProjectId, report.Id, report.Title));
        return default(Nothing);
    }
}
