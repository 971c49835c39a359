using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>Puts the statuses of a project in an order; those not named stay behind.</summary>
[Needs(Permission.PlanWrite), Put("projects/{ProjectId}/statuses/order")]
[Example("""{"projectId":"{project}","statusIds":["{status}"]}""")]
public sealed record OrderStatuses(Guid ProjectId, [property: Required, MaxLength(200)] IReadOnlyList<Guid> StatusIds) : ICommand<Nothing>;

internal sealed class OrderStatusesHandler(RegieDb db) : IHandler<OrderStatuses, Nothing>
{
    public async Task<Result<Nothing>> Handle(OrderStatuses command, CancellationToken cancel)
    {
        var all = await db.Set<Status>().Where(row => row.ProjectId == command.ProjectId).OrderBy(row => row.Rank).ToListAsync(cancel);
        if (all.Count == 0 || command.StatusIds.Any(id => !all.Exists(row => row.Id == id)))
        {
            return Problem.NotFound();
        }

        var asked = command.StatusIds.ToList();
        var ordered = all.OrderBy(row => asked.IndexOf(row.Id) is var at && at < 0 ? int.MaxValue : at).ToList();
        for (var i = 0; i < ordered.Count; i++)
        {
            ordered[i].Rank = (i + 1) * Ranks.Step;
        }

        db.Raise(new ProjectArranged(all[0].BusinessId, command.ProjectId, "status", ""));
        return default(Nothing);
    }
}
