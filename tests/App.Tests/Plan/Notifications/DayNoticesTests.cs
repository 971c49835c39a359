using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Regie.Businesses;
using Regie.Kernel;
using Regie.Plan;
using Regie.Scheduling;

namespace Regie.Tests.Plan.Notifications;

/// <summary>What is due, what is late, whose turn it is: told once for the day, in the morning of the person's own day.</summary>
public sealed class DayNoticesTests
{
    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task What_is_due_is_told_in_the_morning_of_the_persons_day_once_and_the_next_morning_that_it_is_late(DatabaseKind kind)
    {
        var plan = await PlanWorld.On(kind);
        var (paris, tokyo) = (await plan.World.Member(plan.BusinessId, Role.TeamMember, "Inès Roux"), await plan.World.Member(plan.BusinessId, Role.TeamMember, "Aiko Mori"));
        await tokyo.Must(new UpdateMe(TimeZone: "Asia/Tokyo"));
        var due = new DateOnly(2047, 3, 6);
        var task = await plan.Task("Offer page", task => task with { AssigneeId = paris.Id, DueDate = due });
        await plan.Task("Shoot", task => task with { AssigneeId = tokyo.Id, DueDate = due });
        await Clear(paris, tokyo);

        await Look(plan, "2047-03-05T23:30Z"); // half past midnight in Paris, half past eight in Tokyo
        (await Kinds(paris), await Kinds(tokyo)).ShouldBe(("", "due"));
        await Look(plan, "2047-03-06T06:30Z");
        await Look(plan, "2047-03-06T06:35Z");
        (await Kinds(paris)).ShouldBe("due");
        await plan.Sarah.Must(new CloseTask((await plan.Sarah.Must(new ListTasks { ProjectId = plan.Project.Id, Text = "Shoot" })).Items[0].Id));
        await Clear(tokyo);
        await Look(plan, "2047-03-07T06:30Z");
        await Look(plan, "2047-03-08T06:30Z");
        (await Kinds(paris), await Kinds(tokyo)).ShouldBe(("late due", ""));

        // Put off: the new day is told again.
        await plan.Sarah.Must(new UpdateTask(task.Id) { DueDate = new DateOnly(2047, 3, 9) });
        await Look(plan, "2047-03-09T06:30Z");
        (await Kinds(paris)).ShouldBe("due late due");
        var told = (await paris.Must(new ListNotifications())).Items[0];
        var texts = plan.World.App.Services.GetRequiredService<IStringLocalizer<Regie.Plan.Text>>();
        System.Globalization.CultureInfo.CurrentUICulture = System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.GetCultureInfo("fr-FR");
        NotificationWords.Sentence(texts, told).ShouldStartWith("«\u00a0Offer page\u00a0» est à rendre le 9");
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task What_an_import_brought_in_that_day_and_what_is_nobodys_or_finished_is_not_told(DatabaseKind kind)
    {
        var plan = await PlanWorld.On(kind);
        var ines = await plan.World.Member(plan.BusinessId, Role.TeamMember, "Inès Roux", new DateOnly(2047, 6, 30));
        var due = new DateOnly(2047, 5, 8);
        var brought = await plan.Task("Brought", task => task with { AssigneeId = ines.Id, DueDate = due });
        await plan.Task("Nobody's", task => task with { DueDate = due });
        await plan.Task("Mine", task => task with { AssigneeId = ines.Id, DueDate = new DateOnly(2047, 7, 1) });
        await Clear(ines);
        await plan.World.App.Services.GetRequiredService<SideWrite>().Run(db =>
        {
            var import = db.Add(new Import { Id = Guid.CreateVersion7(), BusinessId = plan.BusinessId, ProjectId = plan.Project.Id, Source = "trello", Connection = "trello:x", State = ImportState.Done, At = At("2047-05-08T05:00Z"), FinishedAt = At("2047-05-08T05:01Z") }).Entity;
            db.Add(new ExternalRef { Id = Guid.CreateVersion7(), BusinessId = plan.BusinessId, Connection = "trello:x", Kind = "task", ExternalId = "1", EntityId = brought.Id, ProjectId = plan.Project.Id, ImportId = import.Id });
            return Task.CompletedTask;
        }, TestContext.Current.CancellationToken);

        await Look(plan, "2047-05-08T08:00Z");
        await Look(plan, "2047-05-09T08:00Z");
        await Look(plan, "2047-07-01T08:00Z"); // their access has ended
        (await Kinds(ines)).ShouldBe("");

        // The same task, put to a later day, is a day like any other.
        await plan.Sarah.Must(new UpdateTask(brought.Id) { DueDate = new DateOnly(2047, 5, 20) });
        await Look(plan, "2047-05-20T08:00Z");
        (await Kinds(ines)).ShouldBe("due");
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task Whoever_a_task_waited_for_closes_the_last_and_the_next_is_told_it_is_their_turn(DatabaseKind kind)
    {
        var plan = await PlanWorld.On(kind);
        var (ines, karim) = (await plan.World.Member(plan.BusinessId, Role.TeamMember, "Inès Roux"), await plan.World.Member(plan.BusinessId, Role.Freelancer, "Karim Benali"));
        var (brief, photos) = (await plan.Task("Brief"), await plan.Task("Photos", task => task with { AssigneeId = karim.Id }));
        var page = await plan.Task("Offer page", task => task with { AssigneeId = ines.Id });
        await plan.Sarah.Must(new AddDependency(brief.Id, page.Id));
        await plan.Sarah.Must(new AddDependency(photos.Id, page.Id));
        await Clear(ines, karim);

        await plan.Sarah.Must(new CloseTask(brief.Id));
        await Follow(plan);
        (await Kinds(ines)).ShouldBe("", "the photos are still to come");
        await karim.Must(new CloseTask(photos.Id)); // who does not reach the page
        await Follow(plan);
        await Follow(plan); // told again after a kill
        (await Kinds(ines)).ShouldBe("turn");
        var told = (await ines.Must(new ListNotifications())).Items[0];
        (told.Actor, told.TaskTitle, told.Arguments.Single()).ShouldBe(("Karim Benali", "Offer page", "Photos"));

        // Opened and closed again the same day: once is enough. Nobody is told of their own doing.
        await plan.Sarah.Must(new ReopenTask(brief.Id));
        await plan.Sarah.Must(new CloseTask(brief.Id));
        await Follow(plan);
        (await Kinds(ines)).ShouldBe("turn");
        var mine = await plan.Task("Publish", task => task with { AssigneeId = ines.Id });
        await plan.Sarah.Must(new AddDependency(page.Id, mine.Id));
        await plan.Sarah.Must(new BulkUpdateTasks(plan.Project.Id, [page.Id]) { StatusId = plan.Status(StatusKind.Done) });
        await Follow(plan);
        (await Kinds(ines)).ShouldStartWith("turn turn");
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task What_lies_in_the_trash_says_nothing_until_it_comes_back(DatabaseKind kind)
    {
        var plan = await PlanWorld.On(kind);
        var ines = await plan.World.Member(plan.BusinessId, Role.TeamMember, "Inès Roux");
        var task = await plan.Task("Offer page", task => task with { AssigneeId = ines.Id });
        (await ines.Must(new ListNotifications())).Items.ShouldHaveSingleItem().TaskTitle.ShouldBe("Offer page");

        await plan.Sarah.Must(new DeleteTask(task.Id));
        (await ines.Must(new ListNotifications())).Items.ShouldBeEmpty();
        (await ines.Must(new Regie.Shell.GetFrame())).Unread.ShouldBe(0);
        await plan.Sarah.Must(new RestoreTask(task.Id));
        (await ines.Must(new ListNotifications())).Items.ShouldHaveSingleItem();
        (await ines.Must(new Regie.Shell.GetFrame())).Unread.ShouldBe(1);
    }

    [Fact]
    public void What_belongs_to_one_task_is_one_line_where_its_newest_stands()
    {
        var (offer, shoot) = (Guid.NewGuid(), Guid.NewGuid());
        NotificationView One(Guid? task, string kind) => new(Guid.NewGuid(), Guid.Empty, "", kind, null, null, null, task, "", [], default, false);

        NotificationWords.ByTask([One(offer, "closed"), One(shoot, "due"), One(offer, "commented"), One(null, "a"), One(null, "b"), One(offer, "assigned")])
            .Select(group => string.Join('+', group.Select(one => one.Kind))).ShouldBe(["closed+commented+assigned", "due", "a", "b"]);
    }

    private static async Task Look(PlanWorld plan, string at) =>
        await new DueNotices(plan.World.App.Services.GetRequiredService<SideWrite>(), plan.World.App.Services.GetRequiredService<Ids>(), new Frozen(At(at))).Once(TestContext.Current.CancellationToken);

    /// <summary>Hands the business's whole log over, as to a subscriber that has seen nothing of it.</summary>
    private static async Task Follow(PlanWorld plan)
    {
        await using var services = plan.World.App.Services.CreateAsyncScope();
        var rows = await services.ServiceProvider.GetRequiredService<AsSystem>().Look(services.ServiceProvider.GetRequiredService<RegieDb>(),
            db => db.Events.AsNoTracking().Where(row => row.BusinessId == plan.BusinessId).OrderBy(row => row.Seq).ToListAsync(TestContext.Current.CancellationToken));
        await plan.World.App.Services.GetServices<ISubscriber>().Single(one => one.Name == TurnNotices.Cursor).Handle(rows, TestContext.Current.CancellationToken);
    }

    private static async Task Clear(params Actor[] people)
    {
        foreach (var person in people)
        {
            await person.World.App.Services.GetRequiredService<SideWrite>().Run(db => db.Set<Notification>().Where(row => row.PersonId == person.Id).ExecuteDeleteAsync(), TestContext.Current.CancellationToken);
        }
    }

    private static async Task<string> Kinds(Actor person) => string.Join(' ', (await person.Must(new ListNotifications())).Items.Where(one => one.Kind is "due" or "late" or "turn").Select(one => one.Kind));

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private sealed class Frozen(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
