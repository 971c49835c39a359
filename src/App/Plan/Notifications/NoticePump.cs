using Regie.Kernel;

namespace Regie.Plan;

/// <summary>Looks every minute whether notifications are to be posted; rests where no mail server is set up.</summary>
internal sealed class NoticePump(Runner runner, IMail mail, TimeProvider clock, ILogger<NoticePump> logger) : BackgroundService
{
    private static readonly TimeSpan Round = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!mail.IsSetUp)
        {
            return;
        }

        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(Round, clock, stoppingToken);
                await runner.Run(new PostNotices(), Caller.System() with { Door = Door.Inside }, cancel: stoppingToken);
            }
#pragma warning disable CA1031 // A database that is away for a minute: the next round finds the same notifications.
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                logger.LogError(failure, "Notifications could not be posted; tried again in a minute.");
            }
            catch (OperationCanceledException)
            {
                // Stopping.
            }
        }
    }
}
