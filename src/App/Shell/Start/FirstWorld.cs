using Microsoft.EntityFrameworkCore;
using Regie.Kernel;
using Regie.Shell.Security;

namespace Regie.Shell;

/// <summary>
/// Gives a first start its world, whole or not at all: it is begun and ended under a mark, so that one whose telling was cut off is thrown away and told again.
/// One process at a time, as at the gate.
/// </summary>
internal sealed class FirstWorld(MigrationGate gate, Installation installation, IWorldSeed seed, SideWrite write, EmptyDatabase empty, IServiceScopeFactory scopes)
{
    public async Task See(CancellationToken cancel)
    {
        if (await State(cancel) is not Mark.Begun && (await installation.IsClaimed(cancel) || !installation.MayHoldDemo))
        {
            return;
        }

        await using var alone = await gate.Alone(cancel);
        if (await State(cancel) is Mark.Begun && !await installation.HasRealAccount(cancel))
        {
            await empty.Clear(cancel);
        }

        if (installation.MayHoldDemo && !await installation.IsClaimed(cancel))
        {
            await Note(Mark.Begun, cancel);
            await seed.Plant(cancel);
            await Note(Mark.Done, cancel);
        }
    }

    private async Task<string?> State(CancellationToken cancel)
    {
        await using var services = scopes.CreateAsyncScope();
        return await services.ServiceProvider.GetRequiredService<RegieDb>().Set<Mark>().Where(mark => mark.Name == Mark.Seed).Select(mark => mark.Value).SingleOrDefaultAsync(cancel);
    }

    private Task Note(string state, CancellationToken cancel) => write.Run(async db =>
    {
        await db.Set<Mark>().Where(mark => mark.Name == Mark.Seed).ExecuteDeleteAsync(cancel);
        db.Add(new Mark { Name = Mark.Seed, Value = state });
    }, cancel);
}
