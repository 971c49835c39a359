using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>Removes a status; its tasks take another one of the same project.</summary>
[Needs(Permission.PlanWrite), Delete("statuses/{StatusId}")]
[Example("""{"statusId":"{otherStatus}","toStatusId":"{status}"}""")]
public sealed record RemoveStatus(Guid StatusId) : ICommand<Nothing>
{
    /// <summary>Where its tasks go; needed when there are any. Both mean done, or neither.</summary>
    public Guid? ToStatusId { get; init; }
}

internal sealed class RemoveStatusHandler(RegieDb db, Scope scope) : IHandler<RemoveStatus, Nothing>
{
    public async Task<Result<Nothing>> Handle(RemoveStatus command, CancellationToken cancel)
    {
        var status = await db.Set<Status>().SingleOrDefaultAsync(row => row.Id == command.StatusId && row.ArchivedAt == null, cancel);
        if (status is null)
        {
            return Problem.NotFound();
        }

        var to = command.ToStatusId is { } asked ? await db.Set<Status>().SingleOrDefaultAsync(row => row.Id == asked && row.ProjectId == status.ProjectId && row.ArchivedAt == null, cancel) : null;
        if (command.ToStatusId is not null && (to is null || to.Id == status.Id))
        {
            return Problem.NotFound();
        }

        if (!await db.Set<Status>().AnyAsync(row => row.ProjectId == status.ProjectId && row.Id != status.Id && row.ArchivedAt == null && (row.Kind == StatusKind.Done) == (status.Kind == StatusKind.Done), cancel))
        {
            return Problem.Refused("plan.status.last");
        }

        var tasks = db.WithTrash<TaskItem>().Where(row => row.StatusId == status.Id);
        if (await tasks.AnyAsync(cancel))
        {
            if (to is null || to.Kind == StatusKind.Done != (status.Kind == StatusKind.Done))
            {
                return Problem.Refused("plan.status.has-tasks");
            }

            await tasks.ExecuteUpdateAsync(set => set.SetProperty(row => row.StatusId, to.Id).SetProperty(row => row.Version, row => row.Version + 1), cancel);
        }

        status.ArchivedAt = scope.Now;
        db.Raise(new ProjectArranged(status.BusinessId, status.ProjectId, "status", status.Name));
        return default(Nothing);
    }
}
