using Microsoft.EntityFrameworkCore;
using Regie.Kernel;
using Regie.Shell.Security;

namespace Regie.Shell.Demo;

/// <summary>
/// The clock of a demo world that is shown on a day of its own (<c>REGIE_TODAY</c>): ten in the morning of that day at start, and running from there.
/// Pages, jobs and links live by it. What a browser or the key ring reckons by its own clock does not: see <see cref="SignInServices"/>.
/// </summary>
internal sealed class DemoClock : TimeProvider
{
    /// <summary>The morning's work is done by then and the day still ahead.</summary>
    private static readonly TimeOnly Morning = new(10, 0);

    private long _shift;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddTicks(Interlocked.Read(ref _shift));

    /// <summary>
    /// Moves an installation that holds nothing but the demo world to its day. Where the day was asked for without one, or a real person has an account, time stays what it is.
    /// It never goes back behind what has happened there.
    /// </summary>
    public static async Task Begin(IServiceProvider services, CancellationToken cancel)
    {
        if (services.GetRequiredService<TimeProvider>() is not DemoClock clock || services.GetRequiredService<Settings>().Today is not { } day
            || !await services.GetRequiredService<Installation>().HoldsOnlyDemo(cancel))
        {
            return;
        }

        await using var scope = services.CreateAsyncScope();
        var last = await scope.ServiceProvider.GetRequiredService<AsSystem>().Look(scope.ServiceProvider.GetRequiredService<RegieDb>(),
            db => db.Events.OrderByDescending(row => row.Seq).Select(row => (DateTimeOffset?)row.At).FirstOrDefaultAsync(cancel), cancel);
        var begins = MorningOf(day);
        clock.MoveTo(last > begins ? last.Value : begins);
    }

    /// <summary>The moment at which such a day begins.</summary>
    public static DateTimeOffset MorningOf(DateOnly day) => Story.Instant(day.ToDateTime(Morning));

    private void MoveTo(DateTimeOffset now) => Interlocked.Exchange(ref _shift, (now - base.GetUtcNow()).Ticks);
}
