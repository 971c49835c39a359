using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Regie.Businesses;
using Regie.Kernel;
using Regie.Plan;

namespace Regie.Tests.Plan;

/// <summary>What of the bell also goes out by e-mail.</summary>
public sealed class PostNoticesTests
{
    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task Unread_after_a_while_it_comes_in_one_letter_in_the_readers_language(DatabaseKind kind)
    {
        var plan = await PlanWorld.On(kind);
        var ines = await plan.World.Member(plan.BusinessId, Role.TeamMember);
        await ines.Must(new UpdateMe(Language: "fr"));
        var task = await plan.Task("Write the sales page", task => task with { AssigneeId = ines.Id });
        await plan.Sarah.Must(new AddComment(task.Id, $"@[Inès Roux]({ines.Id}) the brief is ready"));

        (await Letters(plan, ines, TimeSpan.FromMinutes(1))).ShouldBeEmpty();
        var letter = (await Letters(plan, ines, TimeSpan.FromMinutes(5))).ShouldHaveSingleItem();

        letter.Subject.ShouldBe("2 nouveautés pour vous sur Régie");
        letter.Body.ShouldStartWith("Bonjour Inès,");
        letter.Body.ShouldContain("Write the sales page");
        letter.Body.ShouldContain("the brief is ready");
        letter.Body.ShouldContain($"/p/{plan.Project.Id}/board/t/{task.Id}");
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task What_was_read_or_is_not_wanted_or_no_longer_theirs_stays_at_home(DatabaseKind kind)
    {
        var plan = await PlanWorld.On(kind);
        var (reader, quiet, gone) = (await plan.World.Member(plan.BusinessId, Role.TeamMember), await plan.World.Member(plan.BusinessId, Role.TeamMember), await plan.World.Member(plan.BusinessId, Role.TeamMember));
        foreach (var person in new[] { reader, quiet, gone })
        {
            await plan.Task("A task", task => task with { AssigneeId = person.Id });
        }

        await reader.Must(new ReadNotifications());
        await quiet.Must(new UpdateMe(Preferences: new PersonPreferences { Mail = "none" }));
        await plan.Sarah.Must(new RemoveMember(plan.BusinessId, (await plan.Sarah.Must(new ListMembers(plan.BusinessId))).Items.Single(member => member.PersonId == gone.Id).Id));

        foreach (var person in new[] { reader, quiet, gone })
        {
            (await Letters(plan, person, TimeSpan.FromMinutes(5))).ShouldBeEmpty();
        }
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task Comments_where_one_only_takes_part_come_when_everything_is_wanted(DatabaseKind kind)
    {
        var plan = await PlanWorld.On(kind);
        var ines = await plan.World.Member(plan.BusinessId, Role.TeamMember);
        var task = await plan.Task("Write the sales page");
        await plan.Sarah.Must(new SetProjectMember(plan.Project.Id, ines.Id, ProjectRole.Member));
        await ines.Must(new WatchTask(task.Id, true));
        await plan.Sarah.Must(new AddComment(task.Id, "The brief is ready"));

        (await Letters(plan, ines, TimeSpan.FromMinutes(5))).ShouldBeEmpty();
        await ines.Must(new UpdateMe(Preferences: new PersonPreferences { Mail = "all" }));
        (await Letters(plan, ines, TimeSpan.FromMinutes(5))).ShouldHaveSingleItem().Subject.ShouldContain("Write the sales page");
    }

    /// <summary>The letters to one person that would go out this long from now; nothing is written.</summary>
    private static async Task<List<Letter>> Letters(PlanWorld plan, Actor to, TimeSpan later)
    {
        await using var services = plan.World.App.Services.CreateAsyncScope();
        var (given, db, scope) = (services.ServiceProvider, services.ServiceProvider.GetRequiredService<RegieDb>(), services.ServiceProvider.GetRequiredService<Scope>());
        var protection = given.GetRequiredService<IDataProtectionProvider>();
        protection.CreateProtector(Post.Purpose).Protect(""); // its key is written before this call takes the database
        await given.GetRequiredService<AsSystem>().Look(db, async _ =>
        {
            scope.Now += later;
            var handler = new PostNoticesHandler(db, scope, new Post(db, new OpenMail(), protection), given.GetRequiredService<PublicAddress>(), given.GetRequiredService<IStringLocalizer<Regie.Plan.Text>>());
            return await handler.Handle(new PostNotices(), TestContext.Current.CancellationToken);
        });
        var email = (await to.Must(new Me())).Email;
        return [.. db.ChangeTracker.Entries<Job>().Select(entry => JsonSerializer.Deserialize<Letter>(protection.CreateProtector(Post.Purpose).Unprotect(JsonSerializer.Deserialize<string>(entry.Entity.Payload)!))!).Where(letter => letter.To == email)];
    }

    private sealed class OpenMail : IMail
    {
        public bool IsSetUp => true;

        public Task Send(Letter letter, CancellationToken cancel) => Task.CompletedTask;
    }
}
