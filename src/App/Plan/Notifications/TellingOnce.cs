using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>What a person is told about a task once for a day, however often it is found again.</summary>
internal sealed record ToldOnce(Guid BusinessId, Guid ProjectId, Guid TaskId, Guid PersonId, string Kind, DateOnly Day, Guid? ActorId = null, string? About = null);

internal static class TellingOnce
{
    /// <summary>Adds those that nobody was told yet and answers how many.</summary>
    public static async Task<int> Tell(RegieDb db, IReadOnlyCollection<ToldOnce> found, Ids ids, DateTimeOffset now, bool asRead, CancellationToken cancel)
    {
        var tasks = found.Select(one => one.TaskId).Distinct().ToList();
        var told = (await db.Set<Notification>().Where(row => row.Day != null && row.TaskId != null && tasks.Contains(row.TaskId.Value)).Select(row => new { row.PersonId, row.TaskId, row.Kind, row.Day }).ToListAsync(cancel))
            .Select(row => (row.PersonId, row.TaskId!.Value, row.Kind, row.Day!.Value)).ToHashSet();
        var count = 0;
        foreach (var one in found.Where(one => told.Add((one.PersonId, one.TaskId, one.Kind, one.Day))))
        {
            db.Add(new Notification
            {
                Id = ids.Next(now), BusinessId = one.BusinessId, ProjectId = one.ProjectId, TaskId = one.TaskId, PersonId = one.PersonId, Kind = one.Kind, Day = one.Day, ActorId = one.ActorId, At = now,
                ReadAt = asRead ? now : null, PostedAt = asRead ? now : null, Arguments = JsonSerializer.Serialize(one.About is null ? [] : new[] { one.About }, Json.Options),
            });
            count++;
        }

        return count;
    }

    /// <summary>The day it is for somebody.</summary>
    public static DateTime LocalTime(string timeZone, DateTimeOffset now) =>
        TimeZoneInfo.ConvertTime(now, TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out var zone) ? zone : TimeZoneInfo.Utc).DateTime;
}
