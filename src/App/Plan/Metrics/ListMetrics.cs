using System.ComponentModel.DataAnnotations;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>What can be measured: the catalogue of metrics.</summary>
[Needs(Permission.MetricsRead), Get("metrics")]
[Example("{}")]
public sealed record ListMetrics : IQuery<Page<MetricView>>
{
    [MaxLength(400)] public string? Cursor { get; init; }
    [Range(1, 200)] public int? Limit { get; init; }
}

/// <param name="Name">Stable, such as <c>plan.tasks.open</c>: what GetMetric is asked for.</param>
/// <param name="Title">In the reader's language.</param>
/// <param name="Unit"><c>count</c>, <c>minutes</c>, <c>days</c>, <c>percent</c> or a currency code.</param>
/// <param name="Dimensions">What its values are told apart by.</param>
/// <param name="IsAdditive">May be summed over its dimensions.</param>
public sealed record MetricView(string Name, string Title, string Unit, MetricDirection Direction, IReadOnlyList<string> Dimensions, bool IsAdditive);

internal sealed class ListMetricsHandler(IEnumerable<IMetricSource> sources, ProblemTexts texts, Scope scope) : IHandler<ListMetrics, Page<MetricView>>
{
    public Task<Result<Page<MetricView>>> Handle(ListMetrics query, CancellationToken cancel) => Task.FromResult(Paging.Of(
        (IReadOnlyList<MetricView>)[
            .. MetricCatalog.All(sources).Select(metric => new MetricView(metric.Name, texts.Find($"metric.{metric.Name}", scope.Culture) ?? metric.Name, metric.Unit, metric.Direction, metric.Dimensions, metric.Additive)),
        ], query.Cursor, query.Limit, metric => metric.Name));
}
