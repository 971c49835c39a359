using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Regie.Kernel;
using Regie.Plan;
using Regie.Scheduling;

namespace Regie.Connect;

/// <summary>Tasks with their labels and people.</summary>
internal sealed partial class Bringing
{
    private const double Step = 1024;
    private const double ListRoom = 1e10;
    private const char Between = '\u001F';

    private readonly Dictionary<string, (Guid Id, SourceField Field, Dictionary<string, Guid> Options)> fieldOf = [];
    private readonly List<SourceRaw> ownRaws = [];
    private readonly Dictionary<string, int> listAt = [];
    private Guid fresh;
    private int number;
    private double rank;

    private async Task Tasks(CancellationToken cancel)
    {
        if (isUpdate)
        {
            (number, rank) = await db.Set<PlanState>().Where(row => row.Id == projectId).Select(row => new ValueTuple<int, double>(row.LastNumber, row.LastRank)).SingleAsync(cancel);
        }

        await Merge("task", ImportKinds.Task, board.Tasks, task => task.ExternalId, Task, new()
        {
            Line = task => task.ParentId is null ? "task" : "subtask",
            Map = tasks,
            Known = Claim,
            Id = _ => fresh = scope.NewId(),
            Url = task => task.Url,
            Marked = task => task.Archived,
            Sets = task =>
            [
                ("labels", string.Join(Between, task.LabelIds.Order(StringComparer.Ordinal))),
                ("contributors", string.Join(Between, task.PersonIds.Skip(1).Order(StringComparer.Ordinal))),
            ],
            Created = made => Hang(made, cancel),
            Changed = (task, last, now) => Rehang(task, last, now, cancel),
        }, cancel);
    }

    private TaskItem? Task(SourceTask source, Guid id)
    {
        var isNew = id == fresh;
        if (isNew)
        {
            alive?.Add(id);
            number++;
        }

        var (status, kind) = StatusOf(source);
        var schedule = source.Schedule;
        var (startDate, startTime) = Wall(source.Start);
        var (dueDate, dueTime) = Wall(source.Due);
        string? ownZone = null;
        if (source.Due is { Instant: { } due } && zone.IsAmbiguousTime(TimeZoneInfo.ConvertTime(due, zone).DateTime))
        {
            // In the hour that comes twice the wall clock does not say which moment is meant: UTC does.
            (dueDate, dueTime, ownZone) = (DateOnly.FromDateTime(due.UtcDateTime), TimeOnly.FromDateTime(due.UtcDateTime), "UTC");
        }

        if (startDate > dueDate)
        {
            // Kept as it is in the raw values; a start after the end cannot be planned.
            Keep(source, "start", source.Start.ToString());
            (startDate, startTime) = (null, null);
        }

        var ended = source.Completed || kind == StatusKind.Done ? Moment(source.CompletedOn ?? source.InListSince ?? source.UpdatedOn ?? source.CreatedOn) : null;
        var closed = source.Completed || kind == StatusKind.Done ? ended ?? scope.Now : (DateTimeOffset?)null;
        var title = Cut(source.Title, 500) ?? "…";
        var isCut = source.Title.Trim().Length > 500;
        var created = Moment(source.CreatedOn) ?? scope.Now;
        return new()
        {
            Id = id,
            BusinessId = business.Id,
            ProjectId = projectId,
            Number = number,
            Title = title,
            Description = isCut ? $"{source.Title}\n\n{source.Description}".TrimEnd() : source.Description,
            AssigneeId = source.PersonIds.Count > 0 && parties.TryGetValue(source.PersonIds[0], out var assignee) ? assignee : null,
            StatusId = status,
            SectionId = source.ListId is { } list && sections.TryGetValue(list, out var section) ? section : null,
            ParentId = source.ParentId is { } parent && tasks.TryGetValue(parent, out var above) && IsAlive(above) ? above : null,
            StartDate = startDate,
            StartTime = startTime,
            DueDate = dueDate,
            DueTime = dueTime,
            TimeZone = ownZone,
            EstimateMinutes = source.EstimateMinutes,
            RemainingMinutes = source.RemainingMinutes,
            DurationMinutes = schedule is { Summary: false } ? schedule.DurationMinutes : null,
            IsElapsed = schedule?.Elapsed ?? false,
            Progress = source.Progress ?? (source.Completed ? 100 : 0),
            Priority = source.Priority is { } priority ? (Priority)priority : Priority.Normal,
            IsMilestone = source.Milestone,
            Rank = source.Position is { } place && double.IsFinite(place) ? Place(source.ListId, place) : isNew ? rank += Step : rank,
            // Dates of a source stay where they are until somebody lets the engine move them.
            ScheduleMode = startDate is not null || dueDate is not null ? ScheduleMode.Manual : ScheduleMode.Auto,
            ConstraintKind = schedule is null ? ConstraintKind.AsSoonAsPossible : Constraint(schedule.Constraint),
            ConstraintDate = schedule is { ConstraintDate: { } at } && schedule.Constraint > SourceConstraint.AsLateAsPossible ? at : null,
            Deadline = schedule?.Deadline,
            ActualStart = schedule?.ActualStart,
            // What is done and has no date stands where it was done, not where work begins now.
            ActualFinish = schedule is not null ? schedule.ActualFinish : ended is { } done && (startDate ?? dueDate) is null ? TimeZoneInfo.ConvertTime(done, zone).DateTime.Date.AddHours(17) : null,
            CalendarId = schedule?.CalendarId is { } calendar && calendars.TryGetValue(calendar, out var own) && calendar != board.Project.CalendarId ? own : null,
            CustomValues = Values(source),
            CreatedAt = created,
            CreatedBy = null,
            UpdatedAt = Moment(source.UpdatedOn) ?? created,
            ClosedAt = closed,
            ArchivedAt = source.Archived ? Moment(source.UpdatedOn) ?? scope.Now : null,
        };
    }

    // List by list, as the source shows them; within a list by the source's own number, which outlives its neighbours.
    private double Place(string? list, double place)
    {
        if (listAt.Count == 0)
        {
            foreach (var (at, one) in board.Lists.Index())
            {
                listAt.TryAdd(one.ExternalId, at);
            }
        }

        return (list is not null && listAt.TryGetValue(list, out var order) ? order : listAt.Count) * ListRoom + Math.Clamp(place, 0, ListRoom - 1);
    }

    private (Guid Id, StatusKind Kind) StatusOf(SourceTask source)
    {
        if (source.Status is { } name && steps.TryGetValue(name, out var own))
        {
            return own;
        }

        if (Meaning == ListMeaning.Steps && source.ListId is { } list && steps.TryGetValue(list, out var step))
        {
            return step;
        }

        var kind = KindWithoutStatus(source);
        kind = byKind.ContainsKey(kind) ? kind : StatusKind.ToDo;
        return (byKind[kind], kind);
    }

    /// <summary>A task as it will be, for the preview.</summary>
    internal ProposedTask Shown(SourceTask source)
    {
        var list = board.Lists.FirstOrDefault(one => one.ExternalId == source.ListId)?.Name;
        return new(
            Cut(source.Title, 500) ?? "…",
            board.Tasks.FirstOrDefault(task => task.ExternalId == source.ParentId)?.Title,
            Meaning == ListMeaning.Steps ? null : list,
            source.Status ?? (Meaning == ListMeaning.Steps ? list : null),
            [.. source.PersonIds.Select(id => board.People.FirstOrDefault(person => person.ExternalId == id)?.Name ?? id)],
            source.Start?.DayIn(zone), source.Due?.DayIn(zone), source.EstimateMinutes);
    }

    private static StatusKind KindWithoutStatus(SourceTask source) => source.Completed ? StatusKind.Done : source.Progress > 0 ? StatusKind.Doing : StatusKind.ToDo;

    // Only values that fit the field's type: others are kept raw, so that the field stays what it says it is.
    private string Values(SourceTask source)
    {
        if (source.Values.Count == 0)
        {
            return "{}";
        }

        var values = new JsonObject();
        foreach (var value in source.Values)
        {
            if (!fieldOf.TryGetValue(value.FieldId, out var field))
            {
                continue;
            }

            JsonNode? node = field.Field.Type switch
            {
                SourceFieldType.Number when value.Number is { } amount => JsonValue.Create(amount),
                SourceFieldType.Money when value.Number is { } amount && Math.Abs(amount) < 1e15m && amount * 100 == Math.Truncate(amount * 100) => JsonValue.Create((long)(amount * 100)),
                SourceFieldType.Date when value.Date is { } date => JsonValue.Create(date.DayIn(zone).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)),
                SourceFieldType.Checkbox when value.Flag is { } flag => JsonValue.Create(flag),
                SourceFieldType.Select when value.Choices is [var only, ..] && field.Options.TryGetValue(only, out var option) => JsonValue.Create(option.ToString()),
                SourceFieldType.Text or SourceFieldType.Link when value.Text is { Length: <= 5000 } text => JsonValue.Create(text),
                _ => null,
            };
            if (node is null || value.Date is { Instant: not null } or { At: not null })
            {
                Keep(source, "value:" + field.Field.Name, value.Text ?? value.Date?.ToString() ?? value.Number?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? string.Join(", ", value.Choices));
            }

            if (node is not null)
            {
                values[field.Id.ToString()] = node;
            }
        }

        return values.Count == 0 ? "{}" : values.ToJsonString(Json.Options);
    }

    private void Keep(SourceTask source, string name, string? value)
    {
        if (write)
        {
            ownRaws.Add(new("task.values", source.ExternalId, JsonSerializer.Serialize(new Dictionary<string, string?> { [name] = value }, Json.Options)));
        }
    }

    private async Task Hang(IReadOnlyList<(SourceTask Source, TaskItem Made)> made, CancellationToken cancel)
    {
        await db.Insert(made.SelectMany(pair => pair.Source.LabelIds.Where(labels.ContainsKey).Select(label => new TaskLabel
        {
            Id = scope.NewId(), BusinessId = business.Id, TaskId = pair.Made.Id, LabelId = labels[label],
        })), cancel);
        await db.Insert(made.SelectMany(pair => Contributors(pair.Source).Where(party => party != pair.Made.AssigneeId).Select(party => new TaskContributor
        {
            Id = scope.NewId(), BusinessId = business.Id, TaskId = pair.Made.Id, PartyId = party,
        })), cancel);
    }

    private IEnumerable<Guid> Contributors(SourceTask source) => source.PersonIds.Skip(1).Where(parties.ContainsKey).Select(id => parties[id]).Distinct();

    // What the source added comes, what it took away goes; labels and people that somebody added here stay.
    private async Task<bool> Rehang(TaskItem task, Dictionary<string, string?> last, Dictionary<string, string?> now, CancellationToken cancel)
    {
        var any = false;
        var (addedLabels, goneLabels) = Difference("labels", labels);
        if (addedLabels.Count + goneLabels.Count > 0)
        {
            var has = await db.Set<TaskLabel>().Where(row => row.TaskId == task.Id).ToListAsync(cancel);
            var add = addedLabels.Where(id => has.TrueForAll(row => row.LabelId != id)).ToList();
            var remove = has.Where(row => goneLabels.Contains(row.LabelId)).ToList();
            any |= add.Count + remove.Count > 0;
            if (write)
            {
                db.AddRange(add.Select(id => new TaskLabel { Id = scope.NewId(), BusinessId = business.Id, TaskId = task.Id, LabelId = id }));
                db.RemoveRange(remove);
            }
        }

        var (addedPeople, gonePeople) = Difference("contributors", parties);
        if (addedPeople.Count + gonePeople.Count > 0)
        {
            var has = await db.Set<TaskContributor>().Where(row => row.TaskId == task.Id).ToListAsync(cancel);
            var add = addedPeople.Where(id => id != task.AssigneeId && has.TrueForAll(row => row.PartyId != id)).ToList();
            var remove = has.Where(row => gonePeople.Contains(row.PartyId)).ToList();
            any |= add.Count + remove.Count > 0;
            if (write)
            {
                db.AddRange(add.Select(id => new TaskContributor { Id = scope.NewId(), BusinessId = business.Id, TaskId = task.Id, PartyId = id }));
                db.RemoveRange(remove);
            }
        }

        return any;

        (List<Guid> Added, List<Guid> Gone) Difference(string name, Dictionary<string, Guid> map)
        {
            string[] before = last.GetValueOrDefault(name)?.Split(Between) ?? [], after = now.GetValueOrDefault(name)?.Split(Between) ?? [];
            return ([.. after.Except(before).Where(map.ContainsKey).Select(id => map[id])], [.. before.Except(after).Where(map.ContainsKey).Select(id => map[id])]);
        }
    }

    private (DateOnly? Day, TimeOnly? Time) Wall(SourceDate? date) => date is { } at ? (at.DayIn(zone), at.TimeIn(zone)) : (null, null);

    /// <summary>The moment of a date: an instant as it is, a wall-clock time or a day in the project's zone.</summary>
    private DateTimeOffset? Moment(SourceDate? date)
    {
        if (date is not { } at)
        {
            return null;
        }

        if (at.Instant is { } instant)
        {
            return instant;
        }

        return Moment(at.Day.ToDateTime(at.At ?? TimeOnly.MinValue));
    }

    private DateTimeOffset Moment(DateTime local)
    {
        // A time that the change of clocks leaves out is read an hour later.
        local = zone.IsInvalidTime(local) ? local.AddHours(1) : local;
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }

    private static ConstraintKind Constraint(SourceConstraint constraint) => constraint switch
    {
        SourceConstraint.AsLateAsPossible => ConstraintKind.AsLateAsPossible,
        SourceConstraint.MustStartOn => ConstraintKind.MustStartOn,
        SourceConstraint.MustFinishOn => ConstraintKind.MustFinishOn,
        SourceConstraint.StartNoEarlierThan => ConstraintKind.StartNoEarlierThan,
        SourceConstraint.StartNoLaterThan => ConstraintKind.StartNoLaterThan,
        SourceConstraint.FinishNoEarlierThan => ConstraintKind.FinishNoEarlierThan,
        SourceConstraint.FinishNoLaterThan => ConstraintKind.FinishNoLaterThan,
        _ => ConstraintKind.AsSoonAsPossible,
    };
}
