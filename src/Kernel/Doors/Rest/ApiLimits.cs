using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace Regie.Kernel;

/// <summary>
/// How often one may call. A token or person: enough for any honest program (5,000 a second, set by <c>REGIE_API_RATE</c>), so that a loop
/// gone wild leaves room for others. Without a valid token: by address, with room for a burst.
/// </summary>
public sealed class ApiLimits : IDisposable
{
    private readonly PartitionedRateLimiter<Guid> _known;
    private readonly PartitionedRateLimiter<string> _strangers;

    public ApiLimits(IConfiguration configuration)
    {
        var known = Setting(configuration, "REGIE_API_RATE", 5_000);
        var strangers = Setting(configuration, "REGIE_API_ANONYMOUS_RATE", 50);
        _known = PartitionedRateLimiter.Create<Guid, Guid>(id => RateLimitPartition.GetTokenBucketLimiter(id, _ => Bucket(known, 2)));
        _strangers = PartitionedRateLimiter.Create<string, string>(address => RateLimitPartition.GetTokenBucketLimiter(address, _ => Bucket(strangers, 40)));
    }

    public Problem? Known(Guid tokenOrPerson) => Take(_known, tokenOrPerson);

    public Problem? Stranger(HttpContext http) => Take(_strangers, http.Connection.RemoteIpAddress?.ToString() ?? "");

    public void Dispose()
    {
        _known.Dispose();
        _strangers.Dispose();
    }

    private static Problem? Take<T>(PartitionedRateLimiter<T> limiter, T key)
    {
        using var lease = limiter.AttemptAcquire(key);
        return lease.IsAcquired ? null : new Problem(ProblemKind.TooMany, "too-many-requests");
    }

    private static TokenBucketRateLimiterOptions Bucket(int perSecond, int seconds) => new()
    {
        TokenLimit = perSecond * seconds,
        TokensPerPeriod = perSecond,
        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        QueueLimit = 0,
    };

    private static int Setting(IConfiguration configuration, string name, int usual) =>
        int.TryParse(configuration[name], NumberStyles.None, CultureInfo.InvariantCulture, out var set) && set > 0 ? set : usual;
}
