using System.Globalization;

namespace Regie.Tests.Scheduling;

/// <summary>How many random cases a property tries: modest by default, as many as REGIE_SEEDS says for a long run.</summary>
static class Seeds
{
    public static long Or(long usual) =>
        long.TryParse(Environment.GetEnvironmentVariable("REGIE_SEEDS"), CultureInfo.InvariantCulture, out var wanted) && wanted > 0 ? wanted : usual;
}
