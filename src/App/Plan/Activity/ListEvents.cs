using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>What happened, newest first: of a task, a project, a business, or everywhere one sees.</summary>
[Needs(Permission.PlanRead), Get("events"), Daily]
[Example("""{"projectId":"{project}"}""")]
public sealed record ListEvents : IQuery<Page<EventView>>
{
    public Guid? BusinessId { get; init; }
    public Guid? ProjectId { get; init; }
    public Guid? TaskId { get; init; }

    /// <summary>Only this kind, such as <c>plan.task.closed</c>.</summary>
    [MaxLength(100)] public string? Kind { get; init; }

    [MaxLength(100)] public string? Cursor { get; init; }
    [Range(1, 200)] public int? Limit { get; init; }
}

/// <summary>Something that happened; <see cref="Body"/> is the event itself, and what its kind says of it.</summary>
public sealed record EventView(Guid Id, long Seq, DateTimeOffset At, string Kind, Guid BusinessId, string SubjectKind, Guid SubjectId, Guid? ProjectId, Guid? ActorId, string? Actor, JsonElement Body);

internal sealed class ListEventsHandler(RegieDb db) : IHandler<ListEvents, Page<EventView>>
{
    public async Task<Result<Page<EventView>>> Handle(ListEvents query, CancellationToken cancel)
    {
        if ((query.BusinessId is { } asked && !await db.Businesses.AnyAsync(row => row.Id == asked, cancel))
            || (query.ProjectId is { } within && !await db.WithTrash<Project>().AnyAsync(row => row.Id == within, cancel))
            || (query.TaskId is { } of && !await db.WithTrash<TaskItem>().AnyAsync(row => row.Id == of, cancel)))
        {
            return Problem.NotFound();
        }

        if (!Cursor.TryRead(query.Cursor, 1, out var after) || (after is not null && !long.TryParse(after[0], NumberStyles.None, CultureInfo.InvariantCulture, out _)))
        {
            return Problem.Invalid("cursor", "not-a-cursor");
        }

        var events = EventReading.Visible(db);
        events = query.BusinessId is { } business ? events.Where(row => row.BusinessId == business) : events;
        events = query.ProjectId is { } project ? events.Where(row => row.ParentId == project || row.SubjectId == project) : events;
        events = query.TaskId is { } task ? events.Where(row => row.SubjectId == task) : events;
        events = query.Kind is { } kind ? events.Where(row => row.Kind == kind) : events;
        if (after is not null)
        {
            var seq = long.Parse(after[0], CultureInfo.InvariantCulture);
            events = events.Where(row => row.Seq < seq);
        }

        var limit = query.Limit ?? 50;
        return Cursor.Page(await EventReading.Views(db, events.OrderByDescending(row => row.Seq).Take(limit + 1), cancel), limit, last => [last.Seq.ToString(CultureInfo.InvariantCulture)]);
    }
}

internal static class EventReading
{
    /// <summary>Events of what one sees: everything of a business for OBM and owner, else of one's projects; somebody else's hours only where one may read whose they are.</summary>
    public static IQueryable<EventRow> Visible(RegieDb db)
    {
        var hours = db.HoursIds;
        return db.Events.Where(row => db.SeesEverything || db.WideIds.Contains(row.BusinessId) || db.Set<Project>().Any(project => project.Id == row.ParentId || project.Id == row.SubjectId))
            .Where(row => row.Kind != "plan.time.logged" || row.ActorId == db.Me || db.SeesEverything || hours.Contains(row.BusinessId));
    }

    /// <summary>Of a change of who takes part, or of when somebody works, the name is a person's.</summary>
    private static JsonElement BodyFor(Names names, EventRow row)
    {
        if (row.Kind == "plan.project.arranged" && !names.AreWhole(row.BusinessId)
            && JsonSerializer.Deserialize<ProjectArranged>(row.Body, Json.Options) is { What: "member" or "workingTime" } arranged)
        {
            return JsonSerializer.SerializeToElement(arranged with { Name = Names.First(arranged.Name) }, Json.Options);
        }

        return JsonSerializer.Deserialize<JsonElement>(row.Body, Json.Options);
    }

    public static async Task<List<EventView>> Views(RegieDb db, IQueryable<EventRow> events, CancellationToken cancel)
    {
        var names = db.Names;
        var rows = await (from row in events
                          join actor in db.Users on row.ActorId equals (Guid?)actor.Id into actors
                          from actor in actors.DefaultIfEmpty()
                          orderby row.Seq descending
                          select new { Row = row, Actor = actor == null ? null : names.Of(row.BusinessId, actor.Id, actor.Name) }).ToListAsync(cancel);
        return [.. rows.Select(found => new EventView(found.Row.Id, found.Row.Seq, found.Row.At, found.Row.Kind, found.Row.BusinessId, found.Row.SubjectKind, found.Row.SubjectId,
            found.Row.SubjectKind == "project" ? found.Row.SubjectId : found.Row.ParentId, found.Row.ActorId, found.Actor, BodyFor(names, found.Row)))];
    }
}
