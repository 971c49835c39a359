using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Regie.Kernel;
using Regie.Scheduling;

namespace Regie.Plan;

/// <summary>Carries out an <see cref="UpdateTask"/> on a loaded task, step by step.</summary>
internal sealed class TaskEdit(RegieDb db, Scope scope, TaskItem task)
{
    private Status? _newStatus;
    private Party? _newAssignee;
    private IEvent? _stateChange;

    /// <summary>What is wrong with the values themselves.</summary>
    public Problem? Refuse(UpdateTask command)
    {
        if (command.Title.IsSet && string.IsNullOrWhiteSpace(command.Title.Value))
        {
            return Problem.Invalid("title", "required");
        }

        if (command.StartDate.Or(task.StartDate) > command.DueDate.Or(task.DueDate))
        {
            return Problem.Invalid(command.DueDate.IsSet ? "dueDate" : "startDate", "before-start");
        }

        if (command.TimeZone is { IsSet: true, Value: { } zone } && !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
        {
            return Problem.Invalid("timeZone", "not-a-time-zone");
        }

        if (command.Recurrence is { IsSet: true, Value: { } rule } && !Repetition.IsValid(rule))
        {
            return Problem.Invalid("recurrence", "not-a-recurrence");
        }

        var kind = command.ConstraintKind.Or(task.ConstraintKind) ?? ConstraintKind.AsSoonAsPossible;
        if (kind is not (ConstraintKind.AsSoonAsPossible or ConstraintKind.AsLateAsPossible) && command.ConstraintDate.Or(task.ConstraintDate) is null)
        {
            return Problem.Invalid("constraintDate", "required");
        }

        if (command.ActualFinish.Or(task.ActualFinish) is { } finish && command.ActualStart.Or(task.ActualStart) is { } start && finish < start)
        {
            return Problem.Invalid("actualFinish", "before-start");
        }

        foreach (var (name, value) in new[] { ("constraintDate", command.ConstraintDate.Value), ("deadline", command.Deadline.Value), ("actualStart", command.ActualStart.Value), ("actualFinish", command.ActualFinish.Value) })
        {
            if (value is { } moment && moment.Year is < 1900 or > 2399)
            {
                return Problem.Invalid(name, "out-of-range");
            }
        }

        return null;
    }

    /// <summary>Finds what ids in the command stand for; unknown ones do not exist.</summary>
    public async Task<Problem?> Place(UpdateTask command, CancellationToken cancel)
    {
        if (command.AssigneeId is { IsSet: true, Value: { } who })
        {
            _newAssignee = await Parties.Find(db, scope, task.BusinessId, who, cancel);
            if (_newAssignee is null)
            {
                return Problem.NotFound();
            }

            await Parties.LetIn(db, scope, task.ProjectId, _newAssignee, cancel);
        }

        if (command.SectionId is { IsSet: true, Value: { } section } && !await db.Set<Section>().AnyAsync(row => row.Id == section && row.ProjectId == task.ProjectId, cancel))
        {
            return Problem.NotFound();
        }

        if (command.StatusId is { IsSet: true, Value: { } status } && status != task.StatusId)
        {
            _newStatus = await db.Set<Status>().SingleOrDefaultAsync(row => row.Id == status && row.ProjectId == task.ProjectId && row.ArchivedAt == null, cancel);
            if (_newStatus is null)
            {
                return Problem.NotFound();
            }
        }

        if (command.ParentId is { IsSet: true, Value: { } parent })
        {
            if (!await db.Set<TaskItem>().AnyAsync(row => row.Id == parent && row.ProjectId == task.ProjectId, cancel))
            {
                return Problem.NotFound();
            }

            if (await new TaskPlaces(db, task.ProjectId).WouldContainItself(task.Id, parent, cancel))
            {
                return Problem.Refused("plan.task.contains-itself");
            }
        }

        if (command.LabelIds is { IsSet: true, Value: { Count: > 0 } labels }
            && await db.Set<Label>().CountAsync(row => row.ProjectId == task.ProjectId && labels.Contains(row.Id), cancel) < labels.Distinct().Count())
        {
            return Problem.NotFound();
        }

        if (_newStatus is not null)
        {
            var wall = await ProjectClock.WallClock(db, scope, task.ProjectId, cancel);
            _stateChange = new StatusChange(task, scope, wall).To(_newStatus);
        }

        return null;
    }

    /// <summary>Checks values of the project's own fields against their types and merges them in.</summary>
    public async Task<Problem?> Values(UpdateTask command, CancellationToken cancel)
    {
        if (command.CustomValues is not { IsSet: true, Value: { } values })
        {
            return null;
        }

        var fields = await db.Set<CustomField>().Where(row => row.ProjectId == task.ProjectId).ToListAsync(cancel);
        var merged = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(task.CustomValues, Json.Options)!;
        foreach (var (key, value) in values)
        {
            var field = fields.Find(row => row.Id.ToString() == key);
            if (field is null)
            {
                return Problem.NotFound();
            }

            if (value.ValueKind == JsonValueKind.Null)
            {
                merged.Remove(key);
            }
            else if (FieldValue.Wrong(field, value) is { } wrong)
            {
                return Problem.Invalid($"customValues.{key}", wrong);
            }
            else
            {
                merged[key] = value;
            }
        }

        task.CustomValues = JsonSerializer.Serialize(merged, Json.Options);
        return null;
    }

    public void Apply(UpdateTask command)
    {
        task.Title = command.Title.Or(task.Title)!.Trim();
        task.Description = command.Description.Or(task.Description);
        task.AssigneeId = command.AssigneeId.IsSet ? _newAssignee?.Id : task.AssigneeId;
        task.SectionId = command.SectionId.Or(task.SectionId);
        task.ParentId = command.ParentId.Or(task.ParentId);
        task.TimeZone = command.TimeZone.Or(task.TimeZone);
        task.Progress = command.Progress.Or(null) ?? (command.Progress.IsSet ? 0 : task.Progress);
        task.Priority = command.Priority.Or(null) ?? task.Priority;
        task.Deliverable = command.Deliverable.Or(task.Deliverable);
        task.AcceptanceCriteria = command.AcceptanceCriteria.Or(task.AcceptanceCriteria);
        task.FollowUpDate = command.FollowUpDate.Or(task.FollowUpDate);
        task.Recurrence = command.Recurrence.Or(task.Recurrence);
        Dates(command);
        if (command.WaitingFor.IsSet && command.WaitingFor.Value != task.WaitingFor)
        {
            task.WaitingFor = command.WaitingFor.Value;
            task.WaitingSince = task.WaitingFor is null ? null : task.WaitingSince ?? scope.Now;
        }

        if (command.IsArchived is { IsSet: true, Value: var archived })
        {
            task.ArchivedAt = archived is true ? task.ArchivedAt ?? scope.Now : null;
        }
    }

    /// <summary>Replaces the labels; answers whether they differ.</summary>
    public async Task<bool> Labels(UpdateTask command, CancellationToken cancel)
    {
        if (command.LabelIds is not { IsSet: true } asked)
        {
            return false;
        }

        var wanted = (asked.Value ?? []).ToHashSet();
        var held = await db.Set<TaskLabel>().Where(row => row.TaskId == task.Id).ToListAsync(cancel);
        var known = await db.Set<Label>().Where(row => row.ProjectId == task.ProjectId && wanted.Contains(row.Id)).Select(row => row.Id).ToListAsync(cancel);
        db.RemoveRange(held.Where(row => !wanted.Contains(row.LabelId)));
        var added = known.Where(id => !held.Exists(row => row.LabelId == id)).ToList();
        db.AddRange(added.Select(id => new TaskLabel { Id = scope.NewId(), BusinessId = task.BusinessId, TaskId = task.Id, LabelId = id }));
        return added.Count > 0 || held.Exists(row => !wanted.Contains(row.LabelId));
    }

    public void RaiseAll(List<string> fields)
    {
        if (_stateChange is not null)
        {
            db.Raise(_stateChange);
        }

        db.Raise(new TaskUpdated(task.BusinessId, task.Id, task.ProjectId, task.Title, fields));
        if (_newAssignee is not null && fields.Contains("assigneeId"))
        {
            Notices.Assigned(db, scope, task, _newAssignee);
        }
    }

    private void Dates(UpdateTask command)
    {
        task.StartDate = command.StartDate.Or(task.StartDate);
        task.StartTime = command.StartTime.Or(task.StartTime);
        task.DueDate = command.DueDate.Or(task.DueDate);
        task.DueTime = command.DueTime.Or(task.DueTime);
        task.EstimateMinutes = command.EstimateMinutes.Or(task.EstimateMinutes);
        task.RemainingMinutes = command.RemainingMinutes.Or(task.RemainingMinutes);
        task.DurationMinutes = command.DurationMinutes.Or(task.DurationMinutes);
        task.IsMilestone = command.IsMilestone.Or(null) ?? task.IsMilestone;
        task.ScheduleMode = command.ScheduleMode.Or(null) ?? task.ScheduleMode;
        task.ConstraintKind = command.ConstraintKind.Or(null) ?? (command.ConstraintKind.IsSet ? ConstraintKind.AsSoonAsPossible : task.ConstraintKind);
        task.ConstraintDate = Plain(command.ConstraintDate.Or(task.ConstraintDate));
        task.Deadline = Plain(command.Deadline.Or(task.Deadline));
        task.ActualStart = Plain(command.ActualStart.Or(task.ActualStart));
        task.ActualFinish = Plain(command.ActualFinish.Or(task.ActualFinish));
    }

    private static DateTime? Plain(DateTime? moment) => moment is { } at ? DateTime.SpecifyKind(at, DateTimeKind.Unspecified) : null;
}
