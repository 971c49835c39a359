using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>Removes a section; its tasks stay, outside any section or in another one.</summary>
[Needs(Permission.PlanWrite), Delete("sections/{SectionId}")]
[Example("""{"sectionId":"{section}"}""")]
public sealed record RemoveSection(Guid SectionId) : ICommand<Nothing>
{
    public Guid? ToSectionId { get; init; }
}

internal sealed class RemoveSectionHandler(RegieDb db) : IHandler<RemoveSection, Nothing>
{
    public async Task<Result<Nothing>> Handle(RemoveSection command, CancellationToken cancel)
    {
        var section = await db.Set<Section>().SingleOrDefaultAsync(row => row.Id == command.SectionId, cancel);
        if (section is null
            || (command.ToSectionId is { } to && !await db.Set<Section>().AnyAsync(row => row.Id == to && row.Id != section.Id && row.ProjectId == section.ProjectId, cancel)))
        {
            return Problem.NotFound();
        }

        await db.WithTrash<TaskItem>().Where(row => row.SectionId == section.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.SectionId, command.ToSectionId).SetProperty(row => row.Version, row => row.Version + 1), cancel);
        db.Remove(section);
        db.Raise(new ProjectArranged(section.BusinessId, section.ProjectId, "section", section.Name));
        return default(Nothing);
    }
}
