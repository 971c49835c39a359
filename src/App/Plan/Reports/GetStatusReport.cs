using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>A project's status report: one that was kept, or what it would say now.</summary>
[Needs(Permission.PlanRead), Get("projects/{ProjectId}/status-report"), Daily]
[Example("""{"projectId":"{project}","language":"en"}""")]
public sealed record GetStatusReport(Guid ProjectId) : IQuery<StatusReportView>
{
    /// <summary>A kept report; its figures are those of its day.</summary>
    public Guid? ReportId { get; init; }

    /// <summary>By default the language of the business.</summary>
    [AllowedValues("fr", "en", null)] public string? Language { get; init; }

    /// <summary>First day told of; by default a week back.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day told of; by default today.</summary>
    public DateOnly? To { get; init; }
}

internal sealed class GetStatusReportHandler(RegieDb db, Scope scope, Inside inside) : IHandler<GetStatusReport, StatusReportView>
{
    public async Task<Result<StatusReportView>> Handle(GetStatusReport query, CancellationToken cancel)
    {
        var kept = query.ReportId ?? await LastShared(query.ProjectId, cancel);
        if (kept is null)
        {
            return await new ReportWriter(db, scope, inside).Write(query.ProjectId, query.Language, query.From, query.To, cancel);
        }

        return await Reports.Find(db, kept.Value, query.ProjectId, cancel) is { } report ? ForReader(report) : Problem.NotFound();
    }

    /// <summary>A guest reads what was shared, not what the report would say now; with nothing shared there is nothing (no id finds it).</summary>
    private async Task<Guid?> LastShared(Guid projectId, CancellationToken cancel) =>
        await db.Set<Project>().Where(row => row.Id == projectId && db.PublishedIds.Contains(row.BusinessId)).AnyAsync(cancel)
            ? await db.Set<StatusReport>().Where(row => row.ProjectId == projectId).OrderByDescending(row => row.At).Select(row => row.Id).FirstOrDefaultAsync(cancel)
            : null;

    private StatusReportView ForReader(StatusReportView report) =>
        scope.Caller.IsSystem || (scope.RoleIn(report.BusinessId) is { } role && Roles.SeesAll(role)) ? report : report.AsShared() with { Author = db.Names.Of(report.BusinessId, report.AuthorId, report.Author) };
}

/// <summary>Kept reports.</summary>
internal static class Reports
{
    public const string LinkKind = "report";

    public static async Task<StatusReportView?> Find(RegieDb db, Guid reportId, Guid? projectId, CancellationToken cancel)
    {
        var found = await (from report in db.Set<StatusReport>()
                           join business in db.Businesses on report.BusinessId equals business.Id
                           join project in db.Set<Project>() on report.ProjectId equals project.Id
                           where report.Id == reportId && (projectId == null || report.ProjectId == projectId)
                           select new { report, business, project.Name, project.TimeZone }).AsNoTracking().SingleOrDefaultAsync(cancel);
        return found is null ? null : StatusReportView.Of(found.report, found.business, found.Name, found.TimeZone);
    }
}
