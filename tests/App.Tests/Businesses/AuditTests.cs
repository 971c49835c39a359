using Regie.Businesses;
using Regie.Kernel;

namespace Regie.Tests.Businesses;

public sealed class AuditTests
{
    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task Every_command_leaves_a_line_newest_first_in_pages(DatabaseKind kind)
    {
        var world = await World.On(kind);
        var (sarah, businessId) = await world.Business();
        for (var colour = 2; colour < 6; colour++)
        {
            await sarah.Must(new UpdateBusiness(businessId, Colour: colour));
        }

        var first = await sarah.Must(new ListAudit(businessId, Limit: 3));
        var second = await sarah.Must(new ListAudit(businessId, Cursor: first.Next, Limit: 3));

        first.Items.Select(line => line.Operation).ShouldBe(["UpdateBusiness", "UpdateBusiness", "UpdateBusiness"]);
        second.Items.Select(line => line.Operation).ShouldBe(["UpdateBusiness", "CreateBusiness"]);
        second.Next.ShouldBeNull();
        first.Items.ShouldAllBe(line => line.PersonName == "Sarah Meyer" && line.Door == Door.Page);
        (await sarah.Must(new ListAudit(businessId, Operation: "CreateBusiness"))).Items.ShouldHaveSingleItem();
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task The_owner_reads_all_of_it_and_the_team_its_own_lines(DatabaseKind kind)
    {
        var world = await World.On(kind);
        var (_, businessId) = await world.Business();

        (await (await world.Member(businessId, Role.ClientOwner)).Must(new ListAudit(businessId))).Items.ShouldNotBeEmpty();
        (await (await world.Member(businessId, Role.TeamMember)).Must(new ListAudit(businessId))).Items.ShouldBeEmpty();
        (await (await world.Member(businessId, Role.GuestViewer)).Refused(new ListAudit(businessId))).Kind.ShouldBe(ProblemKind.NotFound);
    }
}
