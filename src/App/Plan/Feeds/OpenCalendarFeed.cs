using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>Whose dates a calendar link stands for. The dates themselves are then asked for as that person.</summary>
[Needs(Permission.Anyone), Get("calendar-feeds/opened/{Secret}"), Only(Door.Inside)]
[Example("""{"secret":"{secret}"}""")]
public sealed record OpenCalendarFeed([property: Required, MaxLength(100)] string Secret) : IQuery<OpenedCalendarFeed>;

public sealed record OpenedCalendarFeed(Guid PersonId, string Language, Guid? ProjectId);

internal sealed class OpenCalendarFeedHandler(RegieDb db) : IHandler<OpenCalendarFeed, OpenedCalendarFeed>
{
    public async Task<Result<OpenedCalendarFeed>> Handle(OpenCalendarFeed query, CancellationToken cancel)
    {
        var hash = TokenSecret.HashOf(query.Secret);
        var found = await (from feed in db.Set<CalendarFeed>()
                           join person in db.Users on feed.PersonId equals person.Id
                           where feed.Hash == hash && feed.RevokedAt == null
                           select new { feed.PersonId, person.Language, feed.ProjectId }).SingleOrDefaultAsync(cancel);
        return found is null ? Problem.NotFound() : new OpenedCalendarFeed(found.PersonId, found.Language ?? "en", found.ProjectId);
    }
}
