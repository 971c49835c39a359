using Regie.Kernel;
using Regie.Plan;

namespace Regie.Tests.Plan;

/// <summary>Comments, mentions, files, checklists and who takes part.</summary>
public sealed class CollaborationTests
{
    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task A_mention_tells_the_person_and_nobody_hears_of_their_own_doing(DatabaseKind kind)
    {
        var plan = await PlanWorld.On(kind);
        var ines = await plan.World.Member(plan.BusinessId, Role.TeamMember);
        var task = await plan.Task("Write the sales page", task => task with { AssigneeId = ines.Id });

        var comment = await plan.Sarah.Must(new AddComment(task.Id, $"@[Inès Roux]({ines.Id}) the brief is ready"));

        comment.IsMine.ShouldBeTrue();
        var bell = (await ines.Must(new ListNotifications())).Items;
        bell.Select(notice => notice.Kind).ShouldBe(["mentioned", "assigned"], ignoreOrder: true);
        (await plan.Sarah.Must(new ListNotifications())).Items.ShouldBeEmpty();
        (await ines.Must(new GetToday())).Attention.ShouldContain(item => item.Kind == AttentionKind.Mention && item.TaskId == task.Id);
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task Only_its_author_edits_a_comment(DatabaseKind kind)
    {
        var plan = await PlanWorld.On(kind);
        var ines = await plan.World.Member(plan.BusinessId, Role.TeamMember);
        var task = await plan.Task("Write the sales page", task => task with { AssigneeId = ines.Id });
        var comment = await plan.Sarah.Must(new AddComment(task.Id, "First"));

        (await ines.Refused(new EditComment(comment.Id, "Mine now"))).Code.ShouldBe("plan.comment.not-yours");
        (await plan.Sarah.Must(new EditComment(comment.Id, "Second"))).EditedAt.ShouldNotBeNull();
        await plan.Sarah.Must(new AddComment(task.Id, "An answer") { ReplyToId = comment.Id });
        await plan.Sarah.Must(new DeleteComment(comment.Id));
        (await plan.Sarah.Must(new ListComments(task.Id))).Items.ShouldHaveSingleItem().ReplyToId.ShouldBeNull();
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task Pages_of_comments_meet(DatabaseKind kind)
    {
        var plan = await PlanWorld.On(kind);
        var task = await plan.Task("Write the sales page");
        for (var i = 0; i < 5; i++)
        {
            await plan.Sarah.Must(new AddComment(task.Id, $"Comment {i}"));
        }

        var first = await plan.Sarah.Must(new ListComments(task.Id) { Limit = 3 });
        var second = await plan.Sarah.Must(new ListComments(task.Id) { Limit = 3, Cursor = first.Next });

        first.Items.Concat(second.Items).Select(comment => comment.Body).ShouldBe(["Comment 4", "Comment 3", "Comment 2", "Comment 1", "Comment 0"]);
        second.Next.ShouldBeNull();
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task A_checklist_is_ticked_ordered_and_counted(DatabaseKind kind)
    {
        var plan = await PlanWorld.On(kind);
        var task = await plan.Task("Newsletter");
        var a = await plan.Sarah.Must(new AddChecklistItem(task.Id, "Spell-check") { Checklist = "Before sending" });
        var b = await plan.Sarah.Must(new AddChecklistItem(task.Id, "Links") { Checklist = "Before sending" });

        await plan.Sarah.Must(new UpdateChecklistItem(a.Id) { IsDone = true, AfterItemId = b.Id });

        var detail = await plan.Sarah.Must(new GetTask(task.Id));
        (detail.ChecklistDone, detail.ChecklistTotal).ShouldBe((1, 2));
        detail.Checklists.ShouldHaveSingleItem().Items.Select(item => item.Text).ShouldBe(["Links", "Spell-check"]);
        await plan.Sarah.Must(new RemoveChecklistItem(b.Id));
        (await plan.Sarah.Must(new GetTask(task.Id))).ChecklistTotal.ShouldBe(1);
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task Labels_contributors_and_own_fields_show_in_lists(DatabaseKind kind)
    {
        var plan = await PlanWorld.On(kind);
        var ines = await plan.World.Member(plan.BusinessId, Role.TeamMember);
        var label = await plan.Sarah.Must(new AddLabel(plan.Project.Id, "Print"));
        var field = await plan.Sarah.Must(new AddField(plan.Project.Id, "Channel", CustomFieldType.Select) { Options = ["Newsletter", "Instagram"] });
        var task = await plan.Task("Teaser", task => task with { LabelIds = [label.Id] });
        await plan.Sarah.Must(new SetContributors(task.Id, [ines.Id]));
        var value = System.Text.Json.JsonSerializer.SerializeToElement(field.Options[1].Id.ToString());

        await plan.Sarah.Must(new UpdateTask(task.Id) { CustomValues = new(new Dictionary<string, System.Text.Json.JsonElement> { [field.Id.ToString()] = value }) });

        var listed = (await plan.Sarah.Must(new ListTasks { ProjectId = plan.Project.Id, LabelId = label.Id })).Items.ShouldHaveSingleItem();
        listed.LabelIds.ShouldBe([label.Id]);
        listed.Contributors.ShouldHaveSingleItem().Id.ShouldBe(ines.Id);
        listed.CustomValues[field.Id.ToString()].GetString().ShouldBe(field.Options[1].Id.ToString());
        var wrong = System.Text.Json.JsonSerializer.SerializeToElement("not an option");
        (await plan.Sarah.Refused(new UpdateTask(task.Id) { CustomValues = new(new Dictionary<string, System.Text.Json.JsonElement> { [field.Id.ToString()] = wrong }) })).Errors!.Keys.ShouldHaveSingleItem().ShouldStartWith("customValues.");
        await plan.Sarah.Must(new RemoveLabel(label.Id));
        (await plan.Sarah.Must(new GetTask(task.Id))).LabelIds.ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task A_status_is_not_removed_from_under_its_tasks(DatabaseKind kind)
    {
        var plan = await PlanWorld.On(kind);
        var status = await plan.Sarah.Must(new AddStatus(plan.Project.Id, "With the client", StatusKind.Waiting) { WipLimit = 3 });
        var task = await plan.Task("Validate the offer", task => task with { StatusId = status.Id });

        (await plan.Sarah.Refused(new RemoveStatus(status.Id))).Code.ShouldBe("plan.status.has-tasks");
        (await plan.Sarah.Refused(new RemoveStatus(status.Id) { ToStatusId = plan.Status(StatusKind.Done) })).Code.ShouldBe("plan.status.has-tasks");
        await plan.Sarah.Must(new RemoveStatus(status.Id) { ToStatusId = plan.Status(StatusKind.ToDo) });

        (await plan.Sarah.Must(new GetTask(task.Id))).StatusKind.ShouldBe(StatusKind.ToDo);
        (await plan.Sarah.Must(new GetProject(plan.Project.Id))).Statuses.ShouldNotContain(one => one.Id == status.Id);
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task Many_tasks_change_at_once_with_one_event(DatabaseKind kind)
    {
        var plan = await PlanWorld.On(kind);
        var ids = new List<Guid>();
        for (var i = 0; i < 4; i++)
        {
            ids.Add((await plan.Task($"Task {i}", task => task with { DueDate = new DateOnly(2040, 1, 2) })).Id);
        }

        await plan.Sarah.Must(new BulkUpdateTasks(plan.Project.Id, ids) { Priority = Priority.High, ShiftDays = 7, StatusId = plan.Status(StatusKind.Doing) });

        var tasks = (await plan.Sarah.Must(new ListTasks { ProjectId = plan.Project.Id })).Items;
        tasks.ShouldAllBe(task => task.Priority == Priority.High && task.DueDate == new DateOnly(2040, 1, 9) && task.StatusKind == StatusKind.Doing);
        (await plan.Sarah.Must(new ListEvents { ProjectId = plan.Project.Id, Kind = "plan.tasks.updated" })).Items.ShouldHaveSingleItem();
    }
}
