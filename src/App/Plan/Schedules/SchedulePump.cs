using System.Threading.Channels;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>
/// Computes plans that are behind, outside the writer's turn: snapshot, engine, store what changed unless the plan moved meanwhile, then again.
/// The versions in <see cref="PlanState"/> say what is behind; live notes only wake it, so nothing is lost when it or the node stops.
/// </summary>
internal sealed class SchedulePump(Runner runner, LogTail tail, TimeProvider clock, ILogger<SchedulePump> logger) : BackgroundService
{
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(150);
    // Of a large plan that changes all the time: computing takes a fifth of the time, and leaves the rest to those who change it.
    private const int RestsPerWork = 4;

    private static readonly TimeSpan LookAround = TimeSpan.FromMinutes(5);

    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var listening = tail.Listen(note =>
        {
            if (note.Kind.StartsWith("plan.", StringComparison.Ordinal) && note.Kind != "plan.project.rescheduled")
            {
                _wake.Writer.TryWrite(true);
            }
        });
        var rest = Rest;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var from = clock.GetTimestamp();
                await SettleAll(stoppingToken);
                rest = clock.GetElapsedTime(from) * RestsPerWork;
            }
#pragma warning disable CA1031 // Whatever goes wrong with one plan: it stays marked and is tried again.
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                logger.LogError(failure, "A plan could not be computed; it will be tried again.");
            }

            await WaitForChange(rest > Rest ? rest : Rest, stoppingToken);
        }
    }

    private async Task SettleAll(CancellationToken cancel)
    {
        var system = Caller.System() with { Door = Door.Inside };
        var stale = await runner.Run(new ListStaleSchedules(), system, cancel: cancel);
        foreach (var projectId in stale.Value)
        {
            var snapshot = (await runner.Run(new TakeSnapshot(projectId), system, cancel: cancel)).Value.Plan;
            if (snapshot is not null)
            {
                var computed = await Task.Run(snapshot.Compute, cancel);
                await runner.Run(new StoreSchedule(projectId) { Plan = snapshot, Computed = computed }, system, cancel: cancel);
            }
        }
    }

    private async Task WaitForChange(TimeSpan rest, CancellationToken cancel)
    {
        try
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            patience.CancelAfter(LookAround);
            await _wake.Reader.ReadAsync(patience.Token);

            // A burst of changes is one computation.
            await Task.Delay(rest, clock, cancel);
        }
        catch (OperationCanceledException)
        {
            // Time to look around, or to stop.
        }
    }
}
