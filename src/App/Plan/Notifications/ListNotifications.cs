using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>What one should know of, newest first, over all businesses.</summary>
[Needs(Permission.SignedIn), Get("notifications")]
[Example("""{"limit":30}""")]
public sealed record ListNotifications([property: Range(1, 200)] int Limit = 30, [property: MaxLength(400)] string? Cursor = null) : IQuery<Page<NotificationView>>;

/// <summary>A notification; <paramref name="Kind"/> says which sentence it is, <paramref name="Arguments"/> fill it.</summary>
public sealed record NotificationView(Guid Id, Guid BusinessId, string BusinessName, string Kind, string? Actor, Guid? ProjectId, string? ProjectName, Guid? TaskId, string? TaskTitle, IReadOnlyList<string> Arguments, DateTimeOffset At, bool IsRead);

internal sealed class ListNotificationsHandler(RegieDb db, Scope scope) : IHandler<ListNotifications, Page<NotificationView>>
{
    public async Task<Result<Page<NotificationView>>> Handle(ListNotifications query, CancellationToken cancel)
    {
        if (!Cursor.TryRead(query.Cursor, 2, out var after) || (after is not null && !(long.TryParse(after[0], out _) && Guid.TryParse(after[1], out _))))
        {
            return Problem.Invalid("cursor", "not-a-cursor");
        }

        var mine = Notices.Of(db, scope.PersonId);
        if (after is not null)
        {
            var (at, id) = (new DateTimeOffset(long.Parse(after[0], CultureInfo.InvariantCulture), TimeSpan.Zero), Guid.Parse(after[1]));
            mine = mine.Where(one => one.At < at || (one.At == at && one.Id.CompareTo(id) > 0));
        }

        var names = db.Names;
        var rows = await mine.OrderByDescending(one => one.At).ThenBy(one => one.Id).Take(query.Limit + 1)
            .Select(one => new
            {
                one,
                Business = db.Businesses.Where(business => business.Id == one.BusinessId).Select(business => business.Name).FirstOrDefault(),
                Project = db.Set<Project>().Where(project => project.Id == one.ProjectId).Select(project => project.Name).FirstOrDefault(),
                Task = db.Set<TaskItem>().Where(task => task.Id == one.TaskId).Select(task => task.Title).FirstOrDefault(),
                Actor = db.Set<Party>().Where(party => party.BusinessId == one.BusinessId && party.PersonId == one.ActorId).Select(party => party.Name).FirstOrDefault(),
            }).ToListAsync(cancel);
        var page = Cursor.Page(rows, query.Limit, last => [last.one.At.UtcTicks.ToString(CultureInfo.InvariantCulture), last.one.Id.ToString()]);
        return new Page<NotificationView>([.. page.Items.Select(row => new NotificationView(row.one.Id, row.one.BusinessId, row.Business ?? "", row.one.Kind, row.Actor is null ? null : names.Of(row.one.BusinessId, row.one.ActorId, row.Actor), row.one.ProjectId, row.Project,
            row.one.TaskId, row.Task, JsonSerializer.Deserialize<string[]>(row.one.Arguments) ?? [], row.one.At, row.one.ReadAt is not null))], page.Next);
    }
}
