using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>Changes many tasks of one project in the same way: all or none.</summary>
[Needs(Permission.PlanWrite), Post("projects/{ProjectId}/tasks/bulk")]
[Example("""{"projectId":"{project}","taskIds":["{task}"],"priority":"high"}""")]
public sealed record BulkUpdateTasks(Guid ProjectId, [property: Required, MinLength(1), MaxLength(1000)] IReadOnlyList<Guid> TaskIds) : ICommand<BulkUpdated>
{
    public Optional<Guid?> AssigneeId { get; init; }
    public Guid? StatusId { get; init; }
    public Optional<Guid?> SectionId { get; init; }
    public Optional<DateOnly?> StartDate { get; init; }
    public Optional<DateOnly?> DueDate { get; init; }

    /// <summary>Moves start and due of each by so many days.</summary>
    [Range(-3650, 3650)] public int? ShiftDays { get; init; }

    public Optional<int?> EstimateMinutes { get; init; }
    public Priority? Priority { get; init; }
    public ScheduleMode? ScheduleMode { get; init; }
    public Guid? AddLabelId { get; init; }
    public Guid? RemoveLabelId { get; init; }
    public bool? IsArchived { get; init; }

    /// <summary>Puts them into the trash, with what is part of them.</summary>
    public bool Delete { get; init; }
}

public sealed record BulkUpdated(int Tasks);

internal sealed class BulkUpdateTasksHandler(RegieDb db, Scope scope) : IHandler<BulkUpdateTasks, BulkUpdated>
{
    public async Task<Result<BulkUpdated>> Handle(BulkUpdateTasks command, CancellationToken cancel)
    {
        var project = await db.Set<Project>().Where(row => row.Id == command.ProjectId).Select(row => new { row.Id, row.BusinessId }).SingleOrDefaultAsync(cancel);
        var ids = command.TaskIds.Distinct().ToList();
        var tasks = project is null ? [] : await db.Set<TaskItem>().Where(row => row.ProjectId == project.Id && ids.Contains(row.Id)).ToListAsync(cancel);
        if (project is null || tasks.Count < ids.Count)
        {
            return Problem.NotFound();
        }

        var placed = await new TaskPlaces(db, project.Id).Find(command.StatusId, command.SectionId.Value, null, [.. new[] { command.AddLabelId, command.RemoveLabelId }.OfType<Guid>()], cancel);
        var assignee = command.AssigneeId.Value is { } who ? await Parties.Find(db, scope, project.BusinessId, who, cancel) : null;
        if (!placed.IsOk || (command.AssigneeId.Value is not null && assignee is null))
        {
            return Problem.NotFound();
        }

        if (command.Delete)
        {
            tasks.AddRange(await Parts(tasks, cancel));
        }

        var status = command.StatusId is { } asked ? await db.Set<Status>().SingleAsync(row => row.Id == asked, cancel) : null;
        var wall = await ProjectClock.WallClock(db, scope, project.Id, cancel);
        foreach (var task in tasks)
        {
            Change(task, command, assignee, status, wall);
            if (task.StartDate > task.DueDate)
            {
                return Problem.Refused("plan.tasks.start-after-due", task.Title);
            }
        }

        if (assignee is not null)
        {
            await Parties.LetIn(db, scope, project.Id, assignee, cancel);
        }

        if (command.AddLabelId is { } added)
        {
            var labelled = await db.Set<TaskLabel>().Where(row => row.LabelId == added && ids.Contains(row.TaskId)).Select(row => row.TaskId).ToListAsync(cancel);
            db.AddRange(ids.Except(labelled).Select(id => new TaskLabel { Id = scope.NewId(), BusinessId = project.BusinessId, TaskId = id, LabelId = added }));
        }

        if (command.RemoveLabelId is { } removed)
        {
            db.RemoveRange(await db.Set<TaskLabel>().Where(row => row.LabelId == removed && ids.Contains(row.TaskId)).ToListAsync(cancel));
        }

        db.Raise(new TasksUpdated(project.BusinessId, project.Id, What(command), ids));
        await db.SaveChangesAsync(cancel);
        await Settling.Touched(db, scope, project.Id, cancel);
        return new BulkUpdated(ids.Count);
    }

    /// <summary>What is part of these tasks, all the way down, and not among them already.</summary>
    private async Task<List<TaskItem>> Parts(List<TaskItem> tasks, CancellationToken cancel)
    {
        var known = tasks.Select(task => task.Id).ToHashSet();
        List<TaskItem> found = [];
        for (var above = known.ToList(); above.Count > 0;)
        {
            var below = await db.Set<TaskItem>().Where(row => row.ParentId != null && above.Contains(row.ParentId.Value)).ToListAsync(cancel);
            below.RemoveAll(part => !known.Add(part.Id));
            found.AddRange(below);
            above = below.ConvertAll(part => part.Id);
        }

        return found;
    }

    private void Change(TaskItem task, BulkUpdateTasks command, Party? assignee, Status? status, DateTime wall)
    {
        if (status is not null && status.Id != task.StatusId)
        {
            new StatusChange(task, scope, wall).To(status);
        }

        task.AssigneeId = command.AssigneeId.IsSet ? assignee?.Id : task.AssigneeId;
        task.SectionId = command.SectionId.Or(task.SectionId);
        task.StartDate = command.StartDate.Or(task.StartDate);
        task.DueDate = command.DueDate.Or(task.DueDate);
        task.EstimateMinutes = command.EstimateMinutes.Or(task.EstimateMinutes);
        task.Priority = command.Priority ?? task.Priority;
        task.ScheduleMode = command.ScheduleMode ?? task.ScheduleMode;
        if (command.ShiftDays is { } days)
        {
            task.StartDate = task.StartDate?.AddDays(days);
            task.DueDate = task.DueDate?.AddDays(days);
        }

        if (command.IsArchived is { } archived)
        {
            task.ArchivedAt = archived ? task.ArchivedAt ?? scope.Now : null;
        }

        if (command.Delete)
        {
            task.Trash(scope.Now);
        }

        task.UpdatedAt = scope.Now;
    }

    private static string What(BulkUpdateTasks command) => string.Join(',', new[]
    {
        command.Delete ? "deleted" : null, command.AssigneeId.IsSet ? "assigneeId" : null, command.StatusId is null ? null : "statusId", command.SectionId.IsSet ? "sectionId" : null,
        command.StartDate.IsSet || command.DueDate.IsSet || command.ShiftDays is not null ? "dates" : null, command.EstimateMinutes.IsSet ? "estimateMinutes" : null,
        command.Priority is null ? null : "priority", command.ScheduleMode is null ? null : "scheduleMode", command.AddLabelId is null ? null : "labelIds", command.IsArchived is null ? null : "archivedAt",
    }.Where(what => what is not null));
}
