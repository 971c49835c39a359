using Microsoft.EntityFrameworkCore;
using Regie.Kernel;
using Regie.Plan;

namespace Regie.Connect;

/// <summary>Removes what one import made, and nothing else: by its refs, from what hangs on tasks up to the project itself.</summary>
internal sealed class TakingBack(RegieDb db, Guid importId, Guid projectId, IReadOnlyList<EditedSince> kept)
{
    private const int Chunk = 500;

    // Tasks that stay with all that hangs on them, and phases, labels and the like that stay although nothing uses them.
    private readonly HashSet<Guid> keep = [.. kept.Select(thing => thing.TaskId).OfType<Guid>()];
    private readonly List<Guid> keepToo = [.. kept.Where(thing => thing.TaskId is null).Select(thing => thing.Id)];

    private readonly List<Guid> people = [];

    public int Removed { get; private set; }

    public bool ProjectStays { get; private set; } = true;

    public async Task Run(bool madeProject, CancellationToken cancel)
    {
        var tasks = await Of("task", cancel);
        // A task that stays keeps what it is a part of.
        var parents = await db.WithTrash<TaskItem>().Where(row => row.ProjectId == projectId && row.ParentId != null).Select(row => new { row.Id, row.ParentId }).ToDictionaryAsync(row => row.Id, row => row.ParentId!.Value, cancel);
        var own = tasks.ToHashSet();
        // A task that was there before stays anyway; what hangs on it only where people worked on that.
        keep.ExceptWith(kept.Where(thing => thing.Changes is ["fields"] && !own.Contains(thing.Id)).Select(thing => thing.Id));
        var foreign = await db.WithTrash<TaskItem>().Where(row => row.ProjectId == projectId).Select(row => row.Id).ToListAsync(cancel);
        foreach (var id in keep.Concat(foreign.Where(id => !own.Contains(id))).ToList())
        {
            for (var at = id; parents.TryGetValue(at, out var parent) && keep.Add(parent); at = parent)
            {
            }
        }

        var gone = tasks.Where(id => !keep.Contains(id)).ToList();
        await db.Set<ImportedRaw>().Where(row => row.ImportId == importId).ExecuteDeleteAsync(cancel);
        await db.Set<ImportedActivity>().Where(row => row.ImportId == importId).ExecuteDeleteAsync(cancel);
        await Comments(gone, cancel);
        foreach (var chunk in gone.Chunk(Chunk))
        {
            var ids = chunk.ToList();
            await db.Set<Dependency>().Where(row => ids.Contains(row.PredecessorId) || ids.Contains(row.SuccessorId)).ExecuteDeleteAsync(cancel);
            await db.Set<TaskSchedule>().Where(row => ids.Contains(row.Id)).ExecuteDeleteAsync(cancel);
            await db.Set<TaskLabel>().Where(row => ids.Contains(row.TaskId)).ExecuteDeleteAsync(cancel);
            await db.Set<TaskContributor>().Where(row => ids.Contains(row.TaskId)).ExecuteDeleteAsync(cancel);
            await db.Set<TaskWatcher>().Where(row => ids.Contains(row.TaskId)).ExecuteDeleteAsync(cancel);
            await db.Set<ChecklistItem>().Where(row => ids.Contains(row.TaskId)).ExecuteDeleteAsync(cancel);
            await db.Set<Attachment>().Where(row => ids.Contains(row.TaskId)).ExecuteDeleteAsync(cancel);
            await db.Set<TimeEntry>().Where(row => ids.Contains(row.TaskId)).ExecuteDeleteAsync(cancel);
            await db.Set<Notification>().Where(row => row.TaskId != null && ids.Contains(row.TaskId.Value)).ExecuteDeleteAsync(cancel);
        }

        // Parts go before what they are part of: the list is parents first.
        foreach (var chunk in Enumerable.Reverse(gone).Chunk(Chunk))
        {
            var ids = chunk.ToList();
            await db.WithTrash<TaskItem>().Where(row => ids.Contains(row.Id)).ExecuteUpdateAsync(set => set.SetProperty(row => row.ParentId, (Guid?)null), cancel);
            Removed += await db.WithTrash<TaskItem>().Where(row => ids.Contains(row.Id)).ExecuteDeleteAsync(cancel);
        }

        await Rest(madeProject, cancel);
        await Refs(gone, cancel);
        if (madeProject && keep.Count + keepToo.Count == 0 && !await db.WithTrash<TaskItem>().AnyAsync(row => row.ProjectId == projectId, cancel))
        {
            await WholeProject(cancel);
        }
        else
        {
            await db.Set<PlanState>().Where(row => row.Id == projectId).ExecuteUpdateAsync(set => set.SetProperty(row => row.PlanVersion, row => row.PlanVersion + 1), cancel);
        }

        await People(cancel);
    }

    private async Task Comments(List<Guid> gone, CancellationToken cancel)
    {
        foreach (var chunk in gone.Chunk(Chunk))
        {
            var ids = chunk.ToList();
            await db.Set<Comment>().Where(row => row.TaskId != null && ids.Contains(row.TaskId.Value)).ExecuteUpdateAsync(set => set.SetProperty(row => row.ReplyToId, (Guid?)null), cancel);
            await db.Set<Comment>().Where(row => row.TaskId != null && ids.Contains(row.TaskId.Value)).ExecuteDeleteAsync(cancel);
        }

        // Comments it brought for the project and for tasks that were there before; those on tasks that are kept, stay. Answers first: they refer to what they answer.
        foreach (var chunk in Enumerable.Reverse(await Of("comment", cancel)).Chunk(Chunk))
        {
            var ids = chunk.ToList();
            await db.Set<Comment>().Where(row => row.ReplyToId != null && ids.Contains(row.ReplyToId.Value)).ExecuteUpdateAsync(set => set.SetProperty(row => row.ReplyToId, (Guid?)null), cancel);
            await db.Set<Comment>().Where(row => ids.Contains(row.Id) && (row.TaskId == null || !keep.Contains(row.TaskId.Value))).ExecuteDeleteAsync(cancel);
        }
    }

    // What it hung on tasks that were there before; links, labels, fields, sections and statuses that nothing uses any more.
    private async Task Rest(bool madeProject, CancellationToken cancel)
    {
        foreach (var chunk in (await Of("checklistItem", cancel)).Chunk(Chunk))
        {
            var ids = chunk.ToList();
            await db.Set<ChecklistItem>().Where(row => ids.Contains(row.Id) && !keep.Contains(row.TaskId)).ExecuteDeleteAsync(cancel);
        }

        foreach (var chunk in (await Of("attachment", cancel)).Chunk(Chunk))
        {
            var ids = chunk.ToList();
            await db.Set<Attachment>().Where(row => ids.Contains(row.Id) && !keep.Contains(row.TaskId)).ExecuteDeleteAsync(cancel);
        }

        var links = await Of("dependency", cancel);
        foreach (var chunk in links.Chunk(Chunk))
        {
            var ids = chunk.ToList();
            await db.Set<Dependency>().Where(row => ids.Contains(row.Id) && !keep.Contains(row.PredecessorId) && !keep.Contains(row.SuccessorId)).ExecuteDeleteAsync(cancel);
        }

        var labels = await Of("label", cancel);
        await db.Set<Label>().Where(row => labels.Contains(row.Id) && !keepToo.Contains(row.Id) && !db.Set<TaskLabel>().Any(used => used.LabelId == row.Id)).ExecuteDeleteAsync(cancel);
        var sections = await Of("section", cancel);
        await db.Set<Section>().Where(row => sections.Contains(row.Id) && !keepToo.Contains(row.Id) && !db.Set<TaskItem>().Any(task => task.SectionId == row.Id)).ExecuteDeleteAsync(cancel);
        if (!madeProject)
        {
            // A project that was there before keeps the steps it had; one that it made and that stays needs them all.
            var steps = (await Of("status", cancel)).Concat(sections).ToList();
            await db.Set<Status>().Where(row => steps.Contains(row.Id) && !keepToo.Contains(row.Id) && !db.Set<TaskItem>().Any(task => task.StatusId == row.Id)).ExecuteDeleteAsync(cancel);
        }

        if (keep.Count == 0)
        {
            var fields = await Of("customField", cancel);
            await db.Set<CustomField>().Where(row => fields.Contains(row.Id) && !keepToo.Contains(row.Id)).ExecuteDeleteAsync(cancel);
        }
    }

    private async Task WholeProject(CancellationToken cancel)
    {
        // Baselines, reports and comments that people made were shown before.
        await db.Set<BaselineTask>().Where(row => db.Set<Baseline>().Any(baseline => baseline.Id == row.BaselineId && baseline.ProjectId == projectId)).ExecuteDeleteAsync(cancel);
        await db.Set<Baseline>().Where(row => row.ProjectId == projectId).ExecuteDeleteAsync(cancel);
        await db.Set<StatusReport>().Where(row => row.ProjectId == projectId).ExecuteDeleteAsync(cancel);
        await db.Set<Comment>().Where(row => row.ProjectId == projectId).ExecuteUpdateAsync(set => set.SetProperty(row => row.ReplyToId, (Guid?)null), cancel);
        await db.Set<Comment>().Where(row => row.ProjectId == projectId).ExecuteDeleteAsync(cancel);
        await db.Set<Project>().Where(row => row.Id == projectId).ExecuteUpdateAsync(set => set.SetProperty(row => row.CalendarId, (Guid?)null), cancel);
        var calendars = await db.Set<WorkingCalendar>().Where(row => row.ProjectId == projectId).Select(row => row.Id).ToListAsync(cancel);
        await db.Set<CalendarDays>().Where(row => calendars.Contains(row.CalendarId)).ExecuteDeleteAsync(cancel);
        await db.Set<WorkingCalendar>().Where(row => row.ProjectId == projectId).ExecuteUpdateAsync(set => set.SetProperty(row => row.BaseId, (Guid?)null), cancel);
        await db.Set<WorkingCalendar>().Where(row => row.ProjectId == projectId).ExecuteDeleteAsync(cancel);
        await db.Set<Notification>().Where(row => row.ProjectId == projectId).ExecuteDeleteAsync(cancel);
        await db.Set<Favourite>().Where(row => row.ProjectId == projectId).ExecuteDeleteAsync(cancel);
        await db.Set<SavedView>().Where(row => row.ProjectId == projectId).ExecuteDeleteAsync(cancel);
        await db.Set<CalendarFeed>().Where(row => row.ProjectId == projectId).ExecuteDeleteAsync(cancel);
        await db.Set<TaskSchedule>().Where(row => row.ProjectId == projectId).ExecuteDeleteAsync(cancel);
        await db.Set<Status>().Where(row => row.ProjectId == projectId).ExecuteDeleteAsync(cancel);
        await db.Set<Section>().Where(row => row.ProjectId == projectId).ExecuteDeleteAsync(cancel);
        await db.Set<Label>().Where(row => row.ProjectId == projectId).ExecuteDeleteAsync(cancel);
        await db.Set<CustomField>().Where(row => row.ProjectId == projectId).ExecuteDeleteAsync(cancel);
        await db.Set<PlanState>().Where(row => row.ProjectId == projectId).ExecuteDeleteAsync(cancel);
        await db.Set<Plan.Import>().Where(row => row.ProjectId == projectId && row.Id != importId).ExecuteUpdateAsync(set => set.SetProperty(row => row.ProjectId, (Guid?)null), cancel);
        await db.Set<Plan.Import>().Where(row => row.Id == importId).ExecuteUpdateAsync(set => set.SetProperty(row => row.ProjectId, (Guid?)null), cancel);
        people.AddRange(await Of("person", cancel));
        await db.Set<ExternalRef>().Where(row => row.ProjectId == projectId).ExecuteDeleteAsync(cancel);

        // Members last: for a team member the project is visible through them.
        await db.Set<ProjectMember>().Where(row => row.ProjectId == projectId).ExecuteDeleteAsync(cancel);
        await db.Set<Project>().Where(row => row.Id == projectId).ExecuteDeleteAsync(cancel);
        ProjectStays = false;
    }

    // Refs of what stays lose their import: it can no longer be undone, but a newer file still finds its thing.
    private async Task Refs(List<Guid> gone, CancellationToken cancel)
    {
        if (keep.Count + keepToo.Count == 0)
        {
            await db.Set<ExternalRef>().Where(row => row.ImportId == importId && row.Kind != "person" && row.Kind != "project").ExecuteDeleteAsync(cancel);
            return;
        }

        foreach (var chunk in gone.Chunk(Chunk))
        {
            var ids = chunk.ToList();
            await db.Set<ExternalRef>().Where(row => row.ImportId == importId && ids.Contains(row.EntityId)).ExecuteDeleteAsync(cancel);
        }

        await Orphans("comment", db.Set<Comment>(), cancel);
        await Orphans("checklistItem", db.Set<ChecklistItem>(), cancel);
        await Orphans("attachment", db.Set<Attachment>(), cancel);
        await Orphans("dependency", db.Set<Dependency>(), cancel);
        await Orphans("label", db.Set<Label>(), cancel);
        await Orphans("status", db.Set<Status>(), cancel);
        if (!await db.Set<Section>().AnyAsync(row => row.ProjectId == projectId, cancel))
        {
            return;
        }

        await Orphans("section", db.Set<Section>(), cancel);
    }

    private async Task Orphans<T>(string kind, IQueryable<T> rows, CancellationToken cancel) where T : class, IOwned
    {
        foreach (var chunk in (await Of(kind, cancel)).Chunk(Chunk))
        {
            var ids = chunk.ToList();
            var there = await rows.Where(row => ids.Contains(row.Id)).Select(row => row.Id).ToListAsync(cancel);
            var lost = ids.Except(there).ToList();
            await db.Set<ExternalRef>().Where(row => row.ImportId == importId && row.Kind == kind && lost.Contains(row.EntityId)).ExecuteDeleteAsync(cancel);
        }
    }

    // People without an account whom nothing names any more.
    private async Task People(CancellationToken cancel)
    {
        var mine = await db.Set<ExternalRef>().Where(row => row.ImportId == importId && row.Kind == "person").Select(row => row.EntityId).ToListAsync(cancel);
        mine.AddRange(people);
        var unused = await db.Set<Party>().Where(row => mine.Contains(row.Id) && row.PersonId == null
            && !db.Set<TaskItem>().Any(task => task.AssigneeId == row.Id) && !db.Set<TaskContributor>().Any(with => with.PartyId == row.Id)
            && !db.Set<Comment>().Any(comment => comment.AuthorId == row.Id) && !db.Set<Attachment>().Any(file => file.AddedById == row.Id)
            && !db.Set<ChecklistItem>().Any(item => item.AssigneeId == row.Id) && !db.Set<TimeEntry>().Any(entry => entry.PartyId == row.Id)
            && !db.Set<Project>().Any(project => project.OwnerId == row.Id) && !db.Set<WorkingCalendar>().Any(calendar => calendar.PartyId == row.Id)
            && !db.Set<ExternalRef>().Any(other => other.EntityId == row.Id && other.ImportId != importId)).Select(row => row.Id).ToListAsync(cancel);
        await db.Set<ExternalRef>().Where(row => row.ImportId == importId && unused.Contains(row.EntityId)).ExecuteDeleteAsync(cancel);
        Removed += await db.Set<Party>().Where(row => unused.Contains(row.Id)).ExecuteDeleteAsync(cancel);
    }

    private async Task<List<Guid>> Of(string kind, CancellationToken cancel) =>
        await db.Set<ExternalRef>().Where(row => row.ImportId == importId && row.Kind == kind).OrderBy(row => row.Id).Select(row => row.EntityId).ToListAsync(cancel);
}
