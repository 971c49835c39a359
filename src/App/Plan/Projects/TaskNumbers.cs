using Regie.Kernel;

namespace Regie.Plan;

/// <summary>The number and the place at the end that the next task of a project gets.</summary>
internal static class TaskNumbers
{
    private static readonly Counter[] Counters = [new(nameof(PlanState.LastNumber), 1), new(nameof(PlanState.LastRank), Ranks.Step)];

    /// <param name="apart">This call has not touched the plan's state yet, and need not keep others from theirs until it commits.</param>
    public static async Task<(int Number, double Rank)> Next(RegieDb db, Guid businessId, Guid projectId, bool apart, CancellationToken cancel)
    {
        var drawn = await db.Draw<PlanState>(businessId, projectId, Counters, apart, cancel);
        return ((int)drawn[0], drawn[1]);
    }
}
