using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>Takes a field away; the values on tasks are kept, unseen.</summary>
[Needs(Permission.PlanWrite), Delete("fields/{FieldId}")]
[Example("""{"fieldId":"{field}"}""")]
public sealed record RemoveField(Guid FieldId) : ICommand<Nothing>;

internal sealed class RemoveFieldHandler(RegieDb db, Scope scope) : IHandler<RemoveField, Nothing>
{
    public async Task<Result<Nothing>> Handle(RemoveField command, CancellationToken cancel)
    {
        var field = await db.Set<CustomField>().SingleOrDefaultAsync(row => row.Id == command.FieldId && row.ArchivedAt == null, cancel);
        if (field is null)
        {
            return Problem.NotFound();
        }

        field.ArchivedAt = scope.Now;
        db.Raise(new ProjectArranged(field.BusinessId, field.ProjectId, "field", field.Name));
        return default(Nothing);
    }
}
