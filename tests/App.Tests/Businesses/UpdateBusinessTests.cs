using Regie.Businesses;
using Regie.Kernel;

namespace Regie.Tests.Businesses;

public sealed class UpdateBusinessTests
{
    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task Its_obm_changes_it_and_the_version_counts_up(DatabaseKind kind)
    {
        var world = await World.On(kind);
        var (sarah, businessId) = await world.Business();
        var before = await sarah.Must(new GetBusiness(businessId));

        var after = await sarah.Must(new UpdateBusiness(businessId, Colour: 5, Currency: "chf"));

        after.ShouldSatisfyAllConditions(() => after.Colour.ShouldBe(5), () => after.Currency.ShouldBe("CHF"), () => after.Name.ShouldBe(before.Name), () => after.Version.ShouldBe(before.Version + 1));
        (await sarah.Run(new UpdateBusiness(businessId, Colour: 6), new Call(before.Version))).Problem!.Kind.ShouldBe(ProblemKind.Stale);
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task Everybody_else_finds_nothing_to_change(DatabaseKind kind)
    {
        var world = await World.On(kind);
        var (_, businessId) = await world.Business();
        foreach (var role in new[] { Role.ClientOwner, Role.TeamMember, Role.Freelancer, Role.GuestViewer })
        {
            var member = await world.Member(businessId, role);
            (await member.Refused(new UpdateBusiness(businessId, Colour: 2))).Kind.ShouldBe(ProblemKind.NotFound);
            (await member.Must(new GetBusiness(businessId))).MyRole.ShouldBe(role);
        }

        (await (await world.Person()).Refused(new GetBusiness(businessId))).Kind.ShouldBe(ProblemKind.NotFound);
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task Archived_it_leaves_the_portfolio_and_comes_back(DatabaseKind kind)
    {
        var world = await World.On(kind);
        var (sarah, businessId) = await world.Business();

        (await sarah.Must(new ArchiveBusiness(businessId))).ArchivedAt.ShouldNotBeNull();
        (await sarah.Must(new ListBusinesses())).Items.ShouldBeEmpty();
        (await sarah.Must(new ListBusinesses(IncludeArchived: true))).Items.ShouldHaveSingleItem();

        (await sarah.Must(new RestoreBusiness(businessId))).ArchivedAt.ShouldBeNull();
        (await sarah.Must(new ListBusinesses())).Items.ShouldHaveSingleItem();
    }
}
