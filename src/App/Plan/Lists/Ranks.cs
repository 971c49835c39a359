namespace Regie.Plan;

/// <summary>Places in an order people choose: a number between those of the neighbours.</summary>
internal static class Ranks
{
    public const double Step = 1024;

    /// <summary>A rank between two; null where they are too close and the order must be numbered anew.</summary>
    public static double? Between(double? before, double? after)
    {
        var rank = (before, after) switch
        {
            (null, null) => Step,
            ({ } low, null) => low + Step,
            (null, { } high) => high - Step,
            ({ } low, { } high) => low + (high - low) / 2,
        };
        return before < rank && rank < after || before is null || after is null ? rank : null;
    }
}
