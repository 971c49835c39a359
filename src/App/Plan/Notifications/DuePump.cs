using Regie.Kernel;

namespace Regie.Plan;

/// <summary>Looks every few minutes whether a day has begun for somebody: what is due, what is late.</summary>
internal sealed class DuePump(DueNotices notices, TimeProvider clock, ILogger<DuePump> logger) : BackgroundService
{
    private static readonly TimeSpan Round = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await notices.Once(stoppingToken);
            }
#pragma warning disable CA1031 // A database that is away, another node that told the same first: the next look finds what is left.
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                logger.LogError(failure, "What is due could not be told; tried again in five minutes.");
            }
            catch (OperationCanceledException)
            {
                // Stopping.
            }

            await Task.Delay(Round, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
