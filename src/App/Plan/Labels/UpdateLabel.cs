using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>Renames or colours a label.</summary>
[Needs(Permission.PlanWrite), Patch("labels/{LabelId}")]
[Example("""{"labelId":"{label}","colour":3}""")]
public sealed record UpdateLabel(Guid LabelId) : ICommand<LabelView>
{
    [MaxLength(100)] public Optional<string> Name { get; init; }
    [Range(1, 8)] public Optional<int?> Colour { get; init; }
}

internal sealed class UpdateLabelHandler(RegieDb db) : IHandler<UpdateLabel, LabelView>
{
    public async Task<Result<LabelView>> Handle(UpdateLabel command, CancellationToken cancel)
    {
        var label = await db.Set<Label>().SingleOrDefaultAsync(row => row.Id == command.LabelId, cancel);
        if (label is null)
        {
            return Problem.NotFound();
        }

        if (command.Name.IsSet && string.IsNullOrWhiteSpace(command.Name.Value))
        {
            return Problem.Invalid("name", "required");
        }

        label.Name = command.Name.Or(label.Name)!.Trim();
        label.Colour = command.Colour.Or(null) ?? label.Colour;
        db.Raise(new ProjectArranged(label.BusinessId, label.ProjectId, "label", label.Name));
        return new LabelView(label.Id, label.Name, label.Colour);
    }
}
