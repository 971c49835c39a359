using Regie.Businesses;
using Regie.Kernel;

namespace Regie.Tests.Businesses;

public sealed class CreateBusinessTests
{
    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task Its_maker_becomes_its_obm_and_nobody_else_sees_it(DatabaseKind kind)
    {
        var world = await World.On(kind);
        var (sarah, businessId) = await world.Business("Maison Corbeau");
        var stranger = await world.Person("Lina Kaya");

        (await sarah.Must(new ListBusinesses())).Items.ShouldHaveSingleItem().MyRole.ShouldBe(Role.Obm);
        (await stranger.Must(new ListBusinesses())).Items.ShouldBeEmpty();
        businessId.ShouldNotBe(Guid.Empty);
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task Somebody_who_is_no_obm_is_refused(DatabaseKind kind)
    {
        var world = await World.On(kind);
        var marc = await world.Person("Marc", isObm: false);

        (await marc.Refused(new CreateBusiness("Studio Pixel"))).Code.ShouldBe("obm-only");
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task A_name_too_long_is_named_by_its_path(DatabaseKind kind)
    {
        var world = await World.On(kind);
        var sarah = await world.Person();

        (await sarah.Refused(new CreateBusiness(new string('x', 121)))).Errors!.Keys.ShouldContain("name");
    }
}
