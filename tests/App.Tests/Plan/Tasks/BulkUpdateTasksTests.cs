using Regie.Kernel;
using Regie.Plan;

namespace Regie.Tests.Plan.Tasks;

public sealed class BulkUpdateTasksTests
{
    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task Many_tasks_change_at_once_and_a_foreign_one_stops_all(DatabaseKind kind)
    {
        var plan = await PlanWorld.On(kind);
        var other = await plan.Sarah.Must(new CreateProject(plan.BusinessId, "Other"));
        var label = (await plan.Sarah.Must(new AddLabel(plan.Project.Id, "legal"))).Id;
        var one = await plan.Task("One", task => task with { DueDate = new DateOnly(2040, 2, 1) });
        var two = await plan.Task("Two");
        var foreign = await plan.Sarah.Must(new CreateTask(other.Id, "Foreign"));

        (await plan.Sarah.Refused(new BulkUpdateTasks(plan.Project.Id, [one.Id, foreign.Id]) { Priority = Priority.High })).Kind.ShouldBe(ProblemKind.NotFound);
        (await plan.Sarah.Must(new GetTask(one.Id))).Priority.ShouldBe(Priority.Normal);

        (await plan.Sarah.Must(new BulkUpdateTasks(plan.Project.Id, [one.Id, two.Id]) { Priority = Priority.High, AddLabelId = label, ShiftDays = 3 })).Tasks.ShouldBe(2);
        var changed = await plan.Sarah.Must(new GetTask(one.Id));
        changed.Priority.ShouldBe(Priority.High);
        changed.DueDate.ShouldBe(new DateOnly(2040, 2, 4));
        changed.LabelIds.ShouldHaveSingleItem().ShouldBe(label);
        await plan.Sarah.Must(new BulkUpdateTasks(plan.Project.Id, [one.Id]) { RemoveLabelId = label });
        (await plan.Sarah.Must(new GetTask(one.Id))).LabelIds.ShouldBeEmpty();
        (await plan.Sarah.Must(new GetTask(two.Id))).LabelIds.ShouldHaveSingleItem();
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task What_is_part_of_a_deleted_task_goes_and_comes_back_with_it(DatabaseKind kind)
    {
        var plan = await PlanWorld.On(kind);
        var whole = await plan.Task("Whole");
        var part = await plan.Task("Part", task => task with { ParentId = whole.Id });

        (await plan.Sarah.Must(new BulkUpdateTasks(plan.Project.Id, [whole.Id]) { Delete = true })).Tasks.ShouldBe(1);
        (await plan.Sarah.Must(new ListTasks { ProjectId = plan.Project.Id })).Items.ShouldBeEmpty();
        await plan.Sarah.Must(new RestoreTask(whole.Id));
        (await plan.Sarah.Must(new ListTasks { ProjectId = plan.Project.Id })).Items.Select(task => task.Id).ShouldBe([whole.Id, part.Id], ignoreOrder: true);
    }
}
