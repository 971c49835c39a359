using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>Minutes noted on tasks, by project and person, on the day they were spent.</summary>
internal sealed class LoggedTime(RegieDb db)
{
    public async Task<IReadOnlyList<MetricPoint>> Read(Guid businessId, DateOnly from, DateOnly to, CancellationToken cancel)
    {
        var rows = await (from entry in db.Set<TimeEntry>()
                          join task in db.Set<TaskItem>() on entry.TaskId equals task.Id
                          join party in db.Set<Party>() on entry.PartyId equals party.Id
                          where entry.BusinessId == businessId && entry.Day >= @from && entry.Day <= to
                          group entry.Minutes by new { entry.Day, task.ProjectId, Person = party.PersonId ?? party.Id } into day
                          orderby day.Key.Day
                          select new { day.Key, Minutes = day.Sum() }).ToListAsync(cancel);
        return [.. rows.Select(row => new MetricPoint(row.Key.Day, row.Minutes, new Dictionary<string, string> { ["project"] = row.Key.ProjectId.ToString(), ["person"] = row.Key.Person.ToString() }))];
    }
}
