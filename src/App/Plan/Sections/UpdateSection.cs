using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>Renames, colours or moves a section.</summary>
[Needs(Permission.PlanWrite), Patch("sections/{SectionId}")]
[Example("""{"sectionId":"{section}","name":"Production"}""")]
public sealed record UpdateSection(Guid SectionId) : ICommand<SectionView>
{
    [MaxLength(200)] public Optional<string> Name { get; init; }
    [Range(1, 8)] public Optional<int?> Colour { get; init; }

    /// <summary>The section it comes to stand in front of; null puts it last.</summary>
    public Optional<Guid?> BeforeSectionId { get; init; }
}

internal sealed class UpdateSectionHandler(RegieDb db) : IHandler<UpdateSection, SectionView>
{
    public async Task<Result<SectionView>> Handle(UpdateSection command, CancellationToken cancel)
    {
        var section = await db.Set<Section>().SingleOrDefaultAsync(row => row.Id == command.SectionId, cancel);
        if (section is null)
        {
            return Problem.NotFound();
        }

        if (command.Name.IsSet && string.IsNullOrWhiteSpace(command.Name.Value))
        {
            return Problem.Invalid("name", "required");
        }

        if (command.BeforeSectionId.IsSet)
        {
            var others = await db.Set<Section>().Where(row => row.ProjectId == section.ProjectId && row.Id != section.Id).OrderBy(row => row.Rank).ToListAsync(cancel);
            var at = command.BeforeSectionId.Value is { } before ? others.FindIndex(row => row.Id == before) : others.Count;
            if (at < 0)
            {
                return Problem.NotFound();
            }

            others.Insert(at, section);
            for (var i = 0; i < others.Count; i++)
            {
                others[i].Rank = (i + 1) * Ranks.Step;
            }
        }

        section.Name = command.Name.Or(section.Name)!.Trim();
        section.Colour = command.Colour.Or(null) ?? section.Colour;
        db.Raise(new ProjectArranged(section.BusinessId, section.ProjectId, "section", section.Name));
        return new SectionView(section.Id, section.Name, section.Colour);
    }
}
