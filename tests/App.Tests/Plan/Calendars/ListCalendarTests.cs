using Regie.Kernel;
using Regie.Plan;

namespace Regie.Tests.Plan.Calendars;

public sealed class ListCalendarTests
{
    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task A_task_lies_on_its_due_day_or_where_the_plan_finishes_it(DatabaseKind kind)
    {
        var plan = await PlanWorld.On(kind, new DateOnly(2040, 1, 2));
        await plan.Task("Due", task => task with { DueDate = new DateOnly(2040, 1, 31) });
        await plan.Task("Planned", task => task with { EstimateMinutes = 960 });
        var parent = await plan.Task("Whole", task => task with { DueDate = new DateOnly(2040, 1, 10) });
        await plan.Task("Part", task => task with { ParentId = parent.Id, DueDate = new DateOnly(2040, 2, 1) });

        var january = (await plan.Sarah.Must(new ListCalendar(new DateOnly(2040, 1, 1), new DateOnly(2040, 1, 31)) { BusinessId = plan.BusinessId })).Items;

        january.Select(task => (task.Title, task.Day, task.IsComputed)).ShouldBe([("Planned", new DateOnly(2040, 1, 3), true), ("Due", new DateOnly(2040, 1, 31), false)]);
        (await plan.Sarah.Must(new ListCalendar(new DateOnly(2040, 1, 1), new DateOnly(2040, 1, 31)) { Mine = true })).Items.ShouldBeEmpty();
        (await plan.Sarah.Refused(new ListCalendar(new DateOnly(2040, 1, 2), new DateOnly(2040, 1, 1)))).Kind.ShouldBe(ProblemKind.Invalid);
        (await plan.Sarah.Refused(new ListCalendar(new DateOnly(2040, 1, 1), new DateOnly(2040, 1, 1)) { BusinessId = Guid.NewGuid() })).Kind.ShouldBe(ProblemKind.NotFound);
    }
}
