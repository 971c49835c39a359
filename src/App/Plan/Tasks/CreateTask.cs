using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>Creates a task in a project, at the end, in its first status.</summary>
[Needs(Permission.PlanWrite), Post("tasks"), Creates("tasks/{id}"), Daily]
[Example("""{"projectId":"{project}","title":"Write the sales page"}""")]
public sealed record CreateTask(Guid ProjectId, [property: Required, MaxLength(500)] string Title) : ICommand<TaskView>
{
    /// <summary>Markdown.</summary>
    [MaxLength(50_000)] public string? Description { get; init; }

    /// <summary>A member or a placeholder.</summary>
    public Guid? AssigneeId { get; init; }

    public Guid? StatusId { get; init; }
    public Guid? SectionId { get; init; }

    /// <summary>The task this is a part of.</summary>
    public Guid? ParentId { get; init; }

    /// <summary>Automatic: starts no earlier. Manual: starts then.</summary>
    public DateOnly? StartDate { get; init; }

    public DateOnly? DueDate { get; init; }
    public TimeOnly? DueTime { get; init; }
    [Range(0, 5_000_000)] public int? EstimateMinutes { get; init; }

    /// <summary>Working minutes; by default the estimate, or from start to due.</summary>
    [Range(0, 5_000_000)] public int? DurationMinutes { get; init; }

    public Priority? Priority { get; init; }
    public bool IsMilestone { get; init; }
    [MaxLength(500)] public string? Deliverable { get; init; }
    [MaxLength(5_000)] public string? AcceptanceCriteria { get; init; }
    public ScheduleMode ScheduleMode { get; init; }

    /// <summary>RRULE, such as <c>FREQ=WEEKLY;BYDAY=MO</c>.</summary>
    [MaxLength(300)] public string? Recurrence { get; init; }

    [MaxLength(50)] public IReadOnlyList<Guid>? LabelIds { get; init; }
}

internal sealed class CreateTaskHandler(RegieDb db, Scope scope) : IHandler<CreateTask, TaskView>
{
    public async Task<Result<TaskView>> Handle(CreateTask command, CancellationToken cancel)
    {
        var project = await ProjectKeys.Find(db, command.ProjectId, cancel);
        if (project is null)
        {
            return Problem.NotFound();
        }

        if (command.StartDate > command.DueDate)
        {
            return Problem.Invalid("dueDate", "before-start");
        }

        if (command.Recurrence is { } rule && !Repetition.IsValid(rule))
        {
            return Problem.Invalid("recurrence", "not-a-recurrence");
        }

        var placed = await new TaskPlaces(db, project.Id).Find(command.StatusId, command.SectionId, command.ParentId, command.LabelIds ?? [], cancel);
        if (!placed.IsOk)
        {
            return placed.Problem;
        }

        var assignee = command.AssigneeId is { } asked ? await Parties.Find(db, scope, project.BusinessId, asked, cancel) : null;
        if (command.AssigneeId is not null && assignee is null)
        {
            return Problem.NotFound();
        }

        if (assignee is not null)
        {
            await Parties.LetIn(db, scope, project.Id, assignee, cancel);
        }

        var (number, rank) = await TaskNumbers.Next(db, project.BusinessId, project.Id, apart: true, cancel);
        var task = Make(command, project.BusinessId, number, rank, placed.Value, assignee);
        db.Add(task);
        foreach (var labelId in (command.LabelIds ?? []).Distinct())
        {
            db.Add(new TaskLabel { Id = scope.NewId(), BusinessId = task.BusinessId, TaskId = task.Id, LabelId = labelId });
        }

        if (placed.Value.Kind == StatusKind.Done)
        {
            task.Close(placed.Value.StatusId, scope.Now, ProjectClock.At(project.TimeZone, scope.Now), scope.Caller.PersonId, null);
        }

        if (assignee is not null)
        {
            Notices.Assigned(db, scope, task, assignee);
        }

        db.Raise(new TaskCreated(task.BusinessId, task.Id, task.ProjectId, task.Title));
        await Settling.Touched(db, scope, project.Id, number, cancel);
        return TaskReading.Made(db.Names, task, placed.Value, assignee, db.Set<TaskSchedule>().Local.FindEntry(task.Id)?.Entity, command.LabelIds ?? [], scope.Today);
    }

    private TaskItem Make(CreateTask command, Guid businessId, int number, double rank, TaskPlace place, Party? assignee) => new()
    {
        Id = scope.NewId(),
        BusinessId = businessId,
        ProjectId = command.ProjectId,
        Number = number,
        Rank = rank,
        Title = command.Title.Trim(),
        Description = command.Description,
        AssigneeId = assignee?.Id,
        StatusId = place.StatusId,
        SectionId = place.SectionId,
        ParentId = command.ParentId,
        StartDate = command.StartDate,
        DueDate = command.DueDate,
        DueTime = command.DueTime,
        EstimateMinutes = command.EstimateMinutes,
        DurationMinutes = command.DurationMinutes,
        Priority = command.Priority ?? Priority.Normal,
        IsMilestone = command.IsMilestone,
        Deliverable = command.Deliverable,
        AcceptanceCriteria = command.AcceptanceCriteria,
        ScheduleMode = command.ScheduleMode,
        Recurrence = command.Recurrence,
        CreatedAt = scope.Now,
        CreatedBy = scope.Caller.PersonId,
        UpdatedAt = scope.Now,
    };
}
