using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Regie.Businesses;
using Regie.Kernel;

namespace Regie.Tests.Kernel;

public sealed class EventLogTests
{
    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task Sixteen_writers_and_a_slow_one_leave_no_gap_behind_a_reader(DatabaseKind kind)
    {
        var world = await World.On(kind);
        var obm = await world.Person();
        using var stop = new CancellationTokenSource();
        var reader = Read(world, stop.Token);
        var slow = Slow(world, kind);

        await Task.WhenAll(Enumerable.Range(0, 16).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; i < 12; i++)
            {
                await obm.Must(new CreateBusiness($"{kind} {writer} {i}"));
            }
        })));
        await slow;
        await stop.CancelAsync();
        var (seen, back) = await reader;

        back.ShouldBe(0, "an event appeared behind what the reader had already passed");
        var all = await All(world);
        seen.ShouldBeSubsetOf(all);
        all.Where(seq => seq <= seen.Max()).Except(seen).Where(seq => seq > seen.Min()).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task A_refused_command_leaves_no_event_and_no_audit_line(DatabaseKind kind)
    {
        var world = await World.On(kind);
        var obm = await world.Person();
        await obm.Must(new CreateBusiness($"Once {obm.Id:N}"));
        var before = await Audited(world, obm.Id);

        (await obm.Refused(new CreateBusiness($"Once {obm.Id:N}"))).Code.ShouldBe("businesses.name-taken");

        (await Audited(world, obm.Id)).ShouldBe(before);
    }

    /// <summary>Follows the log as a subscriber does: everything after the last number seen, in order.</summary>
    private static async Task<(List<long> Seen, int Back)> Read(World world, CancellationToken stop)
    {
        List<long> seen = [];
        var back = 0;
        var cursor = (await All(world)).DefaultIfEmpty(0).Max();
        var passes = 0;
        while (!stop.IsCancellationRequested || passes++ < 2)
        {
            var fresh = (await All(world)).Where(seq => seq > cursor).Order().ToList();
            // A gap inside what is visible would be filled later, behind the cursor.
            back += fresh.Count > 0 && fresh[^1] - cursor != fresh.Count ? 1 : 0;
            seen.AddRange(fresh);
            cursor = fresh.Count > 0 ? fresh[^1] : cursor;
            await Task.Delay(1, CancellationToken.None);
        }

        return (seen, back);
    }

    /// <summary>Holds a transaction open for a while, having read and written, before it appends.</summary>
    private static async Task Slow(World world, DatabaseKind kind)
    {
        if (kind == DatabaseKind.Sqlite)
        {
            await world.App.Services.GetRequiredService<WriteTurn>().Take(async (_, _) =>
            {
                await Task.Delay(150);
                return true;
            }, CancellationToken.None);
            return;
        }

        await using var connection = await world.App.Services.GetRequiredService<Database>().Postgres.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var command = new Npgsql.NpgsqlCommand("UPDATE \"SubscriberCursor\" SET \"Seq\" = \"Seq\"; SELECT pg_sleep(0.3)", connection, transaction);
        await command.ExecuteNonQueryAsync();
        await transaction.CommitAsync();
    }

    private static async Task<List<long>> All(World world)
    {
        await using var services = world.App.Services.CreateAsyncScope();
        return await services.ServiceProvider.GetRequiredService<RegieDb>().Events.IgnoreQueryFilters().Select(row => row.Seq).ToListAsync();
    }

    private static async Task<int> Audited(World world, Guid personId)
    {
        await using var services = world.App.Services.CreateAsyncScope();
        return await services.ServiceProvider.GetRequiredService<RegieDb>().Audit.IgnoreQueryFilters().CountAsync(row => row.PersonId == personId);
    }
}
