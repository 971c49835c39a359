using System.Globalization;
using System.Resources;
using System.Text.Json;
using Regie.Kernel;
using Regie.Plan;

namespace Regie.Connect;

/// <summary>An import: what the file holds, where it goes, what a person should know; and once it ran, what was really done.</summary>
public sealed record ImportView(
    Guid Id,
    Guid ImportId,
    Guid BusinessId,
    Guid? ProjectId,
    string Source,
    string FileName,
    ImportState State,
    int Progress,
    string? Problem,
    DateTimeOffset At,
    DateTimeOffset? FinishedAt,
    IReadOnlyList<KindCount> Kinds,
    IReadOnlyList<ImportField> Fields,
    IReadOnlyList<ImportWarning> Warnings,
    ImportProposal? Proposal,
    int Version) : IVersionedView
{
    /// <summary>Bytes of the file.</summary>
    public long Size { get; init; }

    internal static ImportView Of(Import import, CultureInfo culture, int? progress = null)
    {
        var report = JsonSerializer.Deserialize<ImportReport>(import.Report, Json.Options)!;
        return new(
            import.Id, import.Id, import.BusinessId, import.ProjectId, import.Source, import.FileName, import.State,
            progress ?? import.Progress,
            import.Problem is { } problem ? ImportText.Problem(problem, culture) : null,
            import.At, import.FinishedAt,
            [.. JsonSerializer.Deserialize<List<KindCount>>(import.Counts, Json.Options)!.Select(kind => kind with { Why = kind.Why is { } why ? ImportText.Say("why." + why, culture) : null })],
            report.Fields,
            [.. report.Warnings.Select(warning => ImportText.Warning(warning, culture))],
            report.Proposal,
            import.Version)
        { Size = report.Size };
    }
}

/// <summary>A line of the reconciliation: how many there are in the file, and what becomes of them.</summary>
/// <param name="Kind">project, section, task, subtask, checklist, checklistItem, label, person, comment, attachment, dependency, customField, baseline.</param>
/// <param name="ToCreate">Foreseen; once the import is done, as many as were really created.</param>
/// <param name="NotImported">Known to exist, but not in the file or without a place here.</param>
public sealed record KindCount(string Kind, int InFile, int ToCreate, int ToUpdate, int Unchanged, int NotImported, string? Why)
{
    /// <summary>Once it is done.</summary>
    public int? Created { get; init; }

    public int? Updated { get; init; }

    /// <summary>How many of those in the file are archived (tasks), ticked (checklist items), behind a sign-in (attachments), without an account (people).</summary>
    public int Marked { get; init; }
}

/// <summary>A field of the file and its destination: a native field such as <c>task.due</c>, <c>customField:Name</c>, or <c>raw</c>.</summary>
public sealed record ImportField(string Path, string Destination, long Count);

/// <summary>Something lost by the file, or to know before importing.</summary>
/// <param name="Text">In the caller's language: what it is.</param>
/// <param name="More">And what becomes of it.</param>
public sealed record ImportWarning(string Code, int Count, IReadOnlyList<string> Examples, string? Text = null, string? More = null);

/// <summary>What is proposed and can be changed by the mapping.</summary>
public sealed record ImportProposal(
    string ProjectName,
    ListMeaning Lists,
    IReadOnlyList<ProposedStep> Steps,
    IReadOnlyList<ProposedPerson> People,
    TableReading? Table)
{
    /// <summary>The first tasks as they will be.</summary>
    public IReadOnlyList<ProposedTask> Tasks { get; init; } = [];
}

/// <summary>A task as it will be, to see that the file was understood.</summary>
public sealed record ProposedTask(string Title, string? Parent, string? List, string? Status, IReadOnlyList<string> People, DateOnly? Start, DateOnly? Due, int? EstimateMinutes);

/// <summary>A list or status of the source and the kind of status it becomes.</summary>
public sealed record ProposedStep(string Name, StatusKind Kind, int Tasks, bool IsList, bool IsArchived);

/// <summary>A person of the source; without <paramref name="PersonId"/> a placeholder.</summary>
public sealed record ProposedPerson(string Id, string Name, string? Email, Guid? PersonId, string? MemberName);

/// <summary>What of an import is kept as JSON beside its counts.</summary>
internal sealed record ImportReport
{
    public IReadOnlyList<ImportField> Fields { get; init; } = [];
    public IReadOnlyList<ImportWarning> Warnings { get; init; } = [];
    public ImportProposal? Proposal { get; init; }
    public long Size { get; init; }

    /// <summary>Tasks of earlier imports that it changed, for its undo.</summary>
    public IReadOnlyList<Guid> UpdatedTaskIds { get; init; } = [];
}

/// <summary>The module's texts where no page says them: answers of the API in the caller's language.</summary>
internal static class ImportText
{
    private static readonly ResourceManager Texts = new(typeof(Text));

    public static string Say(string key, CultureInfo culture) => Texts.GetString(key, culture) ?? key;

    public static string Problem(string code, CultureInfo culture) => Texts.GetString("problem." + code, culture) ?? code;

    public static ImportWarning Warning(ImportWarning warning, CultureInfo culture)
    {
        var text = string.Format(culture, Say(warning.Code + (warning.Count == 1 && Has(warning.Code + ".one", culture) ? ".one" : ""), culture), warning.Count);
        var examples = warning.Examples.Where(example => example.Length > 0).Distinct().ToList();
        List<string> more = [];
        if (Has(warning.Code + ".more", culture))
        {
            more.Add(Say(warning.Code + ".more", culture));
        }

        if (examples.Count > 0)
        {
            more.Add(string.Join(culture.TwoLetterISOLanguageName == "fr" ? "\u00A0; " : "; ", examples) + (warning.Count > examples.Count ? " …" : ""));
        }

        return warning with { Text = text, More = more.Count > 0 ? string.Join(' ', more) : null };
    }

    private static bool Has(string key, CultureInfo culture) => Texts.GetString(key, culture) is not null;
}
