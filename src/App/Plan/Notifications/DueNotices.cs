using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>
/// Tells people in the morning of their own day what is due today, and the morning after what has become late. Looked at again and again: each is told once for the day it is due.
/// What an import brought in on that day or later is no news: its reader has just brought it.
/// </summary>
internal sealed class DueNotices(SideWrite write, Ids ids, TimeProvider clock)
{
    private const int MorningHour = 7;

    /// <summary>A weekend without the server: what became late meanwhile is still told, older things stand on Today.</summary>
    private const int DaysBack = 3;

    /// <summary>One look; answers how many were told. <paramref name="asRead"/>: they know already, as in a world that is made this moment.</summary>
    public async Task<int> Once(CancellationToken cancel, bool asRead = false)
    {
        var told = 0;
        await write.Run(async db =>
        {
            var now = clock.GetUtcNow();
            told = await TellingOnce.Tell(db, await Found(db, now, cancel), ids, now, asRead, cancel);
        }, cancel);
        return told;
    }

    private static async Task<List<ToldOnce>> Found(RegieDb db, DateTimeOffset now, CancellationToken cancel)
    {
        // A day more on either side: the person's day may be another than that of UTC.
        var utc = DateOnly.FromDateTime(now.UtcDateTime);
        var (first, last) = (utc.AddDays(-DaysBack - 1), utc.AddDays(1));
        var rows = await (from task in db.Set<TaskItem>()
                          join project in db.Set<Project>() on task.ProjectId equals project.Id
                          join party in db.Set<Party>() on task.AssigneeId equals (Guid?)party.Id
                          join person in db.Users on party.PersonId equals (Guid?)person.Id
                          join held in db.Memberships on new { task.BusinessId, PersonId = person.Id } equals new { held.BusinessId, held.PersonId }
                          join business in db.Businesses on task.BusinessId equals business.Id
                          where task.ClosedAt == null && task.ArchivedAt == null && task.DueDate >= first && task.DueDate <= last
                              && project.State == ProjectState.Active && !project.IsTemplate && business.ArchivedAt == null && person.DisabledAt == null
                          select new
                          {
                              task.Id,
                              task.BusinessId,
                              task.ProjectId,
                              Due = task.DueDate!.Value,
                              PersonId = person.Id,
                              person.TimeZone,
                              held.From,
                              held.Until,
                              Brought = (from known in db.Set<ExternalRef>()
                                         join import in db.Set<Import>() on known.ImportId equals (Guid?)import.Id
                                         where known.Kind == "task" && known.EntityId == task.Id
                                         select import.FinishedAt ?? import.ConfirmedAt).Max(),
                          }).ToListAsync(cancel);
        return [.. rows.Select(row =>
        {
            var local = TellingOnce.LocalTime(row.TimeZone, now);
            var today = DateOnly.FromDateTime(local);
            var isKnown = row.Brought is { } brought && DateOnly.FromDateTime(TellingOnce.LocalTime(row.TimeZone, brought)) >= row.Due;
            var kind = row.Due == today ? "due" : row.Due < today && row.Due >= today.AddDays(-DaysBack) ? "late" : null;
            return kind is null || isKnown || local.Hour < MorningHour || row.From > today || row.Until < today ? null : new ToldOnce(row.BusinessId, row.ProjectId, row.Id, row.PersonId, kind, row.Due, About: row.Due.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        }).OfType<ToldOnce>()];
    }
}
