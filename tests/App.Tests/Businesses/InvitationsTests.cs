using System.Web;
using Regie.Businesses;
using Regie.Kernel;

namespace Regie.Tests.Businesses;

public sealed class InvitationsTests
{
    private const string Password = "a few plain words";

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task Whoever_holds_the_link_makes_an_account_and_belongs(DatabaseKind kind)
    {
        var world = await World.On(kind);
        var (sarah, businessId) = await world.Business();
        var email = NewAddress();
        var made = await sarah.Must(new InviteMember(businessId, email, Role.TeamMember, "Inès Roux"));
        var nobody = Nobody(world);

        var opened = await nobody.Must(new OpenInvitation(Token(made)));
        opened.ShouldSatisfyAllConditions(() => opened.Email.ShouldBe(email), () => opened.Role.ShouldBe(Role.TeamMember), () => opened.HasAccount.ShouldBeFalse(), () => opened.InvitedBy.ShouldBe("Sarah Meyer"));
        var joined = await nobody.Must(new AcceptInvitation(Token(made), "Inès Roux", Password));

        joined.IsNew.ShouldBeTrue();
        var ines = new Actor(world, new Caller { PersonId = joined.PersonId });
        (await ines.Must(new GetBusiness(businessId))).MyRole.ShouldBe(Role.TeamMember);
        (await ines.Refused(new CreateBusiness("Mine"))).Code.ShouldBe("obm-only");
        (await sarah.Must(new GetInvitation(businessId, made.Id))).ShouldSatisfyAllConditions(one => one.State.ShouldBe(InvitationState.Accepted), one => one.Link.ShouldBeNull("it is told once"));
        (await ines.Refused(new GetInvitation(businessId, made.Id))).Kind.ShouldBe(ProblemKind.NotFound);
        (await sarah.Must(new ListInvitations(businessId))).Items.ShouldBeEmpty();
        (await sarah.Must(new ListInvitations(businessId, All: true))).Items.Single().State.ShouldBe(InvitationState.Accepted);
        (await nobody.Refused(new AcceptInvitation(Token(made), "Again", Password))).Kind.ShouldBe(ProblemKind.NotFound);
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task Somebody_signed_in_joins_as_who_they_are(DatabaseKind kind)
    {
        var world = await World.On(kind);
        var (sarah, businessId) = await world.Business();
        var lina = await world.Person("Lina Kaya", isObm: false);
        var made = await sarah.Must(new InviteMember(businessId, NewAddress(), Role.Freelancer));

        var joined = await lina.Must(new AcceptInvitation(Token(made)));

        joined.ShouldBe(new AcceptedInvitation(businessId, lina.Id, IsNew: false));
        (await lina.Must(new GetBusiness(businessId))).MyRole.ShouldBe(Role.Freelancer);
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task An_account_that_exists_is_not_opened_by_the_link_alone(DatabaseKind kind)
    {
        var world = await World.On(kind);
        var (sarah, businessId) = await world.Business();
        var lina = await world.Person("Lina Kaya", isObm: false);
        var address = (await lina.Must(new Me())).Email!;
        var made = await sarah.Must(new InviteMember(businessId, address.ToUpperInvariant(), Role.Freelancer));
        var nobody = Nobody(world);

        (await nobody.Must(new OpenInvitation(Token(made)))).HasAccount.ShouldBeTrue();
        (await nobody.Refused(new AcceptInvitation(Token(made), "Lina", Password))).Code.ShouldBe("businesses.sign-in-to-accept");
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task Revoked_replaced_or_guessed_it_opens_nothing(DatabaseKind kind)
    {
        var world = await World.On(kind);
        var (sarah, businessId) = await world.Business();
        var email = NewAddress();
        var first = await sarah.Must(new InviteMember(businessId, email, Role.TeamMember));
        var second = await sarah.Must(new InviteMember(businessId, " " + email.ToUpperInvariant(), Role.TeamMember));
        var nobody = Nobody(world);

        (await nobody.Refused(new OpenInvitation(Token(first)))).Kind.ShouldBe(ProblemKind.NotFound);
        await sarah.Must(new RevokeInvitation(businessId, second.Id));
        (await nobody.Refused(new AcceptInvitation(Token(second), "Inès", Password))).Kind.ShouldBe(ProblemKind.NotFound);
        (await nobody.Refused(new OpenInvitation(new string('a', 43)))).Kind.ShouldBe(ProblemKind.NotFound);
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task Two_who_accept_at_once_make_one_member(DatabaseKind kind)
    {
        var world = await World.On(kind);
        var (sarah, businessId) = await world.Business();
        var (lina, marc) = (await world.Person("Lina", isObm: false), await world.Person("Marc", isObm: false));
        var made = await sarah.Must(new InviteMember(businessId, NewAddress(), Role.TeamMember));

        var results = await Task.WhenAll(lina.Run(new AcceptInvitation(Token(made))), marc.Run(new AcceptInvitation(Token(made))));

        results.Count(result => result.IsOk).ShouldBe(1);
        (await sarah.Must(new ListMembers(businessId))).Items.Count.ShouldBe(2);
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task Only_who_manages_members_invites_and_sees_invitations(DatabaseKind kind)
    {
        var world = await World.On(kind);
        var (sarah, businessId) = await world.Business();
        var marc = await world.Member(businessId, Role.ClientOwner, "Marc");
        var made = await sarah.Must(new InviteMember(businessId, NewAddress(), Role.TeamMember));

        (await marc.Refused(new InviteMember(businessId, NewAddress(), Role.Obm))).Kind.ShouldBe(ProblemKind.NotFound);
        (await marc.Refused(new ListInvitations(businessId))).Kind.ShouldBe(ProblemKind.NotFound);
        (await marc.Refused(new RevokeInvitation(businessId, made.Id))).Kind.ShouldBe(ProblemKind.NotFound);
        (await sarah.Refused(new InviteMember(businessId, (await marc.Must(new Me())).Email!, Role.TeamMember))).Code.ShouldBe("businesses.already-member");
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task The_access_holds_between_the_days_of_the_invitation(DatabaseKind kind)
    {
        var world = await World.On(kind);
        var (sarah, businessId) = await world.Business();
        var (lina, marc) = (await world.Person("Lina", isObm: false), await world.Person("Marc", isObm: false));
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        var now = await sarah.Must(new InviteMember(businessId, NewAddress(), Role.Freelancer, From: today.AddDays(-2), Until: today.AddDays(30)));
        var later = await sarah.Must(new InviteMember(businessId, NewAddress(), Role.Freelancer, From: today.AddDays(10)));

        await lina.Must(new AcceptInvitation(Token(now)));
        await marc.Must(new AcceptInvitation(Token(later)));

        (await lina.Must(new GetBusiness(businessId))).MyRole.ShouldBe(Role.Freelancer);
        (await marc.Refused(new GetBusiness(businessId))).Kind.ShouldBe(ProblemKind.NotFound);
        var member = (await sarah.Must(new ListMembers(businessId))).Items.Single(row => row.PersonId == lina.Id);
        (member.From, member.Until).ShouldBe((today.AddDays(-2), today.AddDays(30)));
        (await sarah.Refused(new InviteMember(businessId, NewAddress(), Role.Freelancer, From: today, Until: today.AddDays(-1)))).Errors!.Keys.ShouldContain("until");
    }

    private static string NewAddress() => $"{Guid.CreateVersion7():N}@example.org";

    private static string Token(InvitationView made) => HttpUtility.ParseQueryString(new Uri(made.Link!).Query)["token"]!;

    private static Actor Nobody(World world) => new(world, Caller.Anonymous);
}
