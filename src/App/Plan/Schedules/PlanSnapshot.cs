using Microsoft.EntityFrameworkCore;
using Regie.Kernel;
using Regie.Scheduling;

namespace Regie.Plan;

/// <summary>A project's plan as the engine reads it, taken in one transaction.</summary>
internal sealed record PlanSnapshot(Guid ProjectId, Guid BusinessId, int PlanVersion, DateOnly Today, ScheduleInput Input, IReadOnlyList<PlannedTask> Tasks)
{
    public static async Task<PlanSnapshot?> Load(RegieDb db, Guid projectId, DateTimeOffset now, CancellationToken cancel)
    {
        var project = await db.Set<Project>().AsNoTracking().Where(row => row.Id == projectId)
            .Select(row => new { row.Id, row.BusinessId, row.StartDate, row.TimeZone, row.CalendarId, row.CreatedAt }).SingleOrDefaultAsync(cancel);
        if (project is null)
        {
            return null;
        }

        var version = await db.Set<PlanState>().AsNoTracking().Where(row => row.Id == projectId).Select(row => row.PlanVersion).SingleAsync(cancel);
        var rows = await db.Set<TaskItem>().AsNoTracking().Where(row => row.ProjectId == projectId && row.ArchivedAt == null)
            .OrderBy(row => row.Rank).ThenBy(row => row.Id).Select(PlannedTask.Read).ToListAsync(cancel);
        var kept = rows.Select(row => row.Id).ToHashSet();
        var links = await db.Set<Dependency>().AsNoTracking().Where(row => row.ProjectId == projectId).OrderBy(row => row.Id).ToListAsync(cancel);
        var calendars = await Calendars.Load(db, project.BusinessId, projectId, cancel);
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(project.TimeZone, out var found) ? found : TimeZoneInfo.Utc;
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        var start = project.StartDate ?? rows.Where(row => row.StartDate is not null).Select(row => row.StartDate).Min()
            ?? DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(project.CreatedAt, zone).DateTime);
        var key = project.CalendarId is { } own && calendars.ByKey.ContainsKey(own) ? own : Calendars.StandardKey;
        var time = calendars.TimeOf(key);
        return new PlanSnapshot(projectId, project.BusinessId, version, today, new ScheduleInput
        {
            Start = start.ToDateTime(TimeOnly.MinValue),
            ProjectCalendar = key,
            Calendars = [.. calendars.ByKey.Values],
            StatusDate = today.ToDateTime(TimeOnly.MinValue),
            Tasks = [.. rows.Select(row => row.ToPlan(time, calendars, kept))],
            Links = [.. links.Where(link => kept.Contains(link.PredecessorId) && kept.Contains(link.SuccessorId)).Select(link => link.ToLink())],
        }, rows);
    }

    public ScheduleResult Compute() => CriticalPath.Schedule(Input);
}
