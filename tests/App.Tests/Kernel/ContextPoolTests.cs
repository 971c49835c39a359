using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Regie.Kernel;
using Regie.Plan;

namespace Regie.Tests.Kernel;

/// <summary>Contexts are lent from call to call: nothing of one caller may reach the next, nor the short filter somebody it is not for.</summary>
public sealed class ContextPoolTests
{
    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task Whoever_sees_one_business_whole_and_another_in_part_sees_no_more_of_the_other(DatabaseKind kind)
    {
        var whole = await Plan.PlanWorld.On(kind);
        var part = await Plan.PlanWorld.On(kind);
        var anna = await whole.World.Member(whole.BusinessId, Role.ClientOwner, "Anna");
        await using (var services = whole.World.App.Services.CreateAsyncScope())
        {
            services.ServiceProvider.GetRequiredService<AsSystem>().Enter();
            var db = services.ServiceProvider.GetRequiredService<RegieDb>();
            db.Memberships.Add(new Membership { Id = Guid.CreateVersion7(), BusinessId = part.BusinessId, PersonId = anna.Id, Role = Role.Freelancer, CreatedAt = DateTimeOffset.UtcNow });
            await db.SaveChangesAsync();
        }

        whole.World.App.Services.GetRequiredService<AccessCache>().Forget(anna.Id);
        var seen = await whole.Task("Seen");
        await part.Task("Not given to Anna");

        (await anna.Must(new ListTasks())).Items.ShouldHaveSingleItem().Id.ShouldBe(seen.Id);
        (await anna.Refused(new ListTasks { ProjectId = part.Project.Id })).Kind.ShouldBe(ProblemKind.NotFound);
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task A_context_kept_beyond_its_call_finds_nothing(DatabaseKind kind)
    {
        var plan = await Plan.PlanWorld.On(kind);
        await plan.Task("Write the sales page");
        // A pool of its own: from the application's, another test could be lent the same context meanwhile.
        await using var apart = new Database(plan.World.App.Services.GetRequiredService<DatabaseSettings>());
        RegieDb kept;
        await using (var services = plan.World.App.Services.CreateAsyncScope())
        {
            services.ServiceProvider.GetRequiredService<AsSystem>().Enter();
            services.ServiceProvider.GetRequiredService<DbDoor>().Pool = apart.Readers;
            kept = services.ServiceProvider.GetRequiredService<RegieDb>();
            kept.SeesEverything.ShouldBeTrue();
        }

        kept.SeesEverything.ShouldBeFalse();
        (await kept.Set<TaskItem>().AnyAsync(TestContext.Current.CancellationToken)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_statement_that_is_being_read_can_be_asked_again_meanwhile()
    {
        await using var connection = new KeptConnection("Data Source=:memory:");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        List<long> Ask(long upTo, Action<long>? each = null)
        {
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT value FROM json_each('[1,2,3,4]') WHERE value <= @most";
            command.Parameters.AddWithValue("@most", upTo);
            using var reader = command.ExecuteReader();
            var found = new List<long>();
            while (reader.Read())
            {
                found.Add(reader.GetInt64(0));
                each?.Invoke(found[^1]);
            }

            return found;
        }

        Ask(2).ShouldBe([1, 2]);
        Ask(3, value => Ask(value).Count.ShouldBe((int)value)).ShouldBe([1, 2, 3]);
        Ask(4).ShouldBe([1, 2, 3, 4]);
    }
}
