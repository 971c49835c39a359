using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Regie.Kernel;

namespace Regie.Plan;

public enum ReportPart { Lead, Done, Moved, Next, Decision }

/// <summary>One sentence of a report. A person may edit or hide it; what it was made from stays in the figures.</summary>
/// <param name="Id">Stable within the report.</param>
/// <param name="Person">First name of whom it is about; shown only where the reader may see names.</param>
/// <param name="Days">The working days that stand beside it (why the date moved).</param>
public sealed record ReportSentence(string Id, ReportPart Part, string Text, string? Person = null, decimal? Days = null, bool IsHidden = false, bool IsEdited = false)
{
    /// <summary>As a reader sees it.</summary>
    public string Shown(bool withNames) => withNames && Person is not null ? $"{Text} ({Person})" : Text;
}

/// <summary>Figures of a project at one moment. Days are working days.</summary>
public sealed record ReportFigures
{
    /// <summary>The last milestone, or the project itself: what the finish is called.</summary>
    public string FinishName { get; init; } = "";

    public DateOnly? Finish { get; init; }
    public DateOnly? BaselineFinish { get; init; }

    /// <summary>Positive is later than agreed.</summary>
    public decimal? DeviationDays { get; init; }

    /// <summary>0 to 1, by estimated work.</summary>
    public decimal? Done { get; init; }

    /// <summary>0 to 1: what the baseline had planned to be done by then.</summary>
    public decimal? Planned { get; init; }

    public int HoursLoggedMinutes { get; init; }
    public int OpenTasks { get; init; }
    public int LateTasks { get; init; }
}

/// <summary>A report, as drafted or as shared.</summary>
public sealed record StatusReportView : IVersionedView
{
    /// <summary>Absent while it is only computed and not kept.</summary>
    public Guid? ReportId { get; init; }

    public Guid Id { get; init; }
    public Guid BusinessId { get; init; }
    public string BusinessName { get; init; } = "";
    public int BusinessColour { get; init; }
    public Guid ProjectId { get; init; }
    public string ProjectName { get; init; } = "";
    public string Title { get; init; } = "";
    public string Language { get; init; } = "fr";
    public DateOnly From { get; init; }
    public DateOnly To { get; init; }
    public ReportFigures Figures { get; init; } = new();
    public IReadOnlyList<ReportSentence> Sentences { get; init; } = [];
    public bool ShowNames { get; init; }
    public string Author { get; init; } = "";

    /// <summary>Whose name that is.</summary>
    internal Guid? AuthorId { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>The zone its moments are said in: that of the project.</summary>
    public string TimeZone { get; init; } = "Europe/Paris";

    public DateTimeOffset? SharedAt { get; init; }
    public DateTimeOffset? ExpiresAt { get; init; }
    public int Version { get; init; }

    public IEnumerable<ReportSentence> Of(ReportPart part) => Sentences.Where(sentence => sentence.Part == part && !sentence.IsHidden);

    /// <summary>For everybody but those who manage it. Names leave with the sentences when the author withheld them, hidden sentences always.</summary>
    internal StatusReportView AsShared() =>
        this with { Sentences = [.. Sentences.Where(sentence => !sentence.IsHidden).Select(sentence => ShowNames ? sentence : sentence with { Person = null })] };

    internal static StatusReportView Of(StatusReport report, Business business, string projectName, string timeZone) => new()
    {
        ReportId = report.Id,
        Id = report.Id,
        BusinessId = report.BusinessId,
        BusinessName = business.Name,
        BusinessColour = business.Colour,
        ProjectId = report.ProjectId,
        ProjectName = projectName,
        Title = report.Title,
        Language = report.Language,
        From = report.From,
        To = report.To,
        Figures = JsonSerializer.Deserialize<ReportFigures>(report.Figures, Json.Options)!,
        Sentences = JsonSerializer.Deserialize<List<ReportSentence>>(report.Sentences, Json.Options)!,
        ShowNames = report.ShowNames,
        Author = report.AuthorName,
        AuthorId = report.AuthorId,
        At = report.At,
        TimeZone = timeZone,
        SharedAt = report.SharedAt,
        ExpiresAt = report.ExpiresAt,
        Version = report.Version,
    };
}

/// <summary>A change of one sentence: new words, hidden or shown.</summary>
public sealed record SentenceEdit([property: Required, MaxLength(20)] string Id)
{
    [MaxLength(1000)] public string? Text { get; init; }
    public bool? IsHidden { get; init; }
}
