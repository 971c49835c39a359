namespace Regie.Plan;

/// <summary>Working days as they are said, to half a day, so that the parts of a movement still add up to the whole as it is said.</summary>
internal static class SaidDays
{
    private const decimal Step = 0.5m;

    /// <summary>The parts rounded: each to the nearest step, and what is then missing or too much goes where rounding was the roughest.</summary>
    public static IReadOnlyList<decimal> Parts(decimal whole, IReadOnlyList<decimal> parts)
    {
        var steps = parts.Select(part => (int)Math.Round(part / Step, MidpointRounding.AwayFromZero)).ToArray();
        var wanted = (int)Math.Round(whole / Step, MidpointRounding.AwayFromZero);
        for (var missing = wanted - steps.Sum(); missing != 0 && steps.Length > 0; missing -= Math.Sign(missing))
        {
            var by = Math.Sign(missing);
            var roughest = Enumerable.Range(0, steps.Length).MaxBy(at => by * ((parts[at] / Step) - steps[at]));
            steps[roughest] += by;
        }

        return [.. steps.Select(step => step * Step)];
    }
}
