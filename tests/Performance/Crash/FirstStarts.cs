using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Regie.Kernel;

namespace Regie.Performance;

/// <summary>First starts, each killed up to three times while it migrates and tells the demo world, then left alone: the world must be the one that an undisturbed start tells.</summary>
internal static class FirstStarts
{
    public static async Task<IEnumerable<Figure>> Kill(DatabaseKind kind, int rounds)
    {
        var random = new Random(20261124);
        var (whole, undisturbed, name) = (0, await World(kind, [], out _), "");
        for (var round = 0; round < rounds; round++)
        {
            var kills = Enumerable.Range(0, random.Next(1, 4)).Select(_ => TimeSpan.FromMilliseconds(random.Next(200, 5_000))).ToList();
            var told = await World(kind, kills, out name);
            if (told == undisturbed)
            {
                whole++;
            }
            else
            {
                Console.Error.WriteLine($"  {name}: killed after {string.Join(", ", kills.Select(kill => $"{kill.TotalMilliseconds:0} ms"))} it tells {told} instead of {undisturbed}");
            }
        }

        return [Figure.AtLeast($"first starts killed while migrating and telling the demo, {name}, whole afterwards", rounds, whole, "starts")];
    }

    private static Task<string> World(DatabaseKind kind, IReadOnlyList<TimeSpan> kills, out string name)
    {
        name = kind == DatabaseKind.Sqlite ? "SQLite" : "PostgreSQL";
        return Tell(kind, kills);
    }

    /// <summary>What a world is: how many rows of which kind, and how the log ends.</summary>
    private static async Task<string> Tell(DatabaseKind kind, IReadOnlyList<TimeSpan> kills)
    {
        await using var installation = await Installation.Make(kind);
        foreach (var kill in kills)
        {
            await installation.KillWhileStarting(kill, demo: true);
        }

        await using (await installation.ServeDemo())
        {
        }

        return await installation.Inside(async app =>
        {
            await using var services = app.Services.CreateAsyncScope();
            return await services.ServiceProvider.GetRequiredService<AsSystem>().Look(services.ServiceProvider.GetRequiredService<RegieDb>(), async db =>
                $"{await db.Users.CountAsync()} people, {await db.Businesses.CountAsync()} businesses, {await db.Set<Plan.Project>().CountAsync()} projects, {await db.Set<Plan.TaskItem>().CountAsync()} tasks, "
                + $"{await db.Events.CountAsync(row => row.Kind != "plan.project.rescheduled")} events, log {await LogCheck.Fault(db, CancellationToken.None) ?? "whole"}, seed {await db.Set<Mark>().Where(mark => mark.Name == Mark.Seed).Select(mark => mark.Value).SingleOrDefaultAsync()}");
        });
    }
}
