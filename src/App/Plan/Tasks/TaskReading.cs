using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>From rows to what the outside sees of tasks: one query for the tasks, one for what hangs on them in numbers.</summary>
internal static class TaskReading
{
    private static readonly CompiledQueries<Queries> Compiled = new(() => new Queries());

    /// <summary>The whole view of some tasks on one day, as an expression: pages that are asked for all the time are compiled from it.</summary>
    public static readonly Expression<Func<DbContext, IQueryable<TaskItem>, DateOnly, IQueryable<TaskView>>> Whole = (db, tasks, today) =>
        from task in tasks
        join status in db.Set<Status>() on task.StatusId equals status.Id
        join section in db.Set<Section>() on task.SectionId equals (Guid?)section.Id into sections
        from section in sections.DefaultIfEmpty()
        join assignee in db.Set<Party>() on task.AssigneeId equals (Guid?)assignee.Id into assignees
        from assignee in assignees.DefaultIfEmpty()
        join schedule in db.Set<TaskSchedule>() on task.Id equals schedule.Id into schedules
        from schedule in schedules.DefaultIfEmpty()
        select new TaskView
        {
            Id = task.Id,
            BusinessId = task.BusinessId,
            ProjectId = task.ProjectId,
            Number = task.Number,
            Title = task.Title,
            Description = task.Description,
            AssigneeId = assignee == null ? null : assignee.PersonId ?? assignee.Id,
            Assignee = assignee == null ? null : new PersonRef(assignee.PersonId ?? assignee.Id, assignee.Name, assignee.PersonId == null),
            StatusId = task.StatusId,
            StatusName = status.Name,
            StatusKind = status.Kind,
            SectionId = task.SectionId,
            SectionName = section == null ? null : section.Name,
            ParentId = task.ParentId,
            StartDate = task.StartDate,
            StartTime = task.StartTime,
            DueDate = task.DueDate,
            DueTime = task.DueTime,
            TimeZone = task.TimeZone,
            EstimateMinutes = task.EstimateMinutes,
            RemainingMinutes = task.RemainingMinutes,
            DurationMinutes = task.DurationMinutes,
            Progress = task.Progress,
            Priority = task.Priority,
            IsMilestone = task.IsMilestone,
            Deliverable = task.Deliverable,
            AcceptanceCriteria = task.AcceptanceCriteria,
            Rank = task.Rank,
            ScheduleMode = task.ScheduleMode,
            ConstraintKind = task.ConstraintKind,
            ConstraintDate = task.ConstraintDate,
            Deadline = task.Deadline,
            ActualStart = task.ActualStart,
            ActualFinish = task.ActualFinish,
            WaitingFor = task.WaitingFor,
            WaitingSince = task.WaitingSince,
            FollowUpDate = task.FollowUpDate,
            Recurrence = task.Recurrence,
            Schedule = schedule == null ? null : new TaskScheduleView(schedule.Start, schedule.Finish, schedule.DurationMinutes, schedule.FreeSlackMinutes,
                schedule.TotalSlackMinutes, schedule.IsCritical, schedule.IsSummary, schedule.MissesDeadline, schedule.Driver, schedule.DriverTaskId),
            IsLate = task.ClosedAt == null && task.DueDate < today,
            CommentCount = db.Set<Comment>().Count(row => row.BusinessId == task.BusinessId && row.TaskId == task.Id),
            AttachmentCount = db.Set<Attachment>().Count(row => row.BusinessId == task.BusinessId && row.TaskId == task.Id),
            ChecklistDone = db.Set<ChecklistItem>().Count(row => row.BusinessId == task.BusinessId && row.TaskId == task.Id && row.DoneAt != null),
            ChecklistTotal = db.Set<ChecklistItem>().Count(row => row.BusinessId == task.BusinessId && row.TaskId == task.Id),
            SubtaskDone = db.Set<TaskItem>().Count(row => row.BusinessId == task.BusinessId && row.ParentId == task.Id && row.ClosedAt != null),
            SubtaskTotal = db.Set<TaskItem>().Count(row => row.BusinessId == task.BusinessId && row.ParentId == task.Id),
            CreatedAt = task.CreatedAt,
            UpdatedAt = task.UpdatedAt,
            ClosedAt = task.ClosedAt,
            Outcome = task.Outcome,
            ArchivedAt = task.ArchivedAt,
            Version = task.Version,
            RawValues = task.CustomValues,
        };

    public static IQueryable<TaskView> Views(DbContext db, IQueryable<TaskItem> tasks, DateOnly today)
    {
        // A member, not a constant: the next day is the same query with another parameter.
        var day = Expression.Field(Expression.Constant(new StrongBox<DateOnly>(today)), nameof(StrongBox<>.Value));
        return tasks.Provider.CreateQuery<TaskView>(Whole.With(Expression.Constant(db, typeof(DbContext)), tasks.Expression, day));
    }

    /// <summary>A task made in this very call: nothing hangs on it yet, so nothing has to be read. The same as <see cref="One"/> would answer.</summary>
    public static TaskView Made(Names names, TaskItem task, TaskPlace place, Party? assignee, TaskSchedule? schedule, IReadOnlyList<Guid> labelIds, DateOnly today) => new()
    {
        Id = task.Id,
        BusinessId = task.BusinessId,
        ProjectId = task.ProjectId,
        Number = task.Number,
        Title = task.Title,
        Description = task.Description,
        AssigneeId = assignee?.PublicId,
        Assignee = assignee is null ? null : new PersonRef(assignee.PublicId, assignee.Name, assignee.IsPlaceholder).For(names, task.BusinessId),
        StatusId = task.StatusId,
        StatusName = place.StatusName,
        StatusKind = place.Kind,
        SectionId = task.SectionId,
        SectionName = place.SectionName,
        ParentId = task.ParentId,
        StartDate = task.StartDate,
        StartTime = task.StartTime,
        DueDate = task.DueDate,
        DueTime = task.DueTime,
        TimeZone = task.TimeZone,
        EstimateMinutes = task.EstimateMinutes,
        RemainingMinutes = task.RemainingMinutes,
        DurationMinutes = task.DurationMinutes,
        Progress = task.Progress,
        Priority = task.Priority,
        IsMilestone = task.IsMilestone,
        Deliverable = task.Deliverable,
        AcceptanceCriteria = task.AcceptanceCriteria,
        Rank = task.Rank,
        ScheduleMode = task.ScheduleMode,
        ConstraintKind = task.ConstraintKind,
        ConstraintDate = task.ConstraintDate,
        Deadline = task.Deadline,
        ActualStart = task.ActualStart,
        ActualFinish = task.ActualFinish,
        Recurrence = task.Recurrence,
        Schedule = schedule is null ? null : new TaskScheduleView(schedule.Start, schedule.Finish, schedule.DurationMinutes, schedule.FreeSlackMinutes,
            schedule.TotalSlackMinutes, schedule.IsCritical, schedule.IsSummary, schedule.MissesDeadline, schedule.Driver, schedule.DriverTaskId),
        IsLate = task.ClosedAt is null && task.DueDate < today,
        LabelIds = [.. labelIds.Distinct()],
        CreatedAt = task.CreatedAt,
        UpdatedAt = task.UpdatedAt,
        ClosedAt = task.ClosedAt,
        Outcome = task.Outcome,
        Version = task.Version,
    };

    public static async Task<TaskView?> One(RegieDb db, Scope scope, Guid id, CancellationToken cancel)
    {
        var found = await Views(db, db.Set<TaskItem>().Where(task => task.Id == id), scope.Today).ToListAsync(cancel);
        return found.Count == 0 ? null : (await Complete(db, found, cancel))[0];
    }

    /// <summary>Adds labels and contributors, in one query for all, reads the values of the project's own fields, and calls people as this reader knows them.</summary>
    public static Task<List<TaskView>> Complete(RegieDb db, List<TaskView> tasks, CancellationToken cancel) => Complete(db, db.Names, tasks, cancel);

    /// <summary>The same on a context of any kind, for measuring beside.</summary>
    public static async Task<List<TaskView>> Complete(DbContext db, Names names, List<TaskView> tasks, CancellationToken cancel)
    {
        if (tasks.Count == 0)
        {
            return tasks;
        }

        var ids = tasks.ConvertAll(task => task.Id);
        var hanging = await Compiled.Of(db).Hanging(db, ids).ToListAsync(cancel);
        var byTask = hanging.ToLookup(row => row.TaskId);
        for (var i = 0; i < tasks.Count; i++)
        {
            var (task, mine) = (tasks[i], byTask[tasks[i].Id].ToList());
            if (task.Assignee is { } assignee && !names.AreWhole(task.BusinessId))
            {
                tasks[i] = task = task with { Assignee = assignee.For(names, task.BusinessId) };
            }

            if (mine.Count > 0 || task.RawValues != "{}")
            {
                tasks[i] = task with
                {
                    LabelIds = [.. mine.Where(row => row.Label is not null).Select(row => row.Label!.Value)],
                    Contributors = [.. mine.Where(row => row.Person is not null).Select(row => new PersonRef(row.Person!.Value, row.Name!, row.IsPlaceholder).For(names, task.BusinessId))],
                    CustomValues = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(task.RawValues, Json.Options)!,
                };
            }
        }

        return tasks;
    }

    /// <summary>What hangs on tasks: labels and contributors.</summary>
    private sealed class Hanging
    {
        public Guid TaskId { get; init; }
        public Guid? Label { get; init; }
        public Guid? Person { get; init; }
        public string? Name { get; init; }
        public bool IsPlaceholder { get; init; }
    }

    private sealed class Queries
    {
        public readonly Func<DbContext, List<Guid>, IAsyncEnumerable<Hanging>> Hanging = EF.CompileAsyncQuery((DbContext db, List<Guid> ids) =>
            db.Set<TaskLabel>().Where(row => ids.Contains(row.TaskId)).Select(row => new Hanging { TaskId = row.TaskId, Label = row.LabelId, Person = null, Name = null, IsPlaceholder = false })
                .Concat(from row in db.Set<TaskContributor>()
                        join party in db.Set<Party>() on row.PartyId equals party.Id
                        where ids.Contains(row.TaskId)
                        select new Hanging { TaskId = row.TaskId, Label = null, Person = party.PersonId ?? party.Id, Name = party.Name, IsPlaceholder = party.PersonId == null }));
    }
}
