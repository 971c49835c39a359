using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>One's own calendar links that still open: of a project, or those to all one's tasks.</summary>
[Needs(Permission.PlanRead), Get("calendar-feeds"), Only(Door.Page)]
[Example("""{"projectId":"{project}"}""")]
public sealed record ListCalendarFeeds : IQuery<Page<CalendarFeedView>>
{
    public Guid? ProjectId { get; init; }
}

public sealed record CalendarFeedView(Guid Id, Guid? ProjectId, DateTimeOffset CreatedAt);

internal sealed class ListCalendarFeedsHandler(RegieDb db, Scope scope) : IHandler<ListCalendarFeeds, Page<CalendarFeedView>>
{
    public async Task<Result<Page<CalendarFeedView>>> Handle(ListCalendarFeeds query, CancellationToken cancel)
    {
        if (query.ProjectId is { } project && !await db.Set<Project>().AnyAsync(row => row.Id == project, cancel))
        {
            return Problem.NotFound();
        }

        var feeds = await db.Set<CalendarFeed>().Where(row => row.PersonId == scope.PersonId && row.ProjectId == query.ProjectId && row.RevokedAt == null).OrderBy(row => row.CreatedAt)
            .Select(row => new CalendarFeedView(row.Id, row.ProjectId, row.CreatedAt)).ToListAsync(cancel);
        return new Page<CalendarFeedView>(feeds, null);
    }
}
