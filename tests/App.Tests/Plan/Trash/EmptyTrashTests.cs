using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Regie.Businesses;
using Regie.Kernel;
using Regie.Plan;

namespace Regie.Tests.Plan.Trash;

/// <summary>Thirty days in the trash, then gone for good: with a clock that moves. These have a database of their own, since the sweep sees all of it.</summary>
public sealed class EmptyTrashTests
{
    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task A_task_is_kept_for_thirty_days_and_then_removed_with_all_that_hangs_on_it(DatabaseKind kind)
    {
        await using var own = await World.Alone(kind, settings => settings);
        var plan = await On(own);
        var (task, part, other) = (await Full(plan), await plan.Task("Retouch"), await plan.Task("Kept"));
        await plan.Sarah.Must(new UpdateTask(part.Id) { ParentId = task });
        await plan.Sarah.Must(new AddDependency(task, other.Id));
        await plan.Sarah.Must(new DeleteTask(task));

        await Sweep(own, 29.9);
        (await Rows(own, task)).ShouldBeGreaterThan(10, "the positive control: all of it is still there");
        (await plan.Sarah.Must(new RestoreTask(task))).Id.ShouldBe(task);
        (await plan.Sarah.Must(new GetTask(task))).Subtasks.ShouldHaveSingleItem();
        await plan.Sarah.Must(new DeleteTask(task));
        await Sweep(own, 30.1);
        await Sweep(own, 30.1);

        (await Rows(own, task)).ShouldBe(0);
        (await Rows(own, part.Id)).ShouldBe(0);
        (await plan.Sarah.Refused(new RestoreTask(task))).Kind.ShouldBe(ProblemKind.NotFound);
        (await plan.Sarah.Must(new GetTask(other.Id))).Predecessors.ShouldBeEmpty();
        (await Look(own, db => FullText.Find(db, "whiteballoon", 10, TestContext.Current.CancellationToken))).ShouldBeEmpty();
        (await plan.Sarah.Must(new ListEvents { ProjectId = plan.Project.Id, Kind = "plan.task.deleted" })).Items.ShouldNotBeEmpty("what happened stays in the log");
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task A_project_says_until_when_it_is_kept_and_goes_whole(DatabaseKind kind)
    {
        await using var own = await World.Alone(kind, settings => settings);
        var plan = await On(own);
        var stays = await plan.Sarah.Must(new CreateProject(plan.BusinessId, "Stays"));
        await plan.Sarah.Must(new CreateTask(stays.Id, "Stays too"));
        await Full(plan);
        await plan.Sarah.Must(new TakeBaseline(plan.Project.Id));
        await plan.Sarah.Must(new AddCalendarDays(plan.Project.Id, new DateOnly(2030, 1, 1), new DateOnly(2030, 1, 2)));
        await plan.Sarah.Must(new SetFavourite(plan.Project.Id, true));
        await plan.Sarah.Must(new CreateCalendarFeed { ProjectId = plan.Project.Id });
        await plan.Sarah.Must(new AddLabel(plan.Project.Id, "Video"));
        await plan.Sarah.Must(new AddField(plan.Project.Id, "Format", CustomFieldType.Text));
        var shared = await plan.Sarah.Must(new ShareReport(plan.Project.Id));
        await plan.Sarah.Must(new DeleteProject(plan.Project.Id));

        var deleted = (await plan.Sarah.Must(new ListDeletedProjects { BusinessId = plan.BusinessId })).Items.ShouldHaveSingleItem();
        (deleted.KeptUntil - deleted.DeletedAt).ShouldBe(TimeSpan.FromDays(30));
        await Sweep(own, 29.9);
        (await plan.Sarah.Must(new RestoreProject(plan.Project.Id))).Id.ShouldBe(plan.Project.Id);
        await plan.Sarah.Must(new DeleteProject(plan.Project.Id));
        await Sweep(own, 30.1);

        (await plan.Sarah.Must(new ListDeletedProjects { BusinessId = plan.BusinessId })).Items.ShouldBeEmpty();
        (await plan.Sarah.Refused(new RestoreProject(plan.Project.Id))).Kind.ShouldBe(ProblemKind.NotFound);
        (await Left(own, plan.Project.Id)).ShouldBeEmpty();
        (await plan.Sarah.Must(new ListTasks { ProjectId = stays.Id })).Items.ShouldHaveSingleItem();
        shared.Url.ShouldNotBeEmpty();
        (await Look(own, db => db.ShareLinks.CountAsync(link => link.BusinessId == plan.BusinessId && link.Kind == "report"))).ShouldBe(0);
    }

    private static async Task<PlanWorld> On(World world)
    {
        var (sarah, businessId) = await world.Business();
        return new PlanWorld(world, sarah, businessId, await sarah.Must(new CreateProject(businessId, "Spring launch")));
    }

    /// <summary>A task with one of everything.</summary>
    private static async Task<Guid> Full(PlanWorld plan)
    {
        var ines = await plan.World.Member(plan.BusinessId, Role.TeamMember);
        var label = await plan.Sarah.Must(new AddLabel(plan.Project.Id, "Photo"));
        var task = await plan.Task("Shoot whiteballoon", task => task with { AssigneeId = ines.Id, LabelIds = [label.Id], DueDate = new DateOnly(2030, 3, 1), EstimateMinutes = 480 });
        await plan.Sarah.Must(new SetContributors(task.Id, [plan.Sarah.Id]));
        var first = await plan.Sarah.Must(new AddComment(task.Id, "whiteballoon?"));
        await plan.Sarah.Must(new AddComment(task.Id, "Yes") { ReplyToId = first.Id });
        await plan.Sarah.Must(new AddChecklistItem(task.Id, "whiteballoon blown up"));
        await plan.Sarah.Must(new AttachFile(task.Id) { Url = "https://example.org/brief", Name = "Brief" });
        await plan.Sarah.Must(new LogTime(task.Id, 30));
        await ines.Must(new WatchTask(task.Id, true));
        await plan.Sarah.Must(new TakeBaseline(plan.Project.Id));
        await plan.World.App.Services.GetRequiredService<SideWrite>().Run(db =>
        {
            var import = db.Add(new Import { Id = Guid.CreateVersion7(), BusinessId = plan.BusinessId, ProjectId = plan.Project.Id, Source = "trello", Connection = "trello:x", State = ImportState.Done }).Entity.Id;
            db.Add(new ExternalRef { Id = Guid.CreateVersion7(), BusinessId = plan.BusinessId, Connection = "trello:x", Kind = "task", ExternalId = "1", EntityId = task.Id, ProjectId = plan.Project.Id, ImportId = import });
            db.Add(new ExternalRef { Id = Guid.CreateVersion7(), BusinessId = plan.BusinessId, Connection = "trello:x", Kind = "comment", ExternalId = "2", EntityId = first.Id, ProjectId = plan.Project.Id, ImportId = import });
            db.Add(new ImportedRaw { Id = Guid.CreateVersion7(), BusinessId = plan.BusinessId, ProjectId = plan.Project.Id, ImportId = import, EntityId = task.Id, Type = "card", ExternalId = "1", Json = """{"a":"whiteballoon"}""" });
            db.Add(new ImportedActivity { Id = Guid.CreateVersion7(), BusinessId = plan.BusinessId, ProjectId = plan.Project.Id, ImportId = import, TaskId = task.Id, Kind = "moved", ExternalId = "1", At = DateTimeOffset.UtcNow });
            return Task.CompletedTask;
        }, TestContext.Current.CancellationToken);
        return task.Id;
    }

    private static Task Sweep(World world, double days) =>
        new EmptyTrash(world.App.Services.GetRequiredService<SideWrite>(), new Later(TimeSpan.FromDays(days))).Sweep(TestContext.Current.CancellationToken);

    /// <summary>Rows of any table, by the model, whose foreign key or known reference names this task.</summary>
    private static Task<int> Rows(World world, Guid task) => Look(world, async db =>
        await db.WithTrash<TaskItem>().CountAsync(row => row.Id == task) + await db.Set<TaskSchedule>().CountAsync(row => row.Id == task) + await db.Set<Comment>().CountAsync(row => row.TaskId == task)
        + await db.Set<ChecklistItem>().CountAsync(row => row.TaskId == task) + await db.Set<Attachment>().CountAsync(row => row.TaskId == task) + await db.Set<TimeEntry>().CountAsync(row => row.TaskId == task)
        + await db.Set<TaskLabel>().CountAsync(row => row.TaskId == task) + await db.Set<TaskContributor>().CountAsync(row => row.TaskId == task) + await db.Set<TaskWatcher>().CountAsync(row => row.TaskId == task)
        + await db.Set<Notification>().CountAsync(row => row.TaskId == task) + await db.Set<Dependency>().CountAsync(row => row.PredecessorId == task || row.SuccessorId == task)
        + await db.Set<ImportedRaw>().CountAsync(row => row.EntityId == task) + await db.Set<ImportedActivity>().CountAsync(row => row.TaskId == task) + await db.Set<ExternalRef>().CountAsync(row => row.EntityId == task));

    /// <summary>The tables that still hold a row with this project: every table that has such a column.</summary>
    private static Task<List<string>> Left(World world, Guid project) => Look(world, async db =>
    {
        List<string> left = [];
        foreach (var table in db.Model.GetEntityTypes().Where(type => type.FindProperty("ProjectId") is not null))
        {
            var id = db.IsSqlite ? (object)project.ToString().ToUpperInvariant() : project;
#pragma warning disable EF1002 // The table's name is the model's own.
            if ((await db.Database.SqlQueryRaw<long>($"SELECT COUNT(*) AS \"Value\" FROM \"{table.GetTableName()}\" WHERE \"ProjectId\" = {{0}}", id).ToListAsync())[0] > 0)
#pragma warning restore EF1002
            {
                left.Add(table.GetTableName()!);
            }
        }

        return left;
    });

    private static async Task<T> Look<T>(World world, Func<RegieDb, Task<T>> look)
    {
        await using var services = world.App.Services.CreateAsyncScope();
        return await services.ServiceProvider.GetRequiredService<AsSystem>().Look(services.ServiceProvider.GetRequiredService<RegieDb>(), look);
    }

    private sealed class Later(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + by;
    }
}
