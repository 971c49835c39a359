namespace Regie.Kernel;

/// <summary>All metrics of the application by name. Sources are scoped: they read through the caller's own context.</summary>
public static class MetricCatalog
{
    /// <summary>The source that declares <paramref name="name"/>, among those of the call at hand.</summary>
    public static IMetricSource? SourceOf(IEnumerable<IMetricSource> sources, string name) =>
        sources.SingleOrDefault(source => source.Definitions.Any(definition => definition.Name == name));

    public static IReadOnlyList<MetricDefinition> All(IEnumerable<IMetricSource> sources) =>
        [.. sources.SelectMany(source => source.Definitions).OrderBy(definition => definition.Name, StringComparer.Ordinal)];
}
