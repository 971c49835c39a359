using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>Writes a report and keeps it, its figures frozen at this moment, to be edited and shared.</summary>
[Needs(Permission.ReportShare), Post("projects/{ProjectId}/status-reports"), Creates("status-reports/{id}")]
[Example("""{"projectId":"{project}","language":"fr"}""")]
public sealed record DraftStatusReport(Guid ProjectId) : ICommand<StatusReportView>
{
    [AllowedValues("fr", "en", null)] public string? Language { get; init; }
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }
}

internal sealed class DraftStatusReportHandler(RegieDb db, Scope scope, Inside inside) : IHandler<DraftStatusReport, StatusReportView>
{
    public async Task<Result<StatusReportView>> Handle(DraftStatusReport command, CancellationToken cancel)
    {
        var written = await new ReportWriter(db, scope, inside).Write(command.ProjectId, command.Language, command.From, command.To, cancel);
        if (!written.IsOk)
        {
            return written.Problem;
        }

        var view = written.Value;
        var report = new StatusReport
        {
            Id = scope.NewId(),
            BusinessId = view.BusinessId,
            ProjectId = view.ProjectId,
            Title = view.Title,
            Language = view.Language,
            From = view.From,
            To = view.To,
            Figures = JsonSerializer.Serialize(view.Figures, Json.Options),
            Sentences = JsonSerializer.Serialize(view.Sentences, Json.Options),
            ShowNames = view.ShowNames,
            AuthorId = scope.Caller.PersonId,
            AuthorName = view.Author,
            At = scope.Now,
        };
        db.Add(report);
        db.Raise(new StatusReportDrafted(report.BusinessId, report.ProjectId, report.Id, report.Title));
        return view with { Id = report.Id, ReportId = report.Id };
    }
}
