using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>What falls between two days, over all businesses, one of them, or in one project.</summary>
[Needs(Permission.PlanRead), Get("calendar")]
[Example("""{"from":"2026-11-01","to":"2026-11-30"}""")]
public sealed record ListCalendar(DateOnly From, DateOnly To) : IQuery<Page<CalendarTask>>
{
    public Guid? BusinessId { get; init; }
    public Guid? ProjectId { get; init; }

    /// <summary>Only what is assigned to oneself.</summary>
    public bool Mine { get; init; }

    [MaxLength(400)] public string? Cursor { get; init; }
    [Range(1, 200)] public int? Limit { get; init; }
}

/// <summary>A task on its day: the one it is due, or the one on which the plan finishes it.</summary>
public sealed record CalendarTask
{
    public Guid Id { get; init; }
    public Guid BusinessId { get; init; }
    public Guid ProjectId { get; init; }
    public string BusinessName { get; init; } = "";
    public int BusinessColour { get; init; }
    public string ProjectName { get; init; } = "";
    public string Title { get; init; } = "";
    public DateOnly Day { get; init; }

    /// <summary>By when on that day, where a person said so; in <see cref="TimeZone"/>.</summary>
    public TimeOnly? At { get; init; }

    public string? TimeZone { get; init; }

    /// <summary>Nobody set the day: the plan computed it.</summary>
    public bool IsComputed { get; init; }

    public bool IsClosed { get; init; }
    public bool IsLate { get; init; }
    public bool IsMilestone { get; init; }
    public string StatusName { get; init; } = "";
    public string? AssigneeName { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }
    public int Version { get; init; }
}

internal sealed class ListCalendarHandler(RegieDb db, Scope scope) : IHandler<ListCalendar, Page<CalendarTask>>
{
    public async Task<Result<Page<CalendarTask>>> Handle(ListCalendar query, CancellationToken cancel)
    {
        if (query.To < query.From)
        {
            return Problem.Invalid("to", "before-start");
        }

        if ((query.BusinessId is { } business && !await db.Businesses.AnyAsync(row => row.Id == business, cancel))
            || (query.ProjectId is { } project && !await db.Set<Project>().AnyAsync(row => row.Id == project, cancel)))
        {
            return Problem.NotFound();
        }

        var tasks = query.Mine ? CalendarReading.Mine(db) : db.Set<TaskItem>();
        tasks = query.BusinessId is { } within ? tasks.Where(task => task.BusinessId == within) : tasks;
        tasks = query.ProjectId is { } of ? tasks.Where(task => task.ProjectId == of) : tasks;
        return Paging.Of(await CalendarReading.Between(db, tasks, query.From, query.To, scope.Today, cancel), query.Cursor, query.Limit, task => task.Id.ToString());
    }
}
