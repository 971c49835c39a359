using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>Deletes rows for good, from what hangs on a thing up to the thing. A table that refers to one of them and is not named here makes the database refuse.</summary>
internal static class Removal
{
    private const int Chunk = 500;

    /// <summary>Tasks with comments, files, links, times and what an import kept of them. What a baseline froze of them stays: it was agreed.</summary>
    public static async Task OfTasks(RegieDb db, IReadOnlyList<Guid> all, CancellationToken cancel)
    {
        foreach (var chunk in all.Chunk(Chunk))
        {
            var ids = chunk.ToList();
            var parts = await Parts(db, ids, cancel);
            await db.Set<Comment>().Where(row => row.ReplyToId != null && db.Set<Comment>().Any(answered => answered.Id == row.ReplyToId && answered.TaskId != null && ids.Contains(answered.TaskId.Value)))
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.ReplyToId, (Guid?)null), cancel);
            await db.Set<Comment>().Where(row => row.TaskId != null && ids.Contains(row.TaskId.Value)).ExecuteDeleteAsync(cancel);
            await db.Set<Dependency>().Where(row => ids.Contains(row.PredecessorId) || ids.Contains(row.SuccessorId)).ExecuteDeleteAsync(cancel);
            await db.Set<TaskSchedule>().Where(row => ids.Contains(row.Id)).ExecuteDeleteAsync(cancel);
            await db.Set<TaskLabel>().Where(row => ids.Contains(row.TaskId)).ExecuteDeleteAsync(cancel);
            await db.Set<TaskContributor>().Where(row => ids.Contains(row.TaskId)).ExecuteDeleteAsync(cancel);
            await db.Set<TaskWatcher>().Where(row => ids.Contains(row.TaskId)).ExecuteDeleteAsync(cancel);
            await db.Set<ChecklistItem>().Where(row => ids.Contains(row.TaskId)).ExecuteDeleteAsync(cancel);
            await db.Set<Attachment>().Where(row => ids.Contains(row.TaskId)).ExecuteDeleteAsync(cancel);
            await db.Set<TimeEntry>().Where(row => ids.Contains(row.TaskId)).ExecuteDeleteAsync(cancel);
            await db.Set<Notification>().Where(row => row.TaskId != null && ids.Contains(row.TaskId.Value)).ExecuteDeleteAsync(cancel);
            await db.Set<AttentionSnooze>().Where(row => ids.Contains(row.SubjectId)).ExecuteDeleteAsync(cancel);
            await db.Set<ImportedActivity>().Where(row => row.TaskId != null && ids.Contains(row.TaskId.Value)).ExecuteDeleteAsync(cancel);
            foreach (var some in parts.Concat(ids).Chunk(Chunk))
            {
                await db.Set<ImportedRaw>().Where(row => row.EntityId != null && some.Contains(row.EntityId.Value)).ExecuteDeleteAsync(cancel);
                await db.Set<ExternalRef>().Where(row => some.Contains(row.EntityId)).ExecuteDeleteAsync(cancel);
            }

            await db.WithTrash<TaskItem>().Where(row => row.ParentId != null && ids.Contains(row.ParentId.Value)).ExecuteUpdateAsync(set => set.SetProperty(row => row.ParentId, (Guid?)null), cancel);
        }

        foreach (var chunk in all.Chunk(Chunk))
        {
            var ids = chunk.ToList();
            await db.WithTrash<TaskItem>().Where(row => ids.Contains(row.Id)).ExecuteDeleteAsync(cancel);
        }
    }

    /// <summary>A project whose tasks are gone.</summary>
    public static async Task OfProject(RegieDb db, Guid projectId, CancellationToken cancel)
    {
        await db.Set<ShareLink>().Where(row => db.Set<StatusReport>().Any(report => report.Id == row.SubjectId && report.ProjectId == projectId)).ExecuteDeleteAsync(cancel);
        await db.Set<StatusReport>().Where(row => row.ProjectId == projectId).ExecuteDeleteAsync(cancel);
        await db.Set<BaselineTask>().Where(row => db.Set<Baseline>().Any(baseline => baseline.Id == row.BaselineId && baseline.ProjectId == projectId)).ExecuteDeleteAsync(cancel);
        await db.Set<Baseline>().Where(row => row.ProjectId == projectId).ExecuteDeleteAsync(cancel);
        await db.Set<Comment>().Where(row => row.ProjectId == projectId).ExecuteUpdateAsync(set => set.SetProperty(row => row.ReplyToId, (Guid?)null), cancel);
        await db.Set<Comment>().Where(row => row.ProjectId == projectId).ExecuteDeleteAsync(cancel);
        await db.WithTrash<Project>().Where(row => row.Id == projectId).ExecuteUpdateAsync(set => set.SetProperty(row => row.CalendarId, (Guid?)null), cancel);
        var calendars = await db.Set<WorkingCalendar>().Where(row => row.ProjectId == projectId).Select(row => row.Id).ToListAsync(cancel);
        await db.Set<CalendarDays>().Where(row => calendars.Contains(row.CalendarId)).ExecuteDeleteAsync(cancel);
        await db.Set<WorkingCalendar>().Where(row => row.BaseId != null && calendars.Contains(row.BaseId.Value)).ExecuteUpdateAsync(set => set.SetProperty(row => row.BaseId, (Guid?)null), cancel);
        await db.Set<WorkingCalendar>().Where(row => row.ProjectId == projectId).ExecuteDeleteAsync(cancel);
        await db.Set<Notification>().Where(row => row.ProjectId == projectId).ExecuteDeleteAsync(cancel);
        await db.Set<AttentionSnooze>().Where(row => row.ProjectId == projectId).ExecuteDeleteAsync(cancel);
        await db.Set<Favourite>().Where(row => row.ProjectId == projectId).ExecuteDeleteAsync(cancel);
        await db.Set<SavedView>().Where(row => row.ProjectId == projectId).ExecuteDeleteAsync(cancel);
        await db.Set<CalendarFeed>().Where(row => row.ProjectId == projectId).ExecuteDeleteAsync(cancel);
        await db.Set<Status>().Where(row => row.ProjectId == projectId).ExecuteDeleteAsync(cancel);
        await db.Set<Section>().Where(row => row.ProjectId == projectId).ExecuteDeleteAsync(cancel);
        await db.Set<Label>().Where(row => row.ProjectId == projectId).ExecuteDeleteAsync(cancel);
        await db.Set<CustomField>().Where(row => row.ProjectId == projectId).ExecuteDeleteAsync(cancel);
        await db.Set<PlanState>().Where(row => row.ProjectId == projectId).ExecuteDeleteAsync(cancel);
        await db.Set<ImportedActivity>().Where(row => row.ProjectId == projectId).ExecuteDeleteAsync(cancel);
        await db.Set<ImportedRaw>().Where(row => row.ProjectId == projectId).ExecuteDeleteAsync(cancel);
        await db.Set<ExternalRef>().Where(row => row.ProjectId == projectId).ExecuteDeleteAsync(cancel);
        await db.Set<Import>().Where(row => row.ProjectId == projectId).ExecuteUpdateAsync(set => set.SetProperty(row => row.ProjectId, (Guid?)null), cancel);
        await db.Set<ProjectMember>().Where(row => row.ProjectId == projectId).ExecuteDeleteAsync(cancel);
        await db.WithTrash<Project>().Where(row => row.Id == projectId).ExecuteDeleteAsync(cancel);
    }

    /// <summary>Whatever of a task an import may know by a name of its own.</summary>
    private static async Task<List<Guid>> Parts(RegieDb db, List<Guid> ids, CancellationToken cancel) =>
    [
        .. await db.Set<Comment>().Where(row => row.TaskId != null && ids.Contains(row.TaskId.Value)).Select(row => row.Id).ToListAsync(cancel),
        .. await db.Set<ChecklistItem>().Where(row => ids.Contains(row.TaskId)).Select(row => row.Id).ToListAsync(cancel),
        .. await db.Set<Attachment>().Where(row => ids.Contains(row.TaskId)).Select(row => row.Id).ToListAsync(cancel),
        .. await db.Set<Dependency>().Where(row => ids.Contains(row.PredecessorId) || ids.Contains(row.SuccessorId)).Select(row => row.Id).ToListAsync(cancel),
    ];
}
