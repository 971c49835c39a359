using System.Text.Json;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using Regie.Connect;
using Regie.Plan;
using Regie.Scheduling;

namespace Regie.Tests.Connect;

/// <summary>What another program counted in a real file, against the rows an import of it left.</summary>
internal static class RealTruths
{
    public static async Task Trello(World world, Guid project, ImportView done, IReadOnlyList<TaskItem> rows, JsonElement truth)
    {
        var statuses = await Of<Status>(world, row => row.ProjectId == project);
        var lists = done.Kind("section").Created!.Value;
        lists.ShouldBe(truth.Int("lists"));
        foreach (var list in truth.GetProperty("cards_by_list").EnumerateObject())
        {
            rows.Count(task => task.StatusId == statuses.Single(status => status.Name == list.Name).Id).ShouldBe(list.Value.GetInt32(), list.Name);
        }

        done.Proposal!.ProjectName.ShouldBe(truth.GetProperty("board_name").GetString());
        rows.Count.ShouldBe(truth.Int("cards"));
        rows.Count(task => task.ArchivedAt is not null).ShouldBe(truth.Int("cards_closed"));
        rows.Count(task => task.DueDate is not null).ShouldBe(truth.Int("cards_with_due"));
        rows.Count(task => task.StartDate is not null).ShouldBe(truth.TryGetProperty("cards_with_start", out var starts) ? starts.GetInt32() : 0);
        rows.Count(task => task.Progress == 100).ShouldBe(truth.Int("cards_due_complete"));
        rows.Count(task => task.Description is not null).ShouldBe(truth.Int("cards_with_desc"));
        rows.Sum(task => task.Description?.EnumerateRunes().Count() ?? 0).ShouldBe(truth.Int("desc_chars"));
        var ids = rows.Select(task => task.Id).ToList();
        var items = await Of<ChecklistItem>(world, row => ids.Contains(row.TaskId));
        items.Count.ShouldBe(truth.Int("check_items"));
        items.Count(item => item.DoneAt is not null).ShouldBe(truth.Int("check_items_complete"));
        items.Select(item => (item.TaskId, item.Checklist)).Distinct().Count().ShouldBe(truth.Int("checklists"));
        (await Of<Label>(world, row => row.ProjectId == project)).Count(label => label.Name.Length > 0).ShouldBe(truth.Int("named_labels"));
        (await Of<TaskLabel>(world, row => ids.Contains(row.TaskId))).Count.ShouldBe(truth.Int("card_label_links"));
        (await Hands(world, rows)).Count.ShouldBe(truth.Int("card_member_links"));
        done.Kind("person").InFile.ShouldBe(truth.Int("members"));
        var files = await Of<Attachment>(world, row => ids.Contains(row.TaskId));
        files.Count.ShouldBe(truth.Int("attachments"));
        files.Count(file => file.NeedsLogin).ShouldBe(truth.TryGetProperty("uploaded_attachments", out var uploads) ? uploads.GetInt32() : 0);
        files.ShouldAllBe(file => file.Url != null);
        var comments = await Of<Comment>(world, row => row.ProjectId == project);
        comments.Count.ShouldBe(truth.Int("comments_in_actions"));
        done.Kind("comment").NotImported.ShouldBe(truth.Int("comments_by_badges") - truth.Int("comments_in_actions"));
        var history = await Of<ImportedActivity>(world, row => row.ProjectId == project);
        (history.Count + comments.Count).ShouldBe(truth.Int("actions"));
        foreach (var type in truth.GetProperty("actions_by_type").EnumerateObject().Where(type => type.Name != "commentCard"))
        {
            history.Count(happened => happened.Kind == type.Name).ShouldBe(type.Value.GetInt32(), type.Name);
        }

        var moments = history.Select(happened => happened.At).Concat(comments.Select(comment => comment.At)).Order().ToList();
        (moments[0], moments[^1]).ShouldBe((truth.GetProperty("first_action").GetDateTimeOffset(), truth.GetProperty("last_action").GetDateTimeOffset()));
        (await Of<CustomField>(world, row => row.ProjectId == project)).Count.ShouldBe(truth.Int("custom_fields"));
        rows.Sum(task => JsonDocument.Parse(task.CustomValues).RootElement.EnumerateObject().Count()).ShouldBe(truth.Int("custom_field_items"));
    }

    public static async Task Asana(World world, Guid project, ImportView done, IReadOnlyList<TaskItem> rows, JsonElement truth)
    {
        rows.Count.ShouldBe(truth.Int("rows"));
        rows.Count(task => task.Progress == 100).ShouldBe(truth.Int("completed"));
        rows.Where(task => task.Progress == 100).ShouldAllBe(task => task.ClosedAt != null);
        rows.Count(task => task.ParentId is not null).ShouldBe(truth.Int("subtasks") - truth.Int("ambiguous_parent_refs"));
        done.Warnings.Single(warning => warning.Code == "connect.warning.ambiguous-parents").Count.ShouldBe(truth.Int("ambiguous_parent_refs"));
        done.Warnings.Single(warning => warning.Code == "connect.warning.multi-homed").Count.ShouldBe(truth.Int("multi_homed"));
        rows.Count(task => task.DueDate is not null).ShouldBe(truth.Int("with_due"));
        rows.Count(task => task.StartDate is not null).ShouldBe(truth.Int("with_start"));
        rows.Count(task => task.AssigneeId is not null).ShouldBe(truth.Int("assigned"));
        (await Of<Dependency>(world, row => row.ProjectId == project)).Select(link => link.SuccessorId).Distinct().Count().ShouldBe(truth.Int("blocked"));
        var ids = rows.Select(task => task.Id).ToList();
        (await Of<TaskLabel>(world, row => ids.Contains(row.TaskId))).Count.ShouldBe(truth.Int("tags_links"));
        rows.Count(task => task.Description?.StartsWith('=') == true).ShouldBe(truth.Int("formula_injection_notes"));
        rows.Count(task => task.Description?.Contains('\n', StringComparison.Ordinal) == true).ShouldBe(truth.Int("multiline_notes"));
        var statuses = await Of<Status>(world, row => row.ProjectId == project);
        var without = 0;
        foreach (var section in truth.GetProperty("sections").EnumerateObject().Where(section => section.Name.Length > 0))
        {
            var extra = rows.Count(task => task.StatusId == statuses.Single(status => status.Name == section.Name).Id) - section.Value.GetInt32();
            extra.ShouldBeGreaterThanOrEqualTo(0, section.Name);
            without += extra;
        }

        // Subtasks have no section in the file: they are where work of their kind is.
        without.ShouldBe(truth.GetProperty("sections").Int(""));
    }

    public static async Task Monday(World world, Guid project, ImportView done, IReadOnlyList<TaskItem> rows, JsonElement truth)
    {
        done.Proposal!.ProjectName.ShouldBe(truth.GetProperty("board").GetString());
        var sections = await Of<Section>(world, row => row.ProjectId == project);
        sections.Count.ShouldBe(truth.Int("groups"));
        var (items, subitems) = (rows.Where(task => task.ParentId is null).ToList(), rows.Where(task => task.ParentId is not null).ToList());
        (items.Count, subitems.Count).ShouldBe((truth.Int("items"), truth.Int("subitems")));
        foreach (var group in truth.GetProperty("by_group").EnumerateArray())
        {
            var id = sections.Single(section => section.Name == group.GetProperty("name").GetString()).Id;
            items.Count(task => task.SectionId == id).ShouldBe(group.Int("items"));
            subitems.Count(task => task.SectionId == id).ShouldBe(group.Int("subitems"));
        }

        var statuses = await Of<Status>(world, row => row.ProjectId == project);
        foreach (var status in truth.GetProperty("statuses").EnumerateObject())
        {
            var (kind, name) = (status.Name.Split(':')[0], status.Name.Split(':')[1]);
            (kind == "item" ? items : subitems).Count(task => task.StatusId == statuses.Single(row => row.Name == name).Id).ShouldBe(status.Value.GetInt32(), status.Name);
        }

        items.Count(task => task.DueDate is not null).ShouldBe(truth.Int("items_with_date"));
        subitems.Count(task => task.DueDate is not null).ShouldBe(truth.Int("subitems_with_due_date"));
        var ids = rows.Select(task => task.Id).ToList();
        (await Of<Attachment>(world, row => ids.Contains(row.TaskId))).Select(file => file.TaskId).Distinct().Count().ShouldBe(truth.Int("cells_with_files"));
        var hands = await Hands(world, rows);
        hands.Select(hand => hand.Name).Distinct().Count().ShouldBe(truth.Int("people"));
        foreach (var person in truth.GetProperty("person_assignments").EnumerateObject())
        {
            hands.Count(hand => hand.Name == person.Name).ShouldBe(person.Value.GetInt32(), person.Name);
        }

        var comments = await Of<Comment>(world, row => row.ProjectId == project);
        comments.Count(comment => comment.ReplyToId is null).ShouldBe(truth.Int("updates"));
        comments.Count(comment => comment.ReplyToId is not null).ShouldBe(truth.Int("replies"));
        (await Of<ImportedRaw>(world, row => row.ProjectId == project)).Count(raw => raw.Type == "row").ShouldBe(truth.Int("summary_or_other_rows"));
    }

    /// <summary>No truth lies beside these: the XML itself is counted here, another way than the reader's.</summary>
    public static async Task MsProject(World world, Guid project, ImportView done, IReadOnlyList<TaskItem> rows, SourceFile file)
    {
        using var stream = file.Open();
        var xml = XDocument.Load(stream).Root!;
        var tasks = Named(xml, "Task").Where(task => Text(task, "UID") is { } uid && uid != "0" && Text(task, "IsNull") != "1" && Text(task, "OutlineLevel") != "0").ToList();
        rows.Count.ShouldBe(tasks.Count);
        rows.Select(task => task.Title).Order(StringComparer.Ordinal).ShouldBe(tasks.Select(task => Text(task, "Name") ?? "…").Order(StringComparer.Ordinal));
        rows.Count(task => task.IsMilestone).ShouldBe(tasks.Count(task => Text(task, "Milestone") == "1"));
        rows.Count(task => task.ParentId is not null).ShouldBe(tasks.Count(task => Text(task, "OutlineLevel") is { } level && level != "1"));
        var constraints = tasks.Select(task => Text(task, "ConstraintType") ?? "0").Where(type => type is not "0").CountBy(type => type).ToDictionary();
        rows.Count(task => task.ConstraintKind != ConstraintKind.AsSoonAsPossible).ShouldBe(constraints.Values.Sum());
        rows.Count(task => task.ConstraintKind == ConstraintKind.StartNoEarlierThan).ShouldBe(constraints.GetValueOrDefault("4"));

        string[] types = ["0", "1", "2", "3"];
        LinkKind[] kinds = [LinkKind.FinishToFinish, LinkKind.FinishToStart, LinkKind.StartToFinish, LinkKind.StartToStart];
        var links = await Of<Dependency>(world, row => row.ProjectId == project);
        var drawn = Named(xml, "PredecessorLink").ToList();
        foreach (var (type, kind) in types.Zip(kinds))
        {
            links.Count(link => link.Kind == kind).ShouldBe(drawn.Count(link => (Text(link, "Type") ?? "1") == type), kind.ToString());
        }

        // A lag stands in tenths of a minute.
        links.Select(link => link.Lag).Order().ShouldBe(drawn.Select(link => int.Parse(Text(link, "LinkLag") ?? "0", System.Globalization.CultureInfo.InvariantCulture) / 10).Order());

        var calendars = await Of<WorkingCalendar>(world, row => row.ProjectId == project);
        calendars.Count.ShouldBe(Named(xml, "Calendar").Count(calendar => Text(calendar, "UID") is not null));
        var named = Named(xml, "Exception").Select(exception => Text(exception, "Name")).Where(name => !string.IsNullOrEmpty(name)).Distinct().Order(StringComparer.Ordinal).ToList();
        var days = await Of<CalendarDays>(world, row => row.BusinessId == done.BusinessId);
        days.Select(row => row.Name).OfType<string>().Distinct().Order(StringComparer.Ordinal).ShouldBe(named!);

        var slots = tasks.SelectMany(task => task.Elements().Where(part => part.Name.LocalName == "Baseline")).ToList();
        var baselines = await Of<Baseline>(world, row => row.ProjectId == project);
        var dated = rows.Any(task => task.DueDate is not null || task.StartDate is not null) ? 1 : 0;
        baselines.Count.ShouldBe(slots.Select(slot => Text(slot, "Number")).Distinct().Count() + dated);
        var ids = baselines.OrderByDescending(row => row.Number).Skip(dated).Select(row => row.Id).ToList();
        (await Of<Regie.Plan.BaselineTask>(world, row => ids.Contains(row.BaselineId))).Count.ShouldBe(slots.Count);
    }

    /// <summary>Each task with each person on it, assignee or contributor.</summary>
    private static async Task<List<(Guid Task, string Name)>> Hands(World world, IReadOnlyList<TaskItem> rows)
    {
        var ids = rows.Select(task => task.Id).ToList();
        var names = (await Of<Party>(world, row => row.BusinessId == rows[0].BusinessId)).ToDictionary(row => row.Id, row => row.Name);
        var contributors = await Of<TaskContributor>(world, row => ids.Contains(row.TaskId));
        return [.. rows.Where(task => task.AssigneeId is not null).Select(task => (task.Id, names[task.AssigneeId!.Value])), .. contributors.Select(row => (row.TaskId, names[row.PartyId]))];
    }

    private static Task<List<T>> Of<T>(World world, System.Linq.Expressions.Expression<Func<T, bool>> which) where T : class =>
        world.Look(db => db.Set<T>().AsNoTracking().Where(which).ToListAsync());

    private static IEnumerable<XElement> Named(XElement xml, string name) => xml.Descendants().Where(element => element.Name.LocalName == name);

    private static string? Text(XElement element, string name) => element.Elements().FirstOrDefault(child => child.Name.LocalName == name)?.Value;
}
