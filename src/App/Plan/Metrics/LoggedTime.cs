using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>Minutes noted on tasks, by project and person, on the day they were spent. Who may not read whose hours they are gets their own and, without a person, the rest they see.</summary>
internal sealed class LoggedTime(RegieDb db)
{
    public async Task<IReadOnlyList<MetricPoint>> Read(Guid businessId, DateOnly from, DateOnly to, CancellationToken cancel)
    {
        var (all, me) = (db.SeesEverything || db.HoursIds.Contains(businessId), (Guid?)db.Me);
        var rows = await (from entry in db.Set<TimeEntry>()
                          join task in db.Set<TaskItem>() on entry.TaskId equals task.Id
                          join party in db.Set<Party>() on entry.PartyId equals party.Id
                          where entry.BusinessId == businessId && entry.Day >= @from && entry.Day <= to
                          group entry.Minutes by new { entry.Day, task.ProjectId, Person = all || party.PersonId == me ? party.PersonId ?? party.Id : (Guid?)null } into day
                          orderby day.Key.Day
                          select new { day.Key, Minutes = day.Sum() }).ToListAsync(cancel);
        return [.. rows.Select(row => new MetricPoint(row.Key.Day, row.Minutes, Dimensions(row.Key.ProjectId, row.Key.Person)))];
    }

    private static Dictionary<string, string> Dimensions(Guid project, Guid? person)
    {
        var dimensions = new Dictionary<string, string> { ["project"] = project.ToString() };
        if (person is { } whose)
        {
            dimensions["person"] = whose.ToString();
        }

        return dimensions;
    }
}
