using System.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Regie.Businesses;
using Regie.Kernel;
using Regie.Plan;
using Regie.Tests.Connect;

namespace Regie.Tests.Plan;

/// <summary>Inviting somebody an import named: their work waits for them.</summary>
public sealed class ArrivalsTests
{
    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task Whoever_accepts_for_a_placeholder_finds_their_tasks(DatabaseKind kind)
    {
        var world = await World.On(kind);
        var (sarah, business) = await world.Business();
        await sarah.Import(business, OwnFiles.File("trello-small.json"));
        var task = await world.Look(db => db.Set<TaskItem>().FirstAsync(row => row.BusinessId == business && row.AssigneeId != null));
        var assigned = task.AssigneeId!.Value;
        var placeholder = (await sarah.Must(new ListPeople(business))).Items.Single(person => person.Id == assigned);
        placeholder.IsPlaceholder.ShouldBeTrue();

        var made = await sarah.Must(new InviteMember(business, $"{Guid.CreateVersion7():N}@example.org", Role.TeamMember, placeholder.Name, assigned));
        var joined = await new Actor(world, Caller.Anonymous).Must(new AcceptInvitation(HttpUtility.ParseQueryString(new Uri(made.Link!).Query)["token"]!, "Inès Roux", "a few plain words"));
        await HearTwice(world, business);

        var person = new Actor(world, new Caller { PersonId = joined.PersonId });
        (await sarah.Must(new ListPeople(business))).Items.ShouldContain(one => one.Id == joined.PersonId && !one.IsPlaceholder);
        (await sarah.Must(new ListPeople(business))).Items.ShouldNotContain(one => one.Id == assigned);
        (await person.Must(new GetTask(task.Id))).Assignee.ShouldNotBeNull().Id.ShouldBe(joined.PersonId);
    }

    /// <summary>The log tells at least once: here, twice.</summary>
    private static async Task HearTwice(World world, Guid business)
    {
        var events = await world.Look(db => db.Events.AsNoTracking().Where(row => row.BusinessId == business).OrderBy(row => row.Seq).ToListAsync());
        var arrivals = world.App.Services.GetServices<ISubscriber>().Single(subscriber => subscriber.Name == "plan.arrivals");
        await arrivals.Handle(events, TestContext.Current.CancellationToken);
        await arrivals.Handle(events, TestContext.Current.CancellationToken);
    }
}
