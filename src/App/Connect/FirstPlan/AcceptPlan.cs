using System.ComponentModel.DataAnnotations;
using Regie.Kernel;
using Regie.Plan;

namespace Regie.Connect;

/// <summary>Takes over proposed links and estimates, those the person left ticked. No date moves by it.</summary>
[Needs(Permission.PlanWrite), Post("projects/{ProjectId}/plan-proposal")]
[Example("""{"projectId":"{project}","links":[],"estimates":[{"taskId":"{task}","minutes":480}]}""")]
public sealed record AcceptPlan(Guid ProjectId) : ICommand<AcceptedPlan>
{
    [MaxLength(500)] public IReadOnlyList<ChosenLink> Links { get; init; } = [];

    [MaxLength(500)] public IReadOnlyList<ChosenEstimate> Estimates { get; init; } = [];
}

public sealed record ChosenLink(Guid PredecessorId, Guid SuccessorId);

public sealed record ChosenEstimate(Guid TaskId, [property: Range(1, 5_000_000)] int Minutes);

/// <summary>What was taken over; a link that is there meanwhile is left out.</summary>
public sealed record AcceptedPlan(int Links, int Estimates, int LeftOut)
{
    /// <summary>The links that were made, to take them back.</summary>
    public IReadOnlyList<Guid> LinkIds { get; init; } = [];

    /// <summary>The tasks that were given an estimate.</summary>
    public IReadOnlyList<Guid> EstimatedTaskIds { get; init; } = [];
}

internal sealed class AcceptPlanHandler(RegieDb db, Inside inside) : IHandler<AcceptPlan, AcceptedPlan>
{
    public async Task<Result<AcceptedPlan>> Handle(AcceptPlan command, CancellationToken cancel)
    {
        if (await db.FindAsync<Project>([command.ProjectId], cancel) is null)
        {
            return Problem.NotFound();
        }

        List<Guid> links = [], estimates = [];
        var leftOut = 0;
        foreach (var link in command.Links)
        {
            var result = await inside.Run(new AddDependency(link.PredecessorId, link.SuccessorId), cancel);
            if (result.IsOk)
            {
                links.Add(result.Value.Id);
            }
            else if (result.Problem.Kind == ProblemKind.Conflict)
            {
                leftOut++;
            }
            else
            {
                // A circle, say: then none of it is done, and the person sees why.
                return result.Problem;
            }
        }

        foreach (var estimate in command.Estimates)
        {
            var result = await inside.Run(new UpdateTask(estimate.TaskId) { EstimateMinutes = estimate.Minutes }, cancel);
            if (!result.IsOk)
            {
                return result.Problem;
            }

            estimates.Add(estimate.TaskId);
        }

        return new AcceptedPlan(links.Count, estimates.Count, leftOut) { LinkIds = links, EstimatedTaskIds = estimates };
    }
}
