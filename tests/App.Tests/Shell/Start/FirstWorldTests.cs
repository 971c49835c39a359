using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Regie.Businesses;
using Regie.Kernel;
using Regie.Shell;

namespace Regie.Tests.Start;

public sealed class FirstWorldTests
{
    private static readonly string[] BothKinds = ["sarah", "marc"];

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task A_world_cut_off_in_its_telling_is_told_again_from_the_start(DatabaseKind kind)
    {
        await using var own = await OwnDatabase.On(kind);
        await Should.ThrowAsync<CutOff>(() => Start(own, new Telling(CutOffAfter: 1)));

        (await Start(own, new Telling())).ShouldBe(BothKinds);
        (await own.Ask("""SELECT "Value" FROM "Marks" WHERE "Name" = 'seed'""")).ShouldBe("done");
        Convert.ToInt64(await own.Ask("""SELECT count(*) FROM "Businesses" """), System.Globalization.CultureInfo.InvariantCulture).ShouldBe(1);
        Convert.ToInt64(await own.Ask("""SELECT count(*) FROM "Events" """), System.Globalization.CultureInfo.InvariantCulture)
            .ShouldBe(Convert.ToInt64(await own.Ask("""SELECT "Value" FROM "LogHead" """), System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task Started_empty_after_that_it_waits_to_be_claimed(DatabaseKind kind)
    {
        await using var own = await OwnDatabase.On(kind);
        await Should.ThrowAsync<CutOff>(() => Start(own, new Telling(CutOffAfter: 1)));

        (await Start(own, new Telling(), empty: true)).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task Where_somebody_real_has_an_account_nothing_is_thrown_away(DatabaseKind kind)
    {
        await using var own = await OwnDatabase.On(kind);
        await Should.ThrowAsync<CutOff>(() => Start(own, new Telling(CutOffAfter: 1)));
        await using (var app = AppHost.Build(own.Settings, serve: false))
        {
            (await app.Services.GetRequiredService<Runner>().Run(new CreateAccount("Camille Petit", "camille@example.org", "une phrase assez longue", true), Caller.System())).IsOk.ShouldBeTrue();
        }

        (await Start(own, new Telling())).ShouldContain("Camille Petit");
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task Of_two_starts_at_once_one_tells_it(DatabaseKind kind)
    {
        await using var own = await OwnDatabase.On(kind);
        var started = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => Start(own, new Telling()))));

        started.ShouldAllBe(people => people.SequenceEqual(BothKinds));
    }

    private static async Task<List<string>> Start(OwnDatabase own, Telling telling, bool empty = false)
    {
        await using var app = AppHost.Build(own.Settings with { Empty = empty }, serve: false, builder => builder.Services.Replace(ServiceDescriptor.Singleton<IWorldSeed>(services => telling with { Services = services })));
        await app.Services.GetRequiredService<MigrationGate>().Pass(CancellationToken.None);
        await app.Services.GetRequiredService<FirstWorld>().See(CancellationToken.None);
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<RegieDb>().Users.OrderByDescending(person => person.Name).Select(person => person.Name).ToListAsync();
    }

    private sealed class CutOff : Exception;

    /// <summary>A small world: two people and a business; it can break off after so many people.</summary>
    private sealed record Telling(int? CutOffAfter = null, IServiceProvider? Services = null) : IWorldSeed
    {
        public async Task Plant(CancellationToken cancel)
        {
            foreach (var (name, at) in BothKinds.Select((name, at) => (name, at)))
            {
                await Services!.GetRequiredService<SideWrite>().Run(db =>
                {
                    db.Users.Add(new Person { Id = Guid.CreateVersion7(), Name = name, IsObm = true, IsDemo = true, UserName = name, NormalizedUserName = name.ToUpperInvariant(), SecurityStamp = name, CreatedAt = DateTimeOffset.UtcNow });
                    return Task.CompletedTask;
                }, cancel);
                if (at == 0)
                {
                    await using var services = Services!.CreateAsyncScope();
                    var id = await services.ServiceProvider.GetRequiredService<RegieDb>().Users.Select(person => person.Id).SingleAsync(cancel);
                    (await Services!.GetRequiredService<Runner>().Run(new CreateBusiness("Atelier Lumen"), new Caller { PersonId = id, Door = Door.Page }, cancel: cancel)).IsOk.ShouldBeTrue();
                }

                if (CutOffAfter == at + 1)
                {
                    throw new CutOff();
                }
            }
        }
    }
}
