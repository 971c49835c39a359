using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Regie.Kernel;
using Regie.Plan;

namespace Regie.Connect;

/// <summary>Takes back links and estimates that were taken over from a proposal. What is gone or was changed since is left as it is.</summary>
[Needs(Permission.PlanWrite), Post("projects/{ProjectId}/plan-proposal/undo")]
[Example("""{"projectId":"{project}","linkIds":[],"estimates":[{"taskId":"{task}","minutes":480}]}""")]
public sealed record TakeBackPlan(Guid ProjectId) : ICommand<Nothing>
{
    [MaxLength(500)] public IReadOnlyList<Guid> LinkIds { get; init; } = [];

    /// <summary>The estimates as they were given: another one by now stays.</summary>
    [MaxLength(500)] public IReadOnlyList<ChosenEstimate> Estimates { get; init; } = [];
}

internal sealed class TakeBackPlanHandler(RegieDb db, Inside inside) : IHandler<TakeBackPlan, Nothing>
{
    public async Task<Result<Nothing>> Handle(TakeBackPlan command, CancellationToken cancel)
    {
        if (await db.FindAsync<Project>([command.ProjectId], cancel) is null)
        {
            return Problem.NotFound();
        }

        // A task in the trash is gone; one that never was in this project is not found, whoever's it is.
        var asked = command.Estimates.Select(estimate => estimate.TaskId).Distinct().ToList();
        if (await db.WithTrash<TaskItem>().CountAsync(row => row.ProjectId == command.ProjectId && asked.Contains(row.Id), cancel) != asked.Count)
        {
            return Problem.NotFound();
        }

        foreach (var link in await db.Set<Dependency>().Where(row => row.ProjectId == command.ProjectId && command.LinkIds.Contains(row.Id)).Select(row => row.Id).ToListAsync(cancel))
        {
            var result = await inside.Run(new RemoveDependency(link), cancel);
            if (!result.IsOk)
            {
                return result.Problem;
            }
        }

        var given = command.Estimates.GroupBy(estimate => estimate.TaskId).ToDictionary(same => same.Key, same => same.First().Minutes);
        var now = await db.Set<TaskItem>().AsNoTracking().Where(row => row.ProjectId == command.ProjectId && given.Keys.Contains(row.Id)).Select(row => new { row.Id, row.EstimateMinutes }).ToListAsync(cancel);
        foreach (var task in now.Where(task => task.EstimateMinutes == given[task.Id]))
        {
            var result = await inside.Run(new UpdateTask(task.Id) { EstimateMinutes = (int?)null }, cancel);
            if (!result.IsOk)
            {
                return result.Problem;
            }
        }

        return default(Nothing);
    }
}
