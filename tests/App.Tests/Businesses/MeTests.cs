using Regie.Businesses;
using Regie.Kernel;

namespace Regie.Tests.Businesses;

public sealed class MeTests
{
    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task One_sees_oneself_and_ones_businesses_with_the_role_in_each(DatabaseKind kind)
    {
        var world = await World.On(kind);
        var (_, businessId) = await world.Business();
        var ines = await world.Member(businessId, Role.Freelancer);

        var me = await ines.Must(new Me());

        me.Name.ShouldBe("Inès Roux");
        me.Businesses.ShouldHaveSingleItem().ShouldSatisfyAllConditions(mine => mine.BusinessId.ShouldBe(businessId), mine => mine.Role.ShouldBe(Role.Freelancer));
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task What_is_not_sent_stays(DatabaseKind kind)
    {
        var world = await World.On(kind);
        var sarah = await world.Person();
        await sarah.Must(new UpdateMe(Language: "fr", TimeZone: "America/Montreal", Preferences: new PersonPreferences("dark", SingleKeys: false)));

        var me = await sarah.Must(new UpdateMe(Name: " Sarah M. "));

        me.ShouldSatisfyAllConditions(
            () => me.Name.ShouldBe("Sarah M."), () => me.Language.ShouldBe("fr"), () => me.TimeZone.ShouldBe("America/Montreal"),
            () => me.Preferences.ShouldBe(new PersonPreferences("dark", SingleKeys: false)));
        (await sarah.Must(new UpdateMe(Language: new Optional<string?>(null)))).Language.ShouldBeNull();
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task A_wrong_value_is_named_by_its_path(DatabaseKind kind)
    {
        var world = await World.On(kind);
        var sarah = await world.Person();

        (await sarah.Refused(new UpdateMe(TimeZone: "Mars/Olympus"))).Errors!.Keys.ShouldContain("timeZone");
        (await sarah.Refused(new UpdateMe(Name: "  "))).Errors!.Keys.ShouldContain("name");
        (await sarah.Refused(new UpdateMe(Language: "de"))).Errors!.Keys.ShouldContain("language");
        (await sarah.Refused(new UpdateMe(Preferences: new PersonPreferences("pink")))).Errors!.Keys.ShouldContain("preferences.theme");
    }
}
