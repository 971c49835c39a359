using Regie.Kernel;
using Regie.Plan;

namespace Regie.Tests.Plan;

public sealed class TaskTests
{
    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task A_task_needs_only_a_project_and_a_title(DatabaseKind kind)
    {
        var plan = await PlanWorld.On(kind);

        var first = await plan.Task("Write the sales page");
        var second = await plan.Task("Photograph the products");

        first.Number.ShouldBe(1);
        second.Number.ShouldBe(2);
        first.StatusKind.ShouldBe(StatusKind.ToDo);
        first.Schedule.ShouldNotBeNull();
        var list = await plan.Sarah.Must(new ListTasks { ProjectId = plan.Project.Id });
        list.Items.Select(task => task.Title).ShouldBe(["Write the sales page", "Photograph the products"]);
        list.Next.ShouldBeNull();
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task Pages_of_a_list_meet_without_gap_or_overlap(DatabaseKind kind)
    {
        var plan = await PlanWorld.On(kind);
        for (var i = 0; i < 7; i++)
        {
            await plan.Task($"Task {i}", task => task with { DueDate = i % 2 == 0 ? new DateOnly(2027, 1, 4 + i) : null });
        }

        foreach (var order in Enum.GetValues<TaskOrder>())
        {
            var seen = new List<Guid>();
            string? cursor = null;
            do
            {
                var page = await plan.Sarah.Must(new ListTasks { ProjectId = plan.Project.Id, Order = order, Limit = 3, Cursor = cursor });
                seen.AddRange(page.Items.Select(task => task.Id));
                cursor = page.Next;
            }
            while (cursor is not null);

            seen.Count.ShouldBe(7, $"{order}");
            seen.Distinct().Count().ShouldBe(7, $"{order}");
        }
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task Closing_says_what_came_of_it_and_reopening_takes_it_back(DatabaseKind kind)
    {
        var plan = await PlanWorld.On(kind);
        var task = await plan.Task("Book the studio");

        var closed = await plan.Sarah.Must(new CloseTask(task.Id, "Booked for the 4th"));
        closed.StatusKind.ShouldBe(StatusKind.Done);
        closed.Outcome.ShouldBe("Booked for the 4th");
        closed.ActualFinish.ShouldNotBeNull();
        closed.Version.ShouldBeGreaterThan(task.Version);
        (await plan.Sarah.Refused(new CloseTask(task.Id))).Code.ShouldBe("plan.task.closed-twice");

        var open = await plan.Sarah.Must(new ReopenTask(task.Id));
        open.StatusKind.ShouldBe(StatusKind.ToDo);
        open.ClosedAt.ShouldBeNull();
        open.Outcome.ShouldBeNull();
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task A_patch_changes_what_it_names_and_null_clears(DatabaseKind kind)
    {
        var plan = await PlanWorld.On(kind);
        var task = await plan.Task("Write the sales page", task => task with { Description = "Long form", DueDate = new DateOnly(2027, 1, 8) });

        var changed = await plan.Sarah.Must(new UpdateTask(task.Id) { Title = "Write the product page", DueDate = new Optional<DateOnly?>(null) });

        changed.Title.ShouldBe("Write the product page");
        changed.Description.ShouldBe("Long form");
        changed.DueDate.ShouldBeNull();
        (await plan.Sarah.Refused(new UpdateTask(task.Id) { Title = " " })).Errors!.Keys.ShouldBe(["title"]);
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task An_edit_of_an_older_version_is_refused(DatabaseKind kind)
    {
        var plan = await PlanWorld.On(kind);
        var task = await plan.Task("Write the sales page");
        await plan.Sarah.Must(new UpdateTask(task.Id) { Title = "First" });

        var stale = await plan.Sarah.Run(new UpdateTask(task.Id) { Title = "Second" }, new Call(Expected: task.Version));

        stale.Problem.ShouldNotBeNull().Kind.ShouldBe(ProblemKind.Stale);
        (await plan.Sarah.Must(new GetTask(task.Id))).Title.ShouldBe("First");
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task Moving_to_a_done_status_closes_and_order_is_kept_between_neighbours(DatabaseKind kind)
    {
        var plan = await PlanWorld.On(kind);
        var (a, b, c) = (await plan.Task("A"), await plan.Task("B"), await plan.Task("C"));

        await plan.Sarah.Must(new MoveTask(c.Id) { AfterTaskId = a.Id, BeforeTaskId = b.Id });
        (await plan.Sarah.Must(new ListTasks { ProjectId = plan.Project.Id })).Items.Select(task => task.Title).ShouldBe(["A", "C", "B"]);
        await plan.Sarah.Must(new MoveTask(b.Id) { BeforeTaskId = a.Id });
        (await plan.Sarah.Must(new ListTasks { ProjectId = plan.Project.Id })).Items.Select(task => task.Title).ShouldBe(["B", "A", "C"]);

        var done = await plan.Sarah.Must(new MoveTask(a.Id) { StatusId = plan.Status(StatusKind.Done) });
        done.ClosedAt.ShouldNotBeNull();
        var again = await plan.Sarah.Must(new MoveTask(a.Id) { StatusId = plan.Status(StatusKind.Doing) });
        again.ClosedAt.ShouldBeNull();
        again.ActualStart.ShouldNotBeNull();
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task Sixty_moves_into_the_same_gap_keep_the_order(DatabaseKind kind)
    {
        var plan = await PlanWorld.On(kind);
        var (first, a, b) = (await plan.Task("first"), await plan.Task("a"), await plan.Task("b"));
        for (var i = 0; i < 60; i++)
        {
            (a, b) = (b, a);
            await plan.Sarah.Must(new MoveTask(a.Id) { AfterTaskId = first.Id, BeforeTaskId = b.Id });
        }

        (await plan.Sarah.Must(new ListTasks { ProjectId = plan.Project.Id })).Items.Select(task => task.Id).ShouldBe([first.Id, a.Id, b.Id]);
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task A_deleted_task_goes_with_its_subtasks_and_comes_back_with_them(DatabaseKind kind)
    {
        var plan = await PlanWorld.On(kind);
        var parent = await plan.Task("Sales page");
        var child = await plan.Task("Headline", task => task with { ParentId = parent.Id });

        await plan.Sarah.Must(new DeleteTask(parent.Id));
        (await plan.Sarah.Refused(new GetTask(child.Id))).Kind.ShouldBe(ProblemKind.NotFound);
        (await plan.Sarah.Must(new ListTasks { ProjectId = plan.Project.Id })).Items.ShouldBeEmpty();

        await plan.Sarah.Must(new RestoreTask(parent.Id));
        (await plan.Sarah.Must(new GetTask(parent.Id))).Subtasks.ShouldHaveSingleItem().Id.ShouldBe(child.Id);
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task A_task_that_repeats_comes_again_when_closed(DatabaseKind kind)
    {
        var plan = await PlanWorld.On(kind);
        var task = await plan.Task("Weekly figures", task => task with { DueDate = new DateOnly(2027, 1, 4), Recurrence = "FREQ=WEEKLY;BYDAY=MO" });

        await plan.Sarah.Must(new CloseTask(task.Id));

        var next = (await plan.Sarah.Must(new ListTasks { ProjectId = plan.Project.Id, State = TaskListState.Open })).Items.ShouldHaveSingleItem();
        next.DueDate.ShouldBe(new DateOnly(2027, 1, 11));
        next.Recurrence.ShouldBe("FREQ=WEEKLY;BYDAY=MO");
        (await plan.Sarah.Run(new CreateTask(plan.Project.Id, "Wrong") { Recurrence = "EVERY DAY" })).Problem!.Errors!.Keys.ShouldBe(["recurrence"]);
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task A_task_that_repeats_comes_again_when_it_is_moved_to_the_end_of_what_is_done(DatabaseKind kind)
    {
        var plan = await PlanWorld.On(kind);
        var task = await plan.Task("Weekly figures", task => task with { DueDate = new DateOnly(2027, 1, 4), Recurrence = "FREQ=WEEKLY;BYDAY=MO" });
        var last = await plan.Task("Last");

        // Its new place changes the row its successor's number comes from: the call must not wait for itself.
        await plan.Sarah.Must(new MoveTask(task.Id) { StatusId = plan.Status(StatusKind.Done), AfterTaskId = last.Id }).WaitAsync(TimeSpan.FromSeconds(20));

        (await plan.Sarah.Must(new ListTasks { ProjectId = plan.Project.Id, State = TaskListState.Open })).Items.Select(row => row.DueDate).ShouldBe([null, new DateOnly(2027, 1, 11)]);
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task No_task_is_a_part_of_itself(DatabaseKind kind)
    {
        var plan = await PlanWorld.On(kind);
        var a = await plan.Task("A");
        var b = await plan.Task("B", task => task with { ParentId = a.Id });

        (await plan.Sarah.Refused(new UpdateTask(a.Id) { ParentId = b.Id })).Code.ShouldBe("plan.task.contains-itself");
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task An_unknown_filter_id_is_not_found_rather_than_an_empty_list(DatabaseKind kind)
    {
        var plan = await PlanWorld.On(kind);
        var other = await PlanWorld.On(kind);

        (await plan.Sarah.Refused(new ListTasks { ProjectId = other.Project.Id })).Kind.ShouldBe(ProblemKind.NotFound);
        (await plan.Sarah.Must(new ListTasks { ProjectId = plan.Project.Id })).Items.ShouldBeEmpty();
    }
}
