using System.Globalization;
using System.Resources;
using Regie.Kernel;
using Regie.Scheduling;

namespace Regie.Plan;

/// <summary>Fills a new project: statuses always; sections, tasks, estimates and links by template, in the language of the business.</summary>
internal sealed class TemplateContent(RegieDb db, Scope scope, Project project, PlanState state, string language)
{
    private const int Day = 480, Hour = 60;
    private static readonly ResourceManager Texts = new(typeof(Text));

    private readonly CultureInfo _culture = CultureInfo.GetCultureInfo(language);

    /// <summary>How many tasks it made.</summary>
    public int Fill(ProjectTemplate template)
    {
        var statuses = Enum.GetValues<StatusKind>().ToDictionary(kind => kind, kind => new Status
        {
            Id = scope.NewId(), BusinessId = project.BusinessId, ProjectId = project.Id, Kind = kind, Rank = ((int)kind + 1) * Ranks.Step, Name = Say($"status.{kind}"),
        });
        db.AddRange(statuses.Values);
        var lines = TemplatePlans.Of(template);
        var sections = lines.Select(line => line.Section).Distinct().Select((key, at) => (key, Section: new Section
        {
            Id = scope.NewId(), BusinessId = project.BusinessId, ProjectId = project.Id, Name = Say($"tpl.{template}.{key}"), Rank = (at + 1) * Ranks.Step, Colour = at % 8 + 1,
        })).ToDictionary(pair => pair.key, pair => pair.Section);
        db.AddRange(sections.Values);
        var tasks = lines.ToDictionary(line => line.Key, line => Make(template, line, statuses[StatusKind.ToDo].Id, sections[line.Section].Id));
        db.AddRange(tasks.Values);
        foreach (var line in lines)
        {
            foreach (var before in line.Before)
            {
                db.Add(new Dependency { Id = scope.NewId(), BusinessId = project.BusinessId, ProjectId = project.Id, PredecessorId = tasks[before].Id, SuccessorId = tasks[line.Key].Id, Kind = LinkKind.FinishToStart });
            }
        }

        return tasks.Count;
    }

    private TaskItem Make(ProjectTemplate template, TemplateLine line, Guid statusId, Guid sectionId) => new()
    {
        Id = scope.NewId(),
        BusinessId = project.BusinessId,
        ProjectId = project.Id,
        Number = ++state.LastNumber,
        Rank = state.LastRank += Ranks.Step,
        Title = Say($"tpl.{template}.{line.Key}"),
        StatusId = statusId,
        SectionId = sectionId,
        DurationMinutes = line.IsMilestone ? null : line.Days * Day,
        EstimateMinutes = line.IsMilestone ? null : line.Hours * Hour,
        IsMilestone = line.IsMilestone,
        CreatedAt = scope.Now,
        CreatedBy = scope.Caller.PersonId,
        UpdatedAt = scope.Now,
    };

    private string Say(string key) => Texts.GetString(key, _culture) ?? throw new InvalidOperationException($"There is no text “{key}”.");
}
