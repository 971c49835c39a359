using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Regie.Kernel;
using Regie.Scheduling;

namespace Regie.Plan;

/// <summary>Changes what is said of a task. Absent members stay, null clears.</summary>
[Needs(Permission.PlanWrite), Patch("tasks/{TaskId}"), Daily]
[Example("""{"taskId":"{task}","dueDate":"2026-12-04"}""")]
public sealed record UpdateTask(Guid TaskId) : ICommand<TaskView>
{
    [MaxLength(500)] public Optional<string> Title { get; init; }
    [MaxLength(50_000)] public Optional<string> Description { get; init; }
    public Optional<Guid?> AssigneeId { get; init; }
    public Optional<Guid?> StatusId { get; init; }
    public Optional<Guid?> SectionId { get; init; }
    public Optional<Guid?> ParentId { get; init; }
    public Optional<DateOnly?> StartDate { get; init; }
    public Optional<TimeOnly?> StartTime { get; init; }
    public Optional<DateOnly?> DueDate { get; init; }
    public Optional<TimeOnly?> DueTime { get; init; }
    [MaxLength(60)] public Optional<string> TimeZone { get; init; }
    [Range(0, 5_000_000)] public Optional<int?> EstimateMinutes { get; init; }
    [Range(0, 5_000_000)] public Optional<int?> RemainingMinutes { get; init; }
    [Range(0, 5_000_000)] public Optional<int?> DurationMinutes { get; init; }
    [Range(0, 100)] public Optional<int?> Progress { get; init; }
    public Optional<Priority?> Priority { get; init; }
    public Optional<bool?> IsMilestone { get; init; }
    [MaxLength(500)] public Optional<string> Deliverable { get; init; }
    [MaxLength(5_000)] public Optional<string> AcceptanceCriteria { get; init; }
    public Optional<ScheduleMode?> ScheduleMode { get; init; }
    public Optional<ConstraintKind?> ConstraintKind { get; init; }

    /// <summary>Wall-clock time of the project.</summary>
    public Optional<DateTime?> ConstraintDate { get; init; }

    public Optional<DateTime?> Deadline { get; init; }
    public Optional<DateTime?> ActualStart { get; init; }
    public Optional<DateTime?> ActualFinish { get; init; }

    /// <summary>What or whom it waits for; null when it no longer does.</summary>
    [MaxLength(500)] public Optional<string> WaitingFor { get; init; }

    public Optional<DateOnly?> FollowUpDate { get; init; }
    [MaxLength(300)] public Optional<string> Recurrence { get; init; }
    [MaxLength(50)] public Optional<IReadOnlyList<Guid>> LabelIds { get; init; }

    /// <summary>Values of the project's own fields by the field's id; fields left out stay, null clears one.</summary>
    public Optional<IReadOnlyDictionary<string, JsonElement>> CustomValues { get; init; }

    public Optional<bool?> IsArchived { get; init; }
}

internal sealed class UpdateTaskHandler(RegieDb db, Scope scope) : IHandler<UpdateTask, TaskView>
{
    /// <summary>Changes of these can move a date.</summary>
    private static readonly HashSet<string> Scheduling =
    [
        "assigneeId", "parentId", "startDate", "startTime", "dueDate", "dueTime", "estimateMinutes", "remainingMinutes", "durationMinutes", "progress", "isMilestone",
        "scheduleMode", "constraintKind", "constraintDate", "deadline", "actualStart", "actualFinish", "archivedAt",
    ];

    public async Task<Result<TaskView>> Handle(UpdateTask command, CancellationToken cancel)
    {
        var task = await db.Task(command.TaskId, cancel);
        if (task is null)
        {
            return Problem.NotFound();
        }

        var edit = new TaskEdit(db, scope, task);
        if ((edit.Refuse(command) ?? await edit.Place(command, cancel) ?? await edit.Values(command, cancel)) is { } problem)
        {
            return problem;
        }

        edit.Apply(command);
        var fields = db.ChangedMembers(task);
        if (await edit.Labels(command, cancel))
        {
            fields.Add("labelIds");
        }

        if (fields.Count > 0)
        {
            task.UpdatedAt = scope.Now;
            edit.RaiseAll(fields);
        }

        return await TaskLoading.Finish(db, scope, task, fields.Exists(Scheduling.Contains), cancel);
    }
}
