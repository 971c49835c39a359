using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>Marks notifications as read: all of them, or the ones named. Answers how many there still are.</summary>
[Needs(Permission.SignedIn), Post("notifications/reading")]
[Example("{}")]
public sealed record ReadNotifications([property: MaxLength(200)] IReadOnlyList<Guid>? Ids = null) : ICommand<UnreadCount>;

public sealed record UnreadCount(int Unread);

internal sealed class ReadNotificationsHandler(RegieDb db, Scope scope) : IHandler<ReadNotifications, UnreadCount>
{
    public async Task<Result<UnreadCount>> Handle(ReadNotifications command, CancellationToken cancel)
    {
        if (command.Ids is { Count: > 0 } ids && await db.Set<Notification>().CountAsync(one => one.PersonId == scope.PersonId && ids.Contains(one.Id), cancel) < ids.Distinct().Count())
        {
            return Problem.NotFound();
        }

        var unread = await db.Set<Notification>().Where(one => one.PersonId == scope.PersonId && one.ReadAt == null).ToListAsync(cancel);
        var read = unread.Where(one => command.Ids is null || command.Ids.Contains(one.Id)).ToList();
        foreach (var one in read) one.ReadAt = scope.Now;
        return new UnreadCount(unread.Count - read.Count);
    }
}
