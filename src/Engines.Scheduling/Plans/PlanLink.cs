namespace Regie.Scheduling;

/// <summary>Which ends of two tasks a link ties.</summary>
public enum LinkKind
{
    /// <summary>FS: the successor starts after the predecessor has finished.</summary>
    FinishToStart,
    /// <summary>SS: the successor starts after the predecessor has started.</summary>
    StartToStart,
    /// <summary>FF: the successor finishes after the predecessor has finished.</summary>
    FinishToFinish,
    /// <summary>SF: the successor finishes after the predecessor has started.</summary>
    StartToFinish,
}

/// <summary>How the number of a <see cref="Lag"/> is read.</summary>
public enum LagKind
{
    /// <summary>Working minutes in the successor's calendar.</summary>
    Working,
    /// <summary>Minutes around the clock.</summary>
    Elapsed,
    /// <summary>Percent of the predecessor's duration, counted as working minutes.</summary>
    Percent,
    /// <summary>Percent of the predecessor's duration, counted around the clock.</summary>
    ElapsedPercent,
}

/// <summary>The wait that a link imposes; negative is a lead.</summary>
/// <param name="Kind">How <paramref name="Value"/> is read.</param>
/// <param name="Value">Minutes, or whole percent.</param>
public readonly record struct Lag(LagKind Kind, int Value)
{
    /// <summary>No wait.</summary>
    public static Lag None => default;

    /// <summary>Working minutes, negative for a lead.</summary>
    public static Lag Working(int minutes) => new(LagKind.Working, minutes);

    /// <summary>Minutes around the clock, negative for a lead.</summary>
    public static Lag Elapsed(int minutes) => new(LagKind.Elapsed, minutes);

    /// <summary>Percent of the predecessor's duration, negative for a lead.</summary>
    public static Lag Percent(int percent) => new(LagKind.Percent, percent);
}

/// <summary>
/// A dependency. A link on a summary task means a link on each of its leaves. Two tasks may have several links (SS and FF is usual).
/// </summary>
/// <param name="Predecessor">Key of the task waited for.</param>
/// <param name="Successor">Key of the task that waits.</param>
/// <param name="Kind">Which ends are tied.</param>
/// <param name="Lag">The wait between them.</param>
public sealed record PlanLink(Guid Predecessor, Guid Successor, LinkKind Kind = LinkKind.FinishToStart, Lag Lag = default);
