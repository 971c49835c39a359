using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>Takes back one of one's own calendar links: from now on it opens nothing.</summary>
[Needs(Permission.SignedIn), Delete("calendar-feeds/{FeedId}"), Only(Door.Page)]
[Example("""{"feedId":"{feed}"}""")]
public sealed record RevokeCalendarFeed(Guid FeedId) : ICommand<Nothing>;

internal sealed class RevokeCalendarFeedHandler(RegieDb db, Scope scope) : IHandler<RevokeCalendarFeed, Nothing>
{
    public async Task<Result<Nothing>> Handle(RevokeCalendarFeed command, CancellationToken cancel)
    {
        if (await db.Set<CalendarFeed>().SingleOrDefaultAsync(row => row.Id == command.FeedId && row.PersonId == scope.PersonId, cancel) is not { } feed)
        {
            return Problem.NotFound();
        }

        feed.RevokedAt ??= scope.Now;
        return default(Nothing);
    }
}
