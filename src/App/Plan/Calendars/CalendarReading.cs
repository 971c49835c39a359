using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>Finds the tasks of a stretch of days.</summary>
internal static class CalendarReading
{
    /// <summary>More than a calendar can show; a month of a large portfolio is far below it.</summary>
    private const int Most = 5000;

    /// <summary>What the person of this call has to do or takes part in.</summary>
    public static IQueryable<TaskItem> Mine(RegieDb db) => db.Set<TaskItem>().Where(task =>
        db.Set<Party>().Any(party => party.Id == task.AssigneeId && party.PersonId == db.Me)
        || db.Set<TaskContributor>().Any(with => with.TaskId == task.Id && db.Set<Party>().Any(party => party.Id == with.PartyId && party.PersonId == db.Me)));

    public static async Task<List<CalendarTask>> Between(RegieDb db, IQueryable<TaskItem> tasks, DateOnly from, DateOnly to, DateOnly today, CancellationToken cancel)
    {
        var (begin, end) = (from.ToDateTime(TimeOnly.MinValue), to.ToDateTime(TimeOnly.MaxValue));
        var names = db.Names;
        var rows = await (from task in tasks
                          join project in db.Set<Project>() on task.ProjectId equals project.Id
                          join business in db.Businesses on task.BusinessId equals business.Id
                          join status in db.Set<Status>() on task.StatusId equals status.Id
                          join schedule in db.Set<TaskSchedule>() on task.Id equals schedule.Id into schedules
                          from schedule in schedules.DefaultIfEmpty()
                          join assignee in db.Set<Party>() on task.AssigneeId equals (Guid?)assignee.Id into assignees
                          from assignee in assignees.DefaultIfEmpty()
                          where task.ArchivedAt == null && !project.IsTemplate && project.State != ProjectState.Archived
                              && !db.Set<TaskItem>().Any(part => part.BusinessId == task.BusinessId && part.ParentId == task.Id)
                              && ((task.DueDate != null && task.DueDate >= @from && task.DueDate <= to) || (task.DueDate == null && schedule != null && schedule.Finish >= begin && schedule.Finish <= end))
                          orderby task.Id
                          select new
                          {
                              task.Id,
                              task.BusinessId,
                              task.ProjectId,
                              task.Title,
                              task.DueDate,
                              task.DueTime,
                              TimeZone = task.TimeZone ?? project.TimeZone,
                              Finish = schedule == null ? (DateTime?)null : schedule.Finish,
                              task.ClosedAt,
                              task.IsMilestone,
                              task.UpdatedAt,
                              task.Version,
                              BusinessName = business.Name,
                              business.Colour,
                              ProjectName = project.Name,
                              StatusName = status.Name,
                              Assignee = assignee == null ? null : names.Of(assignee.BusinessId, assignee.PersonId, assignee.Name),
                          }).Take(Most).ToListAsync(cancel);
        return [.. rows.Select(row => new CalendarTask
        {
            Id = row.Id, BusinessId = row.BusinessId, ProjectId = row.ProjectId, Title = row.Title, Day = row.DueDate ?? DateOnly.FromDateTime(row.Finish!.Value), At = row.DueDate is null ? null : row.DueTime, TimeZone = row.TimeZone,
            IsComputed = row.DueDate is null, IsClosed = row.ClosedAt is not null, IsLate = row.ClosedAt is null && row.DueDate < today, IsMilestone = row.IsMilestone, StatusName = row.StatusName, AssigneeName = row.Assignee,
            UpdatedAt = row.UpdatedAt, Version = row.Version, BusinessName = row.BusinessName, BusinessColour = row.Colour, ProjectName = row.ProjectName,
        }).OrderBy(task => task.Day).ThenBy(task => task.At ?? TimeOnly.MinValue).ThenBy(task => task.Title, StringComparer.Ordinal)];
    }
}
