using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>
/// Makes a link to a report for people without an account: read only, revocable, expiring, found by no search engine, and nothing else can be reached from it.
/// Without a report, what the project's report says now is kept and shared.
/// </summary>
[Needs(Permission.ReportShare), Post("projects/{ProjectId}/status-report/share")]
[Example("""{"projectId":"{project}","expiresInDays":14}""")]
public sealed record ShareReport(Guid ProjectId) : ICommand<SharedReport>
{
    public Guid? ReportId { get; init; }
    [AllowedValues("fr", "en", null)] public string? Language { get; init; }
    [Range(1, 365)] public int? ExpiresInDays { get; init; }
}

/// <summary>The link; it is shown now and never again.</summary>
public sealed record SharedReport(Guid ReportId, string Url, DateTimeOffset ExpiresAt);

internal sealed class ShareReportHandler(RegieDb db, Scope scope, Inside inside, ShareLinks links, PublicAddress address) : IHandler<ShareReport, SharedReport>
{
    private const int Days = 30;

    public async Task<Result<SharedReport>> Handle(ShareReport command, CancellationToken cancel)
    {
        var reportId = command.ReportId;
        if (reportId is null)
        {
            var drafted = await inside.Run(new DraftStatusReport(command.ProjectId) { Language = command.Language }, cancel);
            if (!drafted.IsOk)
            {
                return drafted.Problem;
            }

            reportId = drafted.Value.Id;
        }

        var report = await db.Set<StatusReport>().SingleOrDefaultAsync(row => row.Id == reportId && row.ProjectId == command.ProjectId, cancel);
        if (report is null)
        {
            return Problem.NotFound();
        }

        var expires = scope.Now.AddDays(command.ExpiresInDays ?? Days);
        var secret = links.Create(report.BusinessId, Reports.LinkKind, report.Id, expires);
        report.SharedAt = scope.Now;
        report.ExpiresAt = expires;
        db.Raise(new StatusReportShared(report.BusinessId, report.ProjectId, report.Id, report.Title, expires));
        return new SharedReport(report.Id, address.Link($"/shared/report/{secret}"), expires);
    }
}
