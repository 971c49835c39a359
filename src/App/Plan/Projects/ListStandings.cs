using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>How active projects stand: days behind their newest baseline, and the next milestone.</summary>
[Needs(Permission.PlanRead), Get("standings")]
[Example("""{"businessId":"{business}"}""")]
public sealed record ListStandings : IQuery<Page<ProjectStanding>>
{
    public Guid? BusinessId { get; init; }

    [MaxLength(400)] public string? Cursor { get; init; }
    [Range(1, 200)] public int? Limit { get; init; }
}

/// <param name="DaysLate">Working days behind the newest baseline, less than nothing when ahead; null without a baseline.</param>
public sealed record ProjectStanding(Guid ProjectId, decimal? DaysLate, TaskName? NextMilestone, DateOnly? NextMilestoneDate);

internal sealed class ListStandingsHandler(RegieDb db, Scope scope) : IHandler<ListStandings, Page<ProjectStanding>>
{
    public async Task<Result<Page<ProjectStanding>>> Handle(ListStandings query, CancellationToken cancel)
    {
        if (query.BusinessId is { } asked && !await db.Businesses.AnyAsync(row => row.Id == asked, cancel))
        {
            return Problem.NotFound();
        }

        var projects = await db.Set<Project>().Where(row => row.State == ProjectState.Active && !row.IsTemplate && (query.BusinessId == null || row.BusinessId == query.BusinessId)).OrderBy(row => row.Id).Select(row => row.Id).ToListAsync(cancel);
        var slips = (await new Slips(db, scope).Find(query.BusinessId, cancel)).ToDictionary(slip => slip.Item.ProjectId, slip => slip.Days);
        var milestones = (await (from task in db.Set<TaskItem>()
                                 join schedule in db.Set<TaskSchedule>() on task.Id equals schedule.Id
                                 where projects.Contains(task.ProjectId) && task.IsMilestone && task.ClosedAt == null && task.ArchivedAt == null
                                 orderby schedule.Finish
                                 select new { task.Id, task.ProjectId, task.Title, schedule.Finish }).Take(1000).ToListAsync(cancel)).ToLookup(row => row.ProjectId);
        return Paging.Of<ProjectStanding>([.. projects.Select(id =>
        {
            var next = milestones[id].FirstOrDefault();
            return new ProjectStanding(id, slips.TryGetValue(id, out var days) ? days : null, next is null ? null : new TaskName(next.Id, next.Title), next is null ? null : DateOnly.FromDateTime(next.Finish));
        })], query.Cursor, query.Limit, standing => standing.ProjectId.ToString());
    }
}
