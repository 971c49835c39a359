using Regie.Kernel;
using Regie.Plan;

namespace Regie.Tests.Plan.Tasks;

/// <summary>A list that is at hand and what changed give the list as it is now.</summary>
public sealed class GetTaskChangesTests
{
    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task A_changed_task_and_what_it_moved_are_all_that_is_read(DatabaseKind kind)
    {
        var plan = await PlanWorld.On(kind, new DateOnly(2040, 2, 6));
        var first = await plan.Task("First", task => task with { EstimateMinutes = 480 });
        var next = await plan.Task("Next", task => task with { EstimateMinutes = 480 });
        await plan.Task("Aside, and the longest", task => task with { EstimateMinutes = 2400 });
        await plan.Sarah.Must(new AddDependency(first.Id, next.Id));
        var (known, seq) = (await Listed(plan), await Head(plan));
        var drawn = await plan.Sarah.Must(new GetSchedule(plan.Project.Id));

        await plan.Sarah.Must(new UpdateTask(first.Id) { EstimateMinutes = 1440 });

        var changes = await plan.Sarah.Must(new GetTaskChanges(plan.Project.Id) { Since = seq });
        changes.IsWhole.ShouldBeFalse();
        changes.Kinds.ShouldBe(["plan.task.updated", "plan.project.rescheduled"]);
        changes.Tasks.Select(task => task.Title).ShouldBe(["First", "Next"], ignoreOrder: true);
        changes.GoneIds.ShouldBeEmpty();
        await ShouldSayTheSame(plan, known.With(changes));
        Json(drawn.With(changes).ShouldNotBeNull() with { DrivingChain = [] }).ShouldBe(Json(await plan.Sarah.Must(new GetSchedule(plan.Project.Id)) with { DrivingChain = [] }));
        (await plan.Sarah.Must(new GetTaskChanges(plan.Project.Id) { Since = changes.Seq })).ShouldSatisfyAllConditions(
            none => none.Tasks.ShouldBeEmpty(), none => none.Seq.ShouldBe(changes.Seq), none => known.With(none).ShouldBeSameAs(known));
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task What_comes_goes_and_changes_its_place_is_taken_in(DatabaseKind kind)
    {
        var plan = await PlanWorld.On(kind);
        var (whole, other) = (await plan.Task("Whole"), await plan.Task("Other"));
        var part = await plan.Task("Part", task => task with { ParentId = whole.Id });
        var second = await plan.Task("Second part", task => task with { ParentId = whole.Id });
        var archived = await plan.Task("Third part", task => task with { ParentId = whole.Id });
        var (known, seq) = (await Listed(plan), await Head(plan));

        await plan.Sarah.Must(new CloseTask(part.Id));
        await plan.Sarah.Must(new UpdateTask(second.Id) { ParentId = other.Id });
        await plan.Sarah.Must(new UpdateTask(archived.Id) { IsArchived = true });
        await plan.Task("Fresh");
        await plan.Sarah.Must(new MoveTask(other.Id) { BeforeTaskId = whole.Id });
        var changes = await plan.Sarah.Must(new GetTaskChanges(plan.Project.Id) { Since = seq });
        changes.IsWhole.ShouldBeFalse();
        changes.GoneIds.ShouldBe([archived.Id]);
        var merged = known.With(changes);
        await ShouldSayTheSame(plan, merged);

        seq = changes.Seq;
        await plan.Sarah.Must(new DeleteTask(part.Id));
        await plan.Sarah.Must(new BulkUpdateTasks(plan.Project.Id, [other.Id]) { Priority = Priority.High });
        changes = await plan.Sarah.Must(new GetTaskChanges(plan.Project.Id) { Since = seq });
        changes.GoneIds.ShouldBe([part.Id]);
        await ShouldSayTheSame(plan, merged!.With(changes));
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task What_cannot_be_told_task_by_task_is_said_to_be_read_anew(DatabaseKind kind)
    {
        var plan = await PlanWorld.On(kind);
        var task = await plan.Task("Task");
        await plan.Sarah.Must(new DeleteTask(task.Id));
        var seq = await Head(plan);

        await plan.Sarah.Must(new RestoreTask(task.Id));
        var changes = await plan.Sarah.Must(new GetTaskChanges(plan.Project.Id) { Since = seq });
        changes.ShouldSatisfyAllConditions(all => all.IsWhole.ShouldBeTrue(), all => all.Tasks.ShouldBeEmpty(), all => all.Seq.ShouldBeGreaterThan(seq));

        seq = changes.Seq;
        await plan.Sarah.Must(new UpdateStatus(plan.Status(StatusKind.ToDo)) { Name = "Next up" });
        (await plan.Sarah.Must(new GetTaskChanges(plan.Project.Id) { Since = seq })).IsWhole.ShouldBeTrue();
    }

    private static async Task<IReadOnlyList<TaskView>> Listed(PlanWorld plan) => (await plan.Sarah.Must(new ListTasks { ProjectId = plan.Project.Id, Limit = 200 })).Items;

    private static async Task<long> Head(PlanWorld plan) => (await plan.Sarah.Must(new GetTaskChanges(plan.Project.Id))).Seq;

    private static async Task ShouldSayTheSame(PlanWorld plan, IReadOnlyList<TaskView>? merged) =>
        merged.ShouldNotBeNull().Select(Json).ShouldBe((await Listed(plan)).Select(Json));

    private static string Json<T>(T told) => System.Text.Json.JsonSerializer.Serialize(told, Regie.Kernel.Json.Options);
}
