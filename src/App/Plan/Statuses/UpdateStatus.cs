using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>Renames a status, limits it, or changes what it means where no task stands in it.</summary>
[Needs(Permission.PlanWrite), Patch("statuses/{StatusId}")]
[Example("""{"statusId":"{status}","wipLimit":3}""")]
public sealed record UpdateStatus(Guid StatusId) : ICommand<StatusView>
{
    [MaxLength(100)] public Optional<string> Name { get; init; }
    public Optional<StatusKind?> Kind { get; init; }
    [Range(1, 1000)] public Optional<int?> WipLimit { get; init; }
}

internal sealed class UpdateStatusHandler(RegieDb db) : IHandler<UpdateStatus, StatusView>
{
    public async Task<Result<StatusView>> Handle(UpdateStatus command, CancellationToken cancel)
    {
        var status = await db.Set<Status>().SingleOrDefaultAsync(row => row.Id == command.StatusId, cancel);
        if (status is null)
        {
            return Problem.NotFound();
        }

        if (command.Name.IsSet && string.IsNullOrWhiteSpace(command.Name.Value))
        {
            return Problem.Invalid("name", "required");
        }

        var kind = command.Kind.Or(null) ?? status.Kind;
        if (kind == StatusKind.Done != (status.Kind == StatusKind.Done) && await db.Set<TaskItem>().AnyAsync(row => row.StatusId == status.Id, cancel))
        {
            return Problem.Refused("plan.status.has-tasks");
        }

        status.Name = command.Name.Or(status.Name)!.Trim();
        status.Kind = kind;
        status.WipLimit = command.WipLimit.Or(status.WipLimit);
        if (db.ChangedMembers(status).Count > 0)
        {
            db.Raise(new ProjectArranged(status.BusinessId, status.ProjectId, "status", status.Name));
        }

        return new StatusView(status.Id, status.Name, status.Kind, status.WipLimit);
    }
}
