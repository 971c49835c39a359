using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>Makes a secret link for a calendar program: to the dates of a project, or to all that is assigned to oneself.</summary>
[Needs(Permission.PlanRead), Post("calendar-feeds"), Only(Door.Page)]
[Example("""{"projectId":"{project}"}""")]
public sealed record CreateCalendarFeed : ICommand<CreatedCalendarFeed>
{
    /// <summary>Absent: one's own tasks over all businesses.</summary>
    public Guid? ProjectId { get; init; }
}

/// <summary>The link; it is shown now and never again.</summary>
public sealed record CreatedCalendarFeed(Guid Id, string Url);

internal sealed class CreateCalendarFeedHandler(RegieDb db, Scope scope, PublicAddress address) : IHandler<CreateCalendarFeed, CreatedCalendarFeed>
{
    private const int Most = 500;

    public async Task<Result<CreatedCalendarFeed>> Handle(CreateCalendarFeed command, CancellationToken cancel)
    {
        if (command.ProjectId is { } project && !await db.Set<Project>().AnyAsync(row => row.Id == project, cancel))
        {
            return Problem.NotFound();
        }

        if (await db.Set<CalendarFeed>().CountAsync(row => row.PersonId == scope.PersonId && row.RevokedAt == null, cancel) >= Most)
        {
            return Problem.Refused("plan.feed.too-many", Most);
        }

        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var feed = new CalendarFeed { Id = scope.NewId(), PersonId = scope.PersonId, ProjectId = command.ProjectId, Hash = TokenSecret.HashOf(secret), CreatedAt = scope.Now };
        db.Add(feed);
        return new CreatedCalendarFeed(feed.Id, address.Link($"/feeds/calendar/{secret}.ics"));
    }
}
