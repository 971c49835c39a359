using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Regie.Kernel;
using Regie.Plan;

namespace Regie.Tests.Kernel;

/// <summary>Six attacks on the wall between businesses, from inside a handler, on both databases: what a careless or hostile piece of our own code could do.</summary>
public sealed class TenantWallTests
{
    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task A_stub_with_a_foreign_id_and_business_is_not_saved(DatabaseKind kind)
    {
        var (world, ours, theirs) = await TwoBusinesses(kind);
        await Attack(world, ours, async db =>
        {
            var stub = new Project { Id = theirs.ProjectId, BusinessId = theirs.BusinessId, Name = "x" };
            db.Attach(stub);
            stub.Name = "taken over";
            await db.SaveChangesAsync();
        }, expectException: true);
        await Unharmed(world, theirs);
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task A_stub_with_a_foreign_id_and_our_business_updates_nothing(DatabaseKind kind)
    {
        var (world, ours, theirs) = await TwoBusinesses(kind);
        await Attack(world, ours, async db =>
        {
            var stub = new Project { Id = theirs.ProjectId, BusinessId = ours.BusinessId, Name = "x" };
            db.Attach(stub);
            stub.Name = "taken over";
            await db.SaveChangesAsync();
        }, expectException: true);
        await Unharmed(world, theirs);
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task A_row_cannot_be_moved_to_another_business(DatabaseKind kind)
    {
        var (world, ours, theirs) = await TwoBusinesses(kind);
        await Attack(world, ours, async db =>
        {
            var project = await db.Set<Project>().AsTracking().SingleAsync(row => row.Id == ours.ProjectId);
            project.BusinessId = theirs.BusinessId;
            await db.SaveChangesAsync();
        }, expectException: true);
        await Unharmed(world, ours);
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task A_row_of_ours_cannot_point_into_another_business(DatabaseKind kind)
    {
        var (world, ours, theirs) = await TwoBusinesses(kind);
        await Attack(world, ours, async db =>
        {
            db.Add(new Section { Id = Guid.CreateVersion7(), BusinessId = ours.BusinessId, ProjectId = theirs.ProjectId, Name = "x" });
            await db.SaveChangesAsync();
        }, expectException: true);
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task Bulk_updates_do_not_reach_over(DatabaseKind kind)
    {
        var (world, ours, theirs) = await TwoBusinesses(kind);
        await Attack(world, ours, async db =>
            (await db.Set<Project>().Where(row => row.Id == theirs.ProjectId).ExecuteUpdateAsync(set => set.SetProperty(row => row.Name, "taken over"))).ShouldBe(0), expectException: false);
        await Unharmed(world, theirs);
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task Bulk_deletes_do_not_reach_over(DatabaseKind kind)
    {
        var (world, ours, theirs) = await TwoBusinesses(kind);
        await Attack(world, ours, async db =>
            (await db.Set<Project>().Where(row => row.Id == theirs.ProjectId).ExecuteDeleteAsync()).ShouldBe(0), expectException: false);
        await Unharmed(world, theirs);
    }

    [Fact]
    public async Task On_PostgreSQL_the_second_wall_stands_without_the_first()
    {
        var (world, ours, theirs) = await TwoBusinesses(DatabaseKind.Postgres);
        await Attack(world, ours, async db =>
        {
            (await db.Set<Project>().IgnoreQueryFilters().CountAsync(row => row.Id == theirs.ProjectId)).ShouldBe(0);
            (await db.Set<Project>().IgnoreQueryFilters().CountAsync(row => row.Id == ours.ProjectId)).ShouldBe(1);
            (await db.Set<Project>().IgnoreQueryFilters().Where(row => row.Id == theirs.ProjectId).ExecuteUpdateAsync(set => set.SetProperty(row => row.Name, "x"))).ShouldBe(0);
        }, expectException: false);
        await Unharmed(world, theirs);
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task What_one_call_was_let_in_to_is_not_open_to_the_next(DatabaseKind kind)
    {
        var (world, ours, _) = await TwoBusinesses(kind);
        var invited = await ours.Obm.Must(new Regie.Businesses.InviteMember(ours.BusinessId, "lea@example.org", Role.TeamMember, "Léa"));
        await new Actor(world, Caller.Anonymous).Must(new Regie.Businesses.OpenInvitation(System.Web.HttpUtility.ParseQueryString(new Uri(invited.Link!).Query)["token"]!));

        await using var services = world.App.Services.CreateAsyncScope();
        services.ServiceProvider.GetRequiredService<Scope>().Reach.Businesses.ShouldBeEmpty();
        Reach.None.Businesses.ShouldBeEmpty();
    }

    private sealed record Side(Actor Obm, Guid BusinessId, Guid ProjectId);

    private static async Task<(World, Side Ours, Side Theirs)> TwoBusinesses(DatabaseKind kind)
    {
        var world = await World.On(kind);
        return (world, await One(world), await One(world));
    }

    private static async Task<Side> One(World world)
    {
        var (obm, businessId) = await world.Business();
        var project = await obm.Must(new CreateProject(businessId, "Launch"));
        return new Side(obm, businessId, project.Id);
    }

    /// <summary>Runs code as a handler of the attacker's command would: with their reach, in a transaction of the application's role.</summary>
    private static async Task Attack(World world, Side attacker, Func<RegieDb, Task> attack, bool expectException)
    {
        await using var services = world.App.Services.CreateAsyncScope();
        var scope = services.ServiceProvider.GetRequiredService<Scope>();
        scope.Caller = attacker.Obm.Caller;
        scope.Reach = new Reach([attacker.BusinessId], [attacker.BusinessId], [], []);
        scope.Writing = true;
        var db = services.ServiceProvider.GetRequiredService<RegieDb>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        if (!db.IsSqlite)
        {
            await PostgresWall.Enter(db, scope, readOnly: false, CancellationToken.None);
        }

        if (expectException)
        {
            await Should.ThrowAsync<Exception>(() => attack(db));
        }
        else
        {
            await attack(db);
            await transaction.CommitAsync();
        }
    }

    private static async Task Unharmed(World world, Side side) =>
        (await side.Obm.Must(new GetProject(side.ProjectId))).Name.ShouldBe("Launch");
}
