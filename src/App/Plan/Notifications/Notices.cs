using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>Writes what people should know of under their bell, in the transaction that made it so. Nobody is told of their own doing.</summary>
internal static class Notices
{
    /// <summary>What somebody was told of things that are there for them: what lies in the trash, or is not theirs to see any more, says nothing until it comes back.</summary>
    public static IQueryable<Notification> Of(RegieDb db, Guid personId) => db.Set<Notification>().Where(one => one.PersonId == personId
        && (one.TaskId == null || db.Set<TaskItem>().Any(task => task.Id == one.TaskId)) && (one.ProjectId == null || db.Set<Project>().Any(project => project.Id == one.ProjectId)));

    public static void Assigned(RegieDb db, Scope scope, TaskItem task, Party assignee)
    {
        if (assignee.PersonId is { } person)
        {
            Tell(db, scope, person, "assigned", task);
        }
    }

    /// <summary>Tells whoever follows a task, made it or takes part in it that it was closed.</summary>
    public static async Task Closed(RegieDb db, Scope scope, TaskItem task, IEvent happened, CancellationToken cancel)
    {
        if (happened is not TaskClosed)
        {
            return;
        }

        foreach (var person in await Followers(db, task, cancel))
        {
            Tell(db, scope, person, "closed", task);
        }
    }

    public static async Task Commented(RegieDb db, Scope scope, TaskItem task, IReadOnlyCollection<Guid> mentioned, string excerpt, CancellationToken cancel)
    {
        foreach (var person in mentioned)
        {
            Tell(db, scope, person, "mentioned", task, excerpt);
        }

        foreach (var person in (await Followers(db, task, cancel)).Except(mentioned))
        {
            Tell(db, scope, person, "commented", task, excerpt);
        }
    }

    private static async Task<List<Guid>> Followers(RegieDb db, TaskItem task, CancellationToken cancel)
    {
        var taking = await (from party in db.Set<Party>()
                            where party.PersonId != null && (party.Id == task.AssigneeId || db.Set<TaskContributor>().Any(row => row.TaskId == task.Id && row.PartyId == party.Id))
                            select party.PersonId!.Value).ToListAsync(cancel);
        var watching = await db.Set<TaskWatcher>().Where(row => row.TaskId == task.Id).Select(row => row.PersonId).ToListAsync(cancel);
        var maker = task.CreatedBy is { } made && await db.Memberships.AnyAsync(row => row.BusinessId == task.BusinessId && row.PersonId == made, cancel) ? new[] { made } : [];
        return [.. taking.Concat(watching).Concat(maker).Distinct()];
    }

    private static void Tell(RegieDb db, Scope scope, Guid personId, string kind, TaskItem task, params string[] more)
    {
        if (personId == scope.Caller.PersonId)
        {
            return;
        }

        db.Add(new Notification
        {
            Id = scope.NewId(),
            BusinessId = task.BusinessId,
            PersonId = personId,
            Kind = kind,
            ProjectId = task.ProjectId,
            TaskId = task.Id,
            ActorId = scope.Caller.PersonId,
            At = scope.Now,
            Arguments = JsonSerializer.Serialize(more, Json.Options),
        });
    }
}
