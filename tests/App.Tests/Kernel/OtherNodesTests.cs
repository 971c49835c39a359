using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Regie.Businesses;
using Regie.Kernel;
using Regie.Shell;

namespace Regie.Tests.Kernel;

/// <summary>Two nodes on one PostgreSQL. Their polls are put so far apart that only what one tells the other can arrive.</summary>
public sealed class OtherNodesTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task What_happens_on_one_node_is_heard_on_the_other()
    {
        await using var own = await OwnDatabase.On(DatabaseKind.Postgres);
        await using var here = await Serving.Start(own, own.Settings);
        await using var there = await Serving.Start(own, own.Settings with { DataDirectory = Path.Combine(own.Settings.DataDirectory, "there") });
        var heard = new TaskCompletionSource<LiveNote>(TaskCreationOptions.RunContinuationsAsynchronously);
        var obm = await Obm(here);
        using var listening = there.Services.GetRequiredService<LogTail>().Listen(note => heard.TrySetResult(note));

        var business = (await here.Services.GetRequiredService<Runner>().Run(new CreateBusiness("Atelier Lumen"), obm, cancel: TestContext.Current.CancellationToken)).Value;

        (await heard.Task.WaitAsync(Patience)).BusinessId.ShouldBe(business.Id);
    }

    [Fact]
    public async Task A_right_taken_away_on_one_node_is_gone_on_the_other()
    {
        await using var own = await OwnDatabase.On(DatabaseKind.Postgres);
        await using var here = await Serving.Start(own, own.Settings);
        await using var there = await Serving.Start(own, own.Settings with { DataDirectory = Path.Combine(own.Settings.DataDirectory, "there") });
        var (cancel, obm) = (TestContext.Current.CancellationToken, await Obm(here));
        var business = (await here.Services.GetRequiredService<Runner>().Run(new CreateBusiness("Atelier Lumen"), obm, cancel: cancel)).Value;
        var (member, membershipId) = await Member(here, business.Id);
        (await there.Services.GetRequiredService<Runner>().Run(new GetBusiness(business.Id), member, cancel: cancel)).IsOk.ShouldBeTrue();

        (await here.Services.GetRequiredService<Runner>().Run(new RemoveMember(business.Id, membershipId), obm, cancel: cancel)).IsOk.ShouldBeTrue();

        using var patience = new CancellationTokenSource(Patience);
        while ((await there.Services.GetRequiredService<Runner>().Run(new GetBusiness(business.Id), member, cancel: cancel)).IsOk)
        {
            await Task.Delay(30, patience.Token);
        }
    }

    private sealed record Serving(WebApplication App) : IAsyncDisposable
    {
        public IServiceProvider Services => App.Services;

        public static async Task<Serving> Start(OwnDatabase own, Settings settings)
        {
            Directory.CreateDirectory(settings.DataDirectory);
            var app = AppHost.Build(settings with { Empty = true, MasterKeyFile = Path.Combine(own.Settings.DataDirectory, "master.key") }, serve: true);
            await app.Services.GetRequiredService<MigrationGate>().Pass(CancellationToken.None);
            app.Services.GetRequiredService<LogTail>().Poll = TimeSpan.FromHours(1);
            app.Services.GetRequiredService<AccessCache>().Freshness = TimeSpan.FromHours(1);
            await app.StartAsync();
            return new Serving(app);
        }

        public async ValueTask DisposeAsync()
        {
            await App.StopAsync();
            await App.DisposeAsync();
        }
    }

    private static async Task<Caller> Obm(Serving app)
    {
        var made = await app.Services.GetRequiredService<Runner>().Run(new CreateAccount("Camille Petit", "camille@example.org", "une phrase assez longue", true), Caller.System());
        return new Caller { PersonId = made.Value.PersonId, Door = Door.Page };
    }

    private static async Task<(Caller Caller, Guid MembershipId)> Member(Serving app, Guid businessId)
    {
        var made = await app.Services.GetRequiredService<Runner>().Run(new CreateAccount("Inès Roux", "ines@example.org", "une autre phrase longue", false), Caller.System());
        var membership = new Membership { Id = Guid.CreateVersion7(), BusinessId = businessId, PersonId = made.Value.PersonId, Role = Role.TeamMember, CreatedAt = DateTimeOffset.UtcNow };
        await app.Services.GetRequiredService<SideWrite>().Run(db =>
        {
            db.Add(membership);
            return Task.CompletedTask;
        }, CancellationToken.None);
        return (new Caller { PersonId = made.Value.PersonId, Door = Door.Page }, membership.Id);
    }
}
