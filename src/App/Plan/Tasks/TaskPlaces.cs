using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>Where a task stands: its status with the kind, its section (by default that of the task it belongs to) and what both are called.</summary>
internal sealed record TaskPlace(Guid StatusId, StatusKind Kind, string StatusName, Guid? SectionId, string? SectionName);

/// <summary>Checks that status, section, parent and labels are of this project, and finds the status a task takes by default.</summary>
internal sealed class TaskPlaces(RegieDb db, Guid projectId)
{
    private static readonly CompiledQueries<Func<RegieDb, Guid, CancellationToken, Task<FoundStatus?>>> FirstOfAll = new(() =>
        EF.CompileAsyncQuery((RegieDb db, Guid projectId, CancellationToken cancel) =>
            db.Set<Status>().Where(row => row.ProjectId == projectId && row.ArchivedAt == null).OrderBy(row => row.Kind).ThenBy(row => row.Rank)
                .Select(row => new FoundStatus(row.Id, row.Kind, row.Name)).FirstOrDefault()));

    public async Task<Result<TaskPlace>> Find(Guid? statusId, Guid? sectionId, Guid? parentId, IReadOnlyList<Guid> labelIds, CancellationToken cancel)
    {
        if (parentId is { } parent)
        {
            var found = await db.Set<TaskItem>().Where(row => row.Id == parent && row.ProjectId == projectId).Select(row => new { row.SectionId }).SingleOrDefaultAsync(cancel);
            if (found is null)
            {
                return Problem.NotFound();
            }

            sectionId ??= found.SectionId;
        }

        var section = sectionId is { } place ? await db.Set<Section>().Where(row => row.Id == place && row.ProjectId == projectId).Select(row => row.Name).SingleOrDefaultAsync(cancel) : null;
        if (sectionId is not null && section is null)
        {
            return Problem.NotFound();
        }

        if (labelIds.Count > 0)
        {
            var asked = labelIds.Distinct().ToList();
            if (await db.Set<Label>().CountAsync(row => row.ProjectId == projectId && asked.Contains(row.Id), cancel) < asked.Count)
            {
                return Problem.NotFound();
            }
        }

        var status = statusId is { } wanted
            ? await db.Set<Status>().Where(row => row.Id == wanted && row.ProjectId == projectId && row.ArchivedAt == null).Select(row => new FoundStatus(row.Id, row.Kind, row.Name)).FirstOrDefaultAsync(cancel)
            : await FirstOfAll.Of(db)(db, projectId, cancel);
        return status is null ? Problem.NotFound() : new TaskPlace(status.Id, status.Kind, status.Name, sectionId, section);
    }

    /// <summary>The first status of a kind; where the project has none, the nearest that serves.</summary>
    public async Task<Status?> First(StatusKind kind, CancellationToken cancel)
    {
        var all = await db.Set<Status>().Where(row => row.ProjectId == projectId && row.ArchivedAt == null).OrderBy(row => row.Rank).ToListAsync(cancel);
        return all.Find(row => row.Kind == kind) ?? (kind == StatusKind.Done ? null : all.Find(row => row.Kind != StatusKind.Done));
    }

    /// <summary>Whether <paramref name="parentId"/> may hold <paramref name="taskId"/>: no task is a part of itself.</summary>
    public async Task<bool> WouldContainItself(Guid taskId, Guid parentId, CancellationToken cancel)
    {
        Guid? above = parentId;
        for (var depth = 0; above is { } here && depth < 50; depth++)
        {
            if (here == taskId)
            {
                return true;
            }

            above = await db.Set<TaskItem>().Where(row => row.Id == here).Select(row => row.ParentId).SingleOrDefaultAsync(cancel);
        }

        return above is not null;
    }

    private sealed record FoundStatus(Guid Id, StatusKind Kind, string Name);
}
