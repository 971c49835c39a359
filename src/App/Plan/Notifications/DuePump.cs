using Regie.Kernel;

namespace Regie.Plan;

/// <summary>Looks every few minutes whether a day has begun for somebody: what is due, what is late.</summary>
internal sealed class DuePump(DueNotices notices, TimeProvider clock, ILogger<DuePump> logger) : BackgroundService
{
    private static readonly TimeSpan Round = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Round, clock);
        do
        {
            try
            {
                await notices.Once(stoppingToken);
            }
            catch (Exception failure) when (failure.IsDatabase())
            {
                // Away for a moment, or another node told the same first: the next look finds what is left.
                logger.LogWarning(failure, "What is due could not be told; tried again in five minutes.");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
