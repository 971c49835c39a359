using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>When a person was last here, and since when they were away before that. Of the person, not of a business.</summary>
public sealed class TodayVisit
{
    public Guid PersonId { get; set; }
    public DateTimeOffset LastAt { get; set; }
    public DateTimeOffset? AwaySince { get; set; }
}

/// <summary>The person is here: what happened since they were last here is what happened while they were away.</summary>
[Needs(Permission.SignedIn), Post("today/visit"), Only(Door.Page)]
[Example("{}")]
public sealed record VisitToday : ICommand<Nothing>;

internal sealed class VisitTodayHandler(RegieDb db, Scope scope) : IHandler<VisitToday, Nothing>
{
    /// <summary>Who comes back sooner was not away.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromHours(2);

    public async Task<Result<Nothing>> Handle(VisitToday command, CancellationToken cancel)
    {
        var visit = await db.Set<TodayVisit>().SingleOrDefaultAsync(row => row.PersonId == scope.PersonId, cancel);
        if (visit is null)
        {
            visit = new TodayVisit { PersonId = scope.PersonId };
            db.Add(visit);
        }

        // Somebody who was at work on other pages was here, though not on this one.
        var worked = await db.Events.Where(row => row.ActorId == scope.PersonId).OrderByDescending(row => row.Seq).Select(row => (DateTimeOffset?)row.At).FirstOrDefaultAsync(cancel);
        var last = worked > visit.LastAt ? worked.Value : visit.LastAt;
        if (last != default && scope.Now - last >= Pause)
        {
            visit.AwaySince = last;
        }

        visit.LastAt = scope.Now;
        return default(Nothing);
    }
}
