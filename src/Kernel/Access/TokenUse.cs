using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Regie.Kernel;

/// <summary>Writes down once a minute when tokens were last used.</summary>
internal sealed class TokenUse(TokenAuthentication tokens, SideWrite write, TimeProvider clock, ILogger<TokenUse> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(1), clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await Note(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await Note(CancellationToken.None);
        }
    }

    private async Task Note(CancellationToken cancel)
    {
        var used = tokens.TakeUsed();
        if (used.Count == 0)
        {
            return;
        }

        try
        {
            await write.Run(async db =>
            {
                foreach (var (id, at) in used)
                {
                    await db.AccessTokens.Where(token => token.Id == id).ExecuteUpdateAsync(set => set.SetProperty(token => token.LastUsedAt, at), cancel);
                }
            }, cancel);
        }
        catch (Exception failure) when (failure.IsDatabase() || failure is InvalidOperationException)
        {
            logger.LogWarning("When tokens were last used could not be written down: {Reason}", failure.GetBaseException().Message);
        }
    }
}
