using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>Rewrites or hides sentences of a kept report. Its figures stay as they were frozen.</summary>
[Needs(Permission.ReportShare), Patch("status-reports/{ReportId}")]
[Example("""{"reportId":"{report}","sentences":[{"id":"s1","text":"The shoot is done."}]}""")]
public sealed record EditStatusReport(Guid ReportId) : ICommand<StatusReportView>
{
    [MaxLength(300)] public string? Title { get; init; }
    public bool? ShowNames { get; init; }
    [MaxLength(100)] public IReadOnlyList<SentenceEdit>? Sentences { get; init; }
}

internal sealed class EditStatusReportHandler(RegieDb db) : IHandler<EditStatusReport, StatusReportView>
{
    public async Task<Result<StatusReportView>> Handle(EditStatusReport command, CancellationToken cancel)
    {
        var report = await db.Set<StatusReport>().SingleOrDefaultAsync(row => row.Id == command.ReportId, cancel);
        if (report is null)
        {
            return Problem.NotFound();
        }

        var sentences = JsonSerializer.Deserialize<List<ReportSentence>>(report.Sentences, Json.Options)!;
        foreach (var edit in command.Sentences ?? [])
        {
            var at = sentences.FindIndex(sentence => sentence.Id == edit.Id);
            if (at < 0)
            {
                return Problem.Invalid("sentences", "unknown-sentence");
            }

            var old = sentences[at];
            sentences[at] = old with
            {
                Text = edit.Text?.Trim() ?? old.Text,
                IsEdited = old.IsEdited || (edit.Text is not null && edit.Text.Trim() != old.Text),
                IsHidden = edit.IsHidden ?? old.IsHidden,
            };
        }

        report.Title = command.Title?.Trim() is { Length: > 0 } title ? title : report.Title;
        report.ShowNames = command.ShowNames ?? report.ShowNames;
        report.Sentences = JsonSerializer.Serialize(sentences, Json.Options);
        db.Raise(new StatusReportEdited(report.BusinessId, report.ProjectId, report.Id, report.Title));
        await db.SaveChangesAsync(cancel);
        return (await Reports.Find(db, report.Id, null, cancel))!;
    }
}
