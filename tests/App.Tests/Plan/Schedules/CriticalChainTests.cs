using Regie.Kernel;
using Regie.Plan;
using Regie.Scheduling;

namespace Regie.Tests.Plan;

/// <summary>A critical path is a chain: a task that merely comes last is not on it.</summary>
public class CriticalChainTests
{
    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task Without_a_link_nothing_is_critical_and_with_one_the_chain_is(DatabaseKind kind)
    {
        var world = await World.On(kind);
        var (sarah, business) = await world.Business();
        var project = await sarah.Must(new CreateProject(business, "Old board"));
        var first = await Make("Write", new(2026, 12, 1));
        var second = await Make("Send", new(2026, 12, 11));
        var lone = await Make("Party", new(2026, 12, 11));

        (await Critical()).ShouldBeEmpty();

        await sarah.Must(new AddDependency(first, second));
        (await Critical()).ShouldBe(["Send"]);

        await sarah.Must(new AddDependency(second, lone));
        (await Critical()).ShouldContain("Party");

        async Task<Guid> Make(string title, DateOnly due) => (await sarah.Must(new CreateTask(project.Id, title) { StartDate = due, DueDate = due, ScheduleMode = ScheduleMode.Manual })).Id;

        async Task<List<string>> Critical()
        {
            var plan = await sarah.Must(new GetSchedule(project.Id));
            var listed = await sarah.Must(new ListTasks { ProjectId = project.Id });
            List<string> said = [.. plan.Tasks.Where(task => task.Schedule is { IsCritical: true }).Select(task => task.Title).Order()];
            listed.Items.Where(task => task.Schedule is { IsCritical: true }).Select(task => task.Title).Order().ShouldBe(said);
            return said;
        }
    }
}
