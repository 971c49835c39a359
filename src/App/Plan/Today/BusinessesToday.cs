using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>One line for each business: next milestone, whether it is on track, what is open, hours of the week.</summary>
internal sealed class BusinessesToday(RegieDb db, Scope scope)
{
    public async Task<List<BusinessToday>> Read(Guid? businessId, List<Slips.Slip> slips, CancellationToken cancel)
    {
        var today = scope.Today;
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        var first = new DateOnly(today.Year, today.Month, 1);
        var active = db.Set<Project>().Where(project => project.State == ProjectState.Active && !project.IsTemplate);
        var open = db.Set<TaskItem>().Where(task => task.ClosedAt == null && task.ArchivedAt == null && active.Any(project => project.Id == task.ProjectId));
        var businesses = await db.Businesses.Where(row => row.ArchivedAt == null && (businessId == null || row.Id == businessId)).OrderBy(row => row.Name).Select(row => new
        {
            row.Id,
            row.Name,
            row.Colour,
            Open = open.Count(task => task.BusinessId == row.Id),
            Late = open.Count(task => task.BusinessId == row.Id && task.DueDate < today),
            MonthMinutes = db.Set<TimeEntry>().Where(entry => entry.BusinessId == row.Id && entry.Day >= first && entry.Day <= today).Sum(entry => (int?)entry.Minutes) ?? 0,
            Minutes = db.Set<TimeEntry>().Where(entry => entry.BusinessId == row.Id && entry.Day >= monday && entry.Day <= today).Sum(entry => (int?)entry.Minutes) ?? 0,
        }).ToListAsync(cancel);
        var milestones = await (from task in open
                                join schedule in db.Set<TaskSchedule>() on task.Id equals schedule.Id
                                where task.IsMilestone
                                orderby schedule.Finish
                                select new { task.Id, task.BusinessId, task.ProjectId, task.Title, schedule.Finish }).Take(500).ToListAsync(cancel);
        return [.. businesses.Select(row =>
        {
            var worst = slips.Where(slip => slip.BusinessId == row.Id).MaxBy(slip => slip.Days);
            var next = milestones.Find(milestone => milestone.BusinessId == row.Id);
            return new BusinessToday
            {
                Id = row.Id,
                Name = row.Name,
                Colour = row.Colour,
                NextMilestone = next is null ? null : new TaskName(next.Id, next.Title),
                NextMilestoneProjectId = next?.ProjectId,
                NextMilestoneDate = next is null ? null : DateOnly.FromDateTime(next.Finish),
                DaysLate = worst?.Days,
                WorstProjectId = worst?.Item.ProjectId,
                WorstProject = worst?.Item.ProjectName,
                OpenTasks = row.Open,
                LateTasks = row.Late,
                MinutesThisWeek = row.Minutes,
                MinutesThisMonth = row.MonthMinutes,
            };
        })];
    }
}
