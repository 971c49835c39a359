using System.Globalization;
using System.Resources;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>Fills a new project: statuses always; sections, tasks and links by template, in the language of the business.</summary>
internal sealed class TemplateContent(RegieDb db, Scope scope, Project project, string language)
{
    private static readonly ResourceManager Texts = new(typeof(Text));

    private readonly CultureInfo _culture = CultureInfo.GetCultureInfo(language);

    public void Fill(ProjectTemplate template)
    {
        foreach (var kind in Enum.GetValues<StatusKind>())
        {
            db.Add(new Status
            {
                Id = scope.NewId(), BusinessId = project.BusinessId, ProjectId = project.Id, Kind = kind, Rank = ((int)kind + 1) * Ranks.Step, Name = Say($"status.{kind}"),
            });
        }
    }

    private string Say(string key) => Texts.GetString(key, _culture) ?? throw new InvalidOperationException($"There is no text “{key}”.");
}
