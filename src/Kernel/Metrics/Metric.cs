namespace Regie.Kernel;

public enum MetricDirection { HigherIsBetter, LowerIsBetter, Neutral }

/// <summary>Something that can be measured: a series of values over time with dimensions.</summary>
/// <param name="Name">Stable name, such as <c>plan.tasks.open</c>; its texts are <c>metric.{Name}</c>.</param>
/// <param name="Unit"><c>count</c>, <c>minutes</c>, <c>days</c>, <c>percent</c> or a currency code.</param>
/// <param name="Additive">May be summed over its dimensions.</param>
public sealed record MetricDefinition(string Name, string Unit, MetricDirection Direction, IReadOnlyList<string> Dimensions, bool Additive);

/// <summary>A value on a day, for one combination of dimension values (ids or codes).</summary>
public sealed record MetricPoint(DateOnly Day, decimal Value, IReadOnlyDictionary<string, string> Dimensions);

/// <summary>A module's contribution to the catalogue. Reads through the filtered <see cref="RegieDb"/>: nobody measures what they cannot see.</summary>
public interface IMetricSource
{
    IReadOnlyList<MetricDefinition> Definitions { get; }

    Task<IReadOnlyList<MetricPoint>> Read(string name, Guid businessId, DateOnly from, DateOnly to, CancellationToken cancel);
}
