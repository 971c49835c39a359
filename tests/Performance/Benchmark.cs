namespace Regie.Performance;

/// <summary>A benchmark by the name one gives to <c>./bench</c>; it measures and hands back its figures.</summary>
public sealed record Benchmark(string Name, string Says, Func<Task<IReadOnlyList<Figure>>> Measure);
