using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>What needs one now over all businesses, sorted by what it costs to wait; how the businesses stand; what happened while one was away.</summary>
[Needs(Permission.PlanRead), Get("today"), Daily]
[Example("{}")]
public sealed record GetToday : IQuery<TodayView>
{
    /// <summary>Since when one was away; by default since one was last here, or else since six in the evening of the last working day.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>One business only.</summary>
    public Guid? BusinessId { get; init; }

    /// <summary>Also what one put off.</summary>
    public bool WithSnoozed { get; init; }
}

public sealed record TodayView
{
    public DateOnly Day { get; init; }
    public IReadOnlyList<AttentionItem> Attention { get; init; } = [];

    /// <summary>How many one put off.</summary>
    public int Snoozed { get; init; }

    public IReadOnlyList<BusinessToday> Businesses { get; init; } = [];
    public DateTimeOffset AwaySince { get; init; }
    public IReadOnlyList<AwayLine> WhileAway { get; init; } = [];
}

public enum AttentionKind { Slip, Late, DueToday, Approval, FollowUp, Unassigned, Mention, DueSoon }

/// <summary>Something that needs a person. Its sentence is the page's to say; these are its facts.</summary>
public sealed record AttentionItem
{
    public AttentionKind Kind { get; init; }
    public Guid BusinessId { get; init; }
    public Guid ProjectId { get; init; }
    public string ProjectName { get; init; } = "";
    public Guid? TaskId { get; init; }
    public string Title { get; init; } = "";
    public PersonRef? Who { get; init; }

    /// <summary>The task is one's own.</summary>
    public bool IsMine { get; init; }

    /// <summary>For a slip: the milestone that ends the plan.</summary>
    public string? Milestone { get; init; }

    /// <summary>For a mention: what was said, and the notification that says it.</summary>
    public string? Excerpt { get; init; }

    public Guid? NotificationId { get; init; }

    /// <summary>Whom or what it waits for, in words.</summary>
    public string? WaitingFor { get; init; }

    public DateTimeOffset? WaitingSince { get; init; }

    /// <summary>The day it turns on: due, follow-up, finish now.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>For a slip: the finish in the baseline.</summary>
    public DateOnly? BaselineDate { get; init; }

    /// <summary>Working days of slip; for the others, days late, waited or left.</summary>
    public decimal Days { get; init; }

    /// <summary>Each day of waiting moves the end of the project by a day.</summary>
    public bool DelaysProject { get; init; }

    /// <summary>For a slip: what explains it.</summary>
    public IReadOnlyList<DeviationReason> Causes { get; init; } = [];

    /// <summary>What a day of waiting costs, to sort by: days the project loses, and how pressing it is.</summary>
    public decimal Cost { get; init; }
}

public sealed record BusinessToday
{
    public Guid Id { get; init; }
    public string Name { get; init; } = "";
    public int Colour { get; init; }
    public TaskName? NextMilestone { get; init; }
    public Guid? NextMilestoneProjectId { get; init; }
    public DateOnly? NextMilestoneDate { get; init; }

    /// <summary>Working days that its worst active project is behind its baseline; null without a baseline.</summary>
    public decimal? DaysLate { get; init; }

    public Guid? WorstProjectId { get; init; }
    public string? WorstProject { get; init; }

    public int OpenTasks { get; init; }
    public int LateTasks { get; init; }

    /// <summary>Noted since Monday.</summary>
    public int MinutesThisWeek { get; init; }

    /// <summary>Noted since the first of the month: what a monthly retainer is read against.</summary>
    public int MinutesThisMonth { get; init; }
}

internal sealed class GetTodayHandler(RegieDb db, Scope scope) : IHandler<GetToday, TodayView>
{
    public async Task<Result<TodayView>> Handle(GetToday query, CancellationToken cancel)
    {
        if (query.BusinessId is { } asked && !await db.Businesses.AnyAsync(row => row.Id == asked, cancel))
        {
            return Problem.NotFound();
        }

        var since = query.Since ?? await db.Set<TodayVisit>().Where(row => row.PersonId == db.Me).Select(row => row.AwaySince).SingleOrDefaultAsync(cancel) ?? LastEvening();
        var slips = await new Slips(db, scope).Find(query.BusinessId, cancel);
        var found = slips.Where(slip => slip.Days >= 0.5m).Select(slip => slip.Item).Concat(await new Attention(db, scope).Find(query.BusinessId, cancel)).ToList();
        var snoozes = (await db.Set<AttentionSnooze>().Where(row => row.PersonId == db.Me && row.Until > scope.Today).ToListAsync(cancel)).ToLookup(row => (row.SubjectId, row.Kind), row => row.Date);
        var awake = found.Where(item => !snoozes[(item.TaskId ?? item.ProjectId, item.Kind)].Any(date => date == item.Date)).ToList();
        return new TodayView
        {
            Day = scope.Today,
            Attention = [.. (query.WithSnoozed ? found : awake).OrderByDescending(item => item.Cost).ThenBy(item => item.Date ?? DateOnly.MaxValue).Take(50)],
            Snoozed = found.Count - awake.Count,
            Businesses = await new BusinessesToday(db, scope).Read(query.BusinessId, slips, cancel),
            AwaySince = since,
            WhileAway = await new WhileAway(db, scope).Read(query.BusinessId, since, cancel),
        };
    }

    private DateTimeOffset LastEvening()
    {
        var day = scope.Today.AddDays(-1);
        while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
        {
            day = day.AddDays(-1);
        }

        return new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(new TimeOnly(18, 0)), scope.Zone), TimeSpan.Zero);
    }
}
