using Regie.Businesses;
using Regie.Kernel;
using Regie.Plan;

namespace Regie.Tests.Businesses;

public sealed class MembersTests
{
    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task A_freelancer_sees_first_names_and_no_addresses(DatabaseKind kind)
    {
        var world = await World.On(kind);
        var (sarah, businessId) = await world.Business();
        var lina = await world.Member(businessId, Role.Freelancer, "Lina Kaya");

        var seen = (await lina.Must(new ListMembers(businessId))).Items;

        seen.Single(member => member.PersonId == sarah.Id).ShouldSatisfyAllConditions(member => member.Name.ShouldBe("Sarah"), member => member.Email.ShouldBeNull());
        seen.Single(member => member.PersonId == lina.Id).Name.ShouldBe("Lina Kaya");
        (await sarah.Must(new ListMembers(businessId))).Items.ShouldAllBe(member => member.Email != null);
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task A_long_list_comes_in_pages_that_miss_and_repeat_nobody(DatabaseKind kind)
    {
        var world = await World.On(kind);
        var (sarah, businessId) = await world.Business();
        for (var i = 0; i < 4; i++)
        {
            await world.Member(businessId, Role.TeamMember, $"Member {i}");
        }

        var seen = new List<Guid>();
        string? cursor = null;
        do
        {
            var page = await sarah.Must(new ListMembers(businessId, cursor, 2));
            seen.AddRange(page.Items.Select(member => member.Id));
            cursor = page.Next;
        }
        while (cursor is not null);

        seen.Count.ShouldBe(5);
        seen.Distinct().Count().ShouldBe(5);
        (await sarah.Refused(new ListMembers(businessId, "x"))).Errors!.Keys.ShouldContain("cursor");
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task A_new_role_holds_at_the_next_call(DatabaseKind kind)
    {
        var world = await World.On(kind);
        var (sarah, businessId) = await world.Business();
        var marc = await world.Member(businessId, Role.TeamMember, "Marc");
        (await marc.Refused(new CreateProject(businessId, "Not yet"))).Kind.ShouldBe(ProblemKind.NotFound);
        var member = (await sarah.Must(new ListMembers(businessId))).Items.Single(row => row.PersonId == marc.Id);

        (await sarah.Must(new ChangeMemberRole(businessId, member.Id, Role.ClientOwner))).Role.ShouldBe(Role.ClientOwner);
        await marc.Must(new CreateProject(businessId, "Now"));

        await sarah.Must(new RemoveMember(businessId, member.Id));
        (await marc.Refused(new GetBusiness(businessId))).Kind.ShouldBe(ProblemKind.NotFound);
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task The_last_obm_can_neither_go_nor_be_made_less(DatabaseKind kind)
    {
        var world = await World.On(kind);
        var (sarah, businessId) = await world.Business();
        var own = (await sarah.Must(new ListMembers(businessId))).Items.Single();

        (await sarah.Refused(new RemoveMember(businessId, own.Id))).Code.ShouldBe("businesses.last-obm");
        (await sarah.Refused(new ChangeMemberRole(businessId, own.Id, Role.ClientOwner))).Code.ShouldBe("businesses.last-obm");
        (await sarah.Refused(new ChangeMemberRole(businessId, own.Id, Until: new DateOnly(2030, 1, 1)))).Code.ShouldBe("businesses.last-obm");

        await world.Member(businessId, Role.Obm, "Lina Kaya");
        await sarah.Must(new RemoveMember(businessId, own.Id));
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task Two_obms_who_remove_each_other_at_once_leave_one(DatabaseKind kind)
    {
        var world = await World.On(kind);
        var (sarah, businessId) = await world.Business();
        var lina = await world.Member(businessId, Role.Obm, "Lina Kaya");
        var members = (await sarah.Must(new ListMembers(businessId))).Items;
        Guid Of(Actor who) => members.Single(member => member.PersonId == who.Id).Id;

        var results = await Task.WhenAll(sarah.Run(new RemoveMember(businessId, Of(lina))), lina.Run(new RemoveMember(businessId, Of(sarah))));

        results.Count(result => result.IsOk).ShouldBe(1);
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task A_member_of_another_business_is_not_found(DatabaseKind kind)
    {
        var world = await World.On(kind);
        var (sarah, businessId) = await world.Business();
        var (lina, otherId) = await world.Business("Maison Corbeau");
        var foreign = (await lina.Must(new ListMembers(otherId))).Items.Single();

        (await sarah.Refused(new RemoveMember(businessId, foreign.Id))).Kind.ShouldBe(ProblemKind.NotFound);
        (await sarah.Refused(new ChangeMemberRole(otherId, foreign.Id, Role.GuestViewer))).Kind.ShouldBe(ProblemKind.NotFound);
        (await lina.Must(new ListMembers(otherId))).Items.Single().Role.ShouldBe(Role.Obm);
    }
}
