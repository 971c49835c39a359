using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Regie.Kernel;
using Regie.Scheduling;

namespace Regie.Plan;

/// <summary>
/// Tells whoever a task waits for that it waits no longer: the last task before it was closed. It follows the log, so that it also knows of tasks the one who closed does not reach;
/// an import says nothing task by task there, and so tells nobody.
/// </summary>
internal sealed class TurnNotices(SideWrite write, Ids ids, TimeProvider clock) : ISubscriber
{
    public const string Cursor = "plan.turns";

    /// <summary>A log that is read for the first time tells of the past; nobody wants to hear that it was their turn last month.</summary>
    private static readonly TimeSpan Oldest = TimeSpan.FromDays(2);

    public string Name => Cursor;

    public async Task Handle(IReadOnlyList<EventRow> events, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        foreach (var row in events.Where(row => row.At > now - Oldest))
        {
            if (Closed(row) is { Count: > 0 } closed)
            {
                await write.Run(async db => await TellingOnce.Tell(db, await Found(db, row, closed, cancel), ids, now, asRead: false, cancel), cancel);
            }
        }
    }

    private static List<Guid> Closed(EventRow row) => row.Kind switch
    {
        "plan.task.closed" => [row.SubjectId],
        "plan.tasks.updated" when JsonSerializer.Deserialize<TasksUpdated>(row.Body, Json.Options) is { } many && many.What.Contains("statusId", StringComparison.Ordinal) => [.. many.TaskIds],
        _ => [],
    };

    private static async Task<List<ToldOnce>> Found(RegieDb db, EventRow row, List<Guid> closed, CancellationToken cancel)
    {
        var rows = await (from link in db.Set<Dependency>()
                          join before in db.Set<TaskItem>() on link.PredecessorId equals before.Id
                          join task in db.Set<TaskItem>() on link.SuccessorId equals task.Id
                          join project in db.Set<Project>() on task.ProjectId equals project.Id
                          join party in db.Set<Party>() on task.AssigneeId equals (Guid?)party.Id
                          join person in db.Users on party.PersonId equals (Guid?)person.Id
                          join held in db.Memberships on new { task.BusinessId, PersonId = person.Id } equals new { held.BusinessId, held.PersonId }
                          where closed.Contains(link.PredecessorId) && link.Kind == LinkKind.FinishToStart && before.ClosedAt != null && task.ClosedAt == null && task.ArchivedAt == null
                              && project.State == ProjectState.Active && !project.IsTemplate && person.DisabledAt == null && (row.ActorId == null || person.Id != row.ActorId)
                              && !(from other in db.Set<Dependency>()
                                   join open in db.Set<TaskItem>() on other.PredecessorId equals open.Id
                                   where other.SuccessorId == task.Id && (open.ClosedAt > before.ClosedAt
                                       || (open.ClosedAt == null && (other.Kind == LinkKind.FinishToStart || (other.Kind == LinkKind.StartToStart && open.ActualStart == null))))
                                   select other.Id).Any()
                          select new { task.Id, task.BusinessId, task.ProjectId, PersonId = person.Id, person.TimeZone, held.From, held.Until, Before = before.Title }).ToListAsync(cancel);
        return [.. rows.Select(one => (one, Day: DateOnly.FromDateTime(TellingOnce.LocalTime(one.TimeZone, row.At)))).Where(pair => !(pair.one.From > pair.Day) && !(pair.one.Until < pair.Day))
            .Select(pair => new ToldOnce(pair.one.BusinessId, pair.one.ProjectId, pair.one.Id, pair.one.PersonId, "turn", pair.Day, row.ActorId, pair.one.Before))];
    }
}
