using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>The reports kept for a project, newest first.</summary>
[Needs(Permission.PlanRead), Get("projects/{ProjectId}/status-reports")]
[Example("""{"projectId":"{project}"}""")]
public sealed record ListStatusReports(Guid ProjectId) : IQuery<Page<StatusReportLine>>
{
    [MaxLength(400)] public string? Cursor { get; init; }
    [Range(1, 200)] public int? Limit { get; init; }
}

public sealed record StatusReportLine(Guid Id, string Title, string Language, DateOnly From, DateOnly To, string Author, DateTimeOffset At, DateTimeOffset? SharedAt, DateTimeOffset? ExpiresAt);

internal sealed class ListStatusReportsHandler(RegieDb db) : IHandler<ListStatusReports, Page<StatusReportLine>>
{
    public async Task<Result<Page<StatusReportLine>>> Handle(ListStatusReports query, CancellationToken cancel)
    {
        if (!await db.Set<Project>().AnyAsync(row => row.Id == query.ProjectId, cancel))
        {
            return Problem.NotFound();
        }

        var names = db.Names;
        var lines = await db.Set<StatusReport>().Where(row => row.ProjectId == query.ProjectId).OrderByDescending(row => row.At).ThenBy(row => row.Id)
            .Select(row => new StatusReportLine(row.Id, row.Title, row.Language, row.From, row.To, names.Of(row.BusinessId, row.AuthorId, row.AuthorName), row.At, row.SharedAt, row.ExpiresAt)).ToListAsync(cancel);
        return Paging.Of(lines, query.Cursor, query.Limit ?? 50, report => report.Id.ToString());
    }
}
