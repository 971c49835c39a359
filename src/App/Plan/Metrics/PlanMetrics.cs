using Regie.Kernel;

namespace Regie.Plan;

/// <summary>What the plan gives to measure. A day's value is that of the end of the day, in the caller's zone.</summary>
internal sealed class PlanMetrics(RegieDb db, Scope scope) : IMetricSource
{
    public const string Open = "plan.tasks.open", Late = "plan.tasks.late", Deviation = "plan.finish.deviation", Time = "plan.time.logged";

    public IReadOnlyList<MetricDefinition> Definitions { get; } =
    [
        new(Open, "count", MetricDirection.Neutral, ["project", "assignee"], Additive: true),
        new(Late, "count", MetricDirection.LowerIsBetter, ["project", "assignee"], Additive: true),
        new(Deviation, "days", MetricDirection.LowerIsBetter, ["project"], Additive: false),
        new(Time, "minutes", MetricDirection.Neutral, ["project", "person"], Additive: true),
    ];

    public async Task<IReadOnlyList<MetricPoint>> Read(string name, Guid businessId, DateOnly from, DateOnly to, CancellationToken cancel) => name switch
    {
        Open => await new TaskCounts(db, scope).Read(businessId, from, to, onlyLate: false, cancel),
        Late => await new TaskCounts(db, scope).Read(businessId, from, to, onlyLate: true, cancel),
        Deviation => await new FinishDeviations(db, scope).Read(businessId, from, to, cancel),
        Time => await new LoggedTime(db).Read(businessId, from, to, cancel),
        _ => throw new ArgumentException($"The plan has no metric {name}.", nameof(name)),
    };
}
