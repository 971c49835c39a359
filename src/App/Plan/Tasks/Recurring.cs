using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>A task that repeats: closing one occurrence makes the next, dated by the rule.</summary>
internal static class Recurring
{
    public static async Task Next(RegieDb db, Scope scope, TaskItem closed, IEvent happened, CancellationToken cancel)
    {
        if (happened is not TaskClosed || closed.Recurrence is not { } rule)
        {
            return;
        }

        var anchor = closed.DueDate ?? closed.StartDate ?? scope.Today;
        if (Repetition.Next(rule, anchor, anchor) is not { } day
            || await new TaskPlaces(db, closed.ProjectId).First(StatusKind.ToDo, cancel) is not { } status)
        {
            return;
        }

        var (number, rank) = await TaskNumbers.Next(db, closed.BusinessId, closed.ProjectId, apart: false, cancel);
        var next = Copy(closed, scope, day, status.Id, number, rank);
        db.Add(next);
        var items = await db.Set<ChecklistItem>().AsNoTracking().Where(row => row.TaskId == closed.Id).ToListAsync(cancel);
        db.AddRange(items.Select(item => new ChecklistItem { Id = scope.NewId(), BusinessId = item.BusinessId, TaskId = next.Id, Checklist = item.Checklist, Text = item.Text, Rank = item.Rank, AssigneeId = item.AssigneeId }));
        var labels = await db.Set<TaskLabel>().AsNoTracking().Where(row => row.TaskId == closed.Id).ToListAsync(cancel);
        db.AddRange(labels.Select(label => new TaskLabel { Id = scope.NewId(), BusinessId = label.BusinessId, TaskId = next.Id, LabelId = label.LabelId }));
        closed.Recurrence = null;
        db.Raise(new TaskCreated(next.BusinessId, next.Id, next.ProjectId, next.Title));
    }

    private static TaskItem Copy(TaskItem closed, Scope scope, DateOnly day, Guid statusId, int number, double rank)
    {
        var span = closed is { StartDate: { } start, DueDate: { } due } ? due.DayNumber - start.DayNumber : 0;
        return new TaskItem
        {
            Id = scope.NewId(),
            BusinessId = closed.BusinessId,
            ProjectId = closed.ProjectId,
            Number = number,
            Rank = rank,
            Title = closed.Title,
            Description = closed.Description,
            AssigneeId = closed.AssigneeId,
            StatusId = statusId,
            SectionId = closed.SectionId,
            ParentId = closed.ParentId,
            StartDate = closed.StartDate is null ? null : day.AddDays(-span),
            StartTime = closed.StartTime,
            DueDate = closed.DueDate is null && closed.StartDate is not null ? null : day,
            DueTime = closed.DueTime,
            TimeZone = closed.TimeZone,
            EstimateMinutes = closed.EstimateMinutes,
            DurationMinutes = closed.DurationMinutes,
            IsElapsed = closed.IsElapsed,
            Priority = closed.Priority,
            IsMilestone = closed.IsMilestone,
            Deliverable = closed.Deliverable,
            AcceptanceCriteria = closed.AcceptanceCriteria,
            ScheduleMode = closed.ScheduleMode,
            Recurrence = closed.Recurrence,
            CustomValues = closed.CustomValues,
            CreatedAt = scope.Now,
            CreatedBy = scope.Caller.PersonId,
            UpdatedAt = scope.Now,
        };
    }
}
