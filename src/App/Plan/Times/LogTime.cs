using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>Notes time one spent on a task.</summary>
[Needs(Permission.TaskWork), Post("tasks/{TaskId}/time"), Creates("tasks/{taskId}/time")]
[Example("""{"taskId":"{task}","minutes":90}""")]
public sealed record LogTime(Guid TaskId, [property: Range(1, 1440)] int Minutes) : ICommand<TimeEntryView>
{
    /// <summary>By default today.</summary>
    public DateOnly? Day { get; init; }

    [MaxLength(500)] public string? Note { get; init; }
}

public sealed record TimeEntryView(Guid Id, Guid TaskId, PersonRef Person, DateOnly Day, int Minutes, string? Note);

internal sealed class LogTimeHandler(RegieDb db, Scope scope) : IHandler<LogTime, TimeEntryView>
{
    public async Task<Result<TimeEntryView>> Handle(LogTime command, CancellationToken cancel)
    {
        if (await db.Task(command.TaskId, cancel) is not { } task || await Parties.Me(db, scope, task.BusinessId, cancel) is not { } me)
        {
            return Problem.NotFound();
        }

        var entry = new TimeEntry { Id = scope.NewId(), BusinessId = task.BusinessId, TaskId = task.Id, PartyId = me.Id, Day = command.Day ?? scope.Today, Minutes = command.Minutes, Note = command.Note, CreatedAt = scope.Now };
        db.Add(entry);
        db.Raise(new TimeLogged(task.BusinessId, task.Id, task.ProjectId, task.Title, entry.Minutes, entry.Day));
        return new TimeEntryView(entry.Id, task.Id, new PersonRef(me.PublicId, me.Name), entry.Day, entry.Minutes, entry.Note);
    }
}

/// <summary>Time noted on a task: everybody's for whoever may read whose hours they are, else one's own. Their sum stands with the task.</summary>
[Needs(Permission.PlanRead), Get("tasks/{TaskId}/time")]
[Example("""{"taskId":"{task}"}""")]
public sealed record ListTime(Guid TaskId) : IQuery<Page<TimeEntryView>>
{
    [MaxLength(400)] public string? Cursor { get; init; }
    [Range(1, 200)] public int? Limit { get; init; }
}

internal sealed class ListTimeHandler(RegieDb db) : IHandler<ListTime, Page<TimeEntryView>>
{
    public async Task<Result<Page<TimeEntryView>>> Handle(ListTime query, CancellationToken cancel)
    {
        if (!await db.Set<TaskItem>().AnyAsync(row => row.Id == query.TaskId, cancel))
        {
            return Problem.NotFound();
        }

        var hours = db.HoursIds;
        return Paging.Of(
            await (from entry in db.Set<TimeEntry>()
                   join party in db.Set<Party>() on entry.PartyId equals party.Id
                   where entry.TaskId == query.TaskId && (db.SeesEverything || hours.Contains(entry.BusinessId) || party.PersonId == db.Me)
                   orderby entry.Day descending, entry.CreatedAt descending
                   select new TimeEntryView(entry.Id, entry.TaskId, new PersonRef(party.PersonId ?? party.Id, party.Name, party.PersonId == null), entry.Day, entry.Minutes, entry.Note))
                .ToListAsync(cancel),
            query.Cursor, query.Limit, entry => entry.Id.ToString());
    }
}

/// <summary>Takes back time one noted oneself.</summary>
[Needs(Permission.TaskWork), Delete("time/{TimeEntryId}")]
[Example("""{"timeEntryId":"{timeEntry}"}""")]
public sealed record RemoveTime(Guid TimeEntryId) : ICommand<Nothing>;

internal sealed class RemoveTimeHandler(RegieDb db) : IHandler<RemoveTime, Nothing>
{
    public async Task<Result<Nothing>> Handle(RemoveTime command, CancellationToken cancel)
    {
        var entry = await db.Set<TimeEntry>().SingleOrDefaultAsync(row => row.Id == command.TimeEntryId, cancel);
        if (entry is null || !await db.Set<Party>().AnyAsync(row => row.Id == entry.PartyId && row.PersonId == db.Me, cancel))
        {
            return Problem.NotFound();
        }

        db.Remove(entry);
        return default(Nothing);
    }
}
