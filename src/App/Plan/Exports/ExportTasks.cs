using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>The tasks of a project as a table to take away: CSV or a workbook, in the reader's language, only those a filter lets through. No cell of it is ever run as a formula.</summary>
[Needs(Permission.PlanRead), Get("projects/{ProjectId}/tasks/export")]
[Example("""{"projectId":"{project}","format":"csv","language":"en"}""")]
public sealed record ExportTasks(Guid ProjectId) : IQuery<FileContent>
{
    public ExportFormat Format { get; init; }

    /// <summary>Of headers, dates and numbers; by default the caller's.</summary>
    [AllowedValues("fr", "en", null)] public string? Language { get; init; }

    /// <summary>Part of the title, or # and the number.</summary>
    [MaxLength(200)] public string? Text { get; init; }

    public Guid? AssigneeId { get; init; }

    /// <summary>Only tasks that nobody has.</summary>
    public bool Unassigned { get; init; }

    public Guid? LabelId { get; init; }
    public Guid? SectionId { get; init; }

    /// <summary>What the pages' filter calls "show".</summary>
    [AllowedValues("open", "late", "critical", "waiting", "week", "undated", "unassigned", "unlinked", "unestimated", null)] public string? State { get; init; }
}

public enum ExportFormat { Csv, Xlsx }

internal sealed class ExportTasksHandler(RegieDb db, Scope scope, Inside inside) : IHandler<ExportTasks, FileContent>
{
    public async Task<Result<FileContent>> Handle(ExportTasks query, CancellationToken cancel)
    {
        var project = await inside.Run(new GetProject(query.ProjectId), cancel);
        if (!project.IsOk)
        {
            return project.Problem;
        }

        var people = await People.All(asked => inside.Run(asked, cancel), project.Value.BusinessId);
        if (NamesSomethingUnknown(query, project.Value, people))
        {
            return Problem.NotFound();
        }

        var rows = db.Set<TaskItem>().Where(task => task.ProjectId == query.ProjectId && task.ArchivedAt == null);
        rows = TaskGaps.Of(query.State) is { } gap ? rows.Lacking(db, gap) : rows;
        var tasks = await TaskReading.Complete(db, await TaskReading.Views(db, rows, scope.Today).OrderBy(task => task.Rank).ThenBy(task => task.Id).ToListAsync(cancel), cancel);
        var filter = new TaskFilterValue(string.IsNullOrWhiteSpace(query.Text) ? null : query.Text.Trim(), query.AssigneeId, query.Unassigned, query.LabelId, query.SectionId, query.State);
        var shown = TaskOutline.Of(tasks).Where(task => filter.Matches(task, scope.Today)).ToList();
        var language = query.Language ?? (scope.Culture.TwoLetterISOLanguageName == "fr" ? "fr" : "en");
        var sheet = new TaskSheet(project.Value, people, new ReportWords(language)).Of(shown, tasks.ToDictionary(task => task.Id, task => task.Title));
        var name = $"{FileName(project.Value.Name)} {scope.Today:yyyy-MM-dd}";
        return query.Format is ExportFormat.Csv
            ? new FileContent($"{name}.csv", "text/csv") { Bytes = CsvText.Of(sheet, language) }
            : new FileContent($"{name}.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet") { Bytes = XlsxBook.Of(sheet) };
    }

    private static bool NamesSomethingUnknown(ExportTasks query, ProjectView project, IReadOnlyList<PersonRef> people) =>
        (query.LabelId is { } label && project.Labels.All(row => row.Id != label))
        || (query.SectionId is { } section && project.Sections.All(row => row.Id != section))
        || (query.AssigneeId is { } person && people.All(row => row.Id != person));

    private static string FileName(string text)
    {
        var plain = new string([.. text.Select(c => char.IsControl(c) || "<>:\"/\\|?*".Contains(c, StringComparison.Ordinal) ? ' ' : c)]).Trim(' ', '.');
        return plain.Length > 80 ? plain[..80].TrimEnd() : plain.Length == 0 ? "tasks" : plain;
    }
}
