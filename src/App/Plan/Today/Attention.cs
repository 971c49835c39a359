using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>Tasks that need this person today, each with what waiting costs.</summary>
internal sealed class Attention(RegieDb db, Scope scope)
{
    private const int Most = 100;

    public async Task<List<AttentionItem>> Find(Guid? businessId, CancellationToken cancel)
    {
        var today = scope.Today;
        var soon = today.AddDays(2);
        var open = db.Set<TaskItem>().Where(task => task.ClosedAt == null && task.ArchivedAt == null && (businessId == null || task.BusinessId == businessId)
            && db.Set<Project>().Any(project => project.Id == task.ProjectId && !project.IsTemplate && project.State == ProjectState.Active));
        var names = db.Names;
        var rows = await (from task in open
                          join project in db.Set<Project>() on task.ProjectId equals project.Id
                          join status in db.Set<Status>() on task.StatusId equals status.Id
                          join assignee in db.Set<Party>() on task.AssigneeId equals (Guid?)assignee.Id into assignees
                          from assignee in assignees.DefaultIfEmpty()
                          join schedule in db.Set<TaskSchedule>() on task.Id equals schedule.Id into schedules
                          from schedule in schedules.DefaultIfEmpty()
                          let mine = assignee != null && assignee.PersonId == db.Me
                          let leads = db.WideIds.Contains(task.BusinessId)
                          where (mine && task.DueDate <= soon)
                              || (leads && task.DueDate < today)
                              || ((mine || leads || task.CreatedBy == db.Me) && task.FollowUpDate <= today)
                              || (status.Kind == StatusKind.InReview && (leads || task.CreatedBy == db.Me))
                              || ((mine || leads) && (status.Kind == StatusKind.Waiting || task.WaitingFor != null) && task.FollowUpDate == null)
                              || (leads && task.AssigneeId == null && schedule != null && schedule.IsCritical && !schedule.IsSummary)
                          orderby task.DueDate, task.Id
                          select new Row(task.Id, task.BusinessId, task.ProjectId, project.Name, task.Title, task.DueDate, task.FollowUpDate, task.WaitingFor, task.WaitingSince, status.Kind,
                              assignee == null ? null : new PersonRef(assignee.PersonId ?? assignee.Id, names.Of(assignee.BusinessId, assignee.PersonId, assignee.Name), assignee.PersonId == null), mine,
                              schedule != null && schedule.IsCritical, schedule == null ? null : (DateTime?)schedule.Start)).Take(Most).ToListAsync(cancel);
        var items = rows.Select(row => Item(row, today)).Where(item => item is not null).Select(item => item!).ToList();
        items.AddRange(await Mentions(businessId, cancel));
        return items;
    }

    private AttentionItem? Item(Row row, DateOnly today)
    {
        var late = row.DueDate is { } due ? today.DayNumber - due.DayNumber : 0;
        var waited = row.WaitingSince is { } asked ? (int)(scope.Now - asked).TotalDays : 0;
        var waiting = row.Kind == StatusKind.Waiting || row.WaitingFor is not null;
        return row switch
        {
            _ when waiting && (row.FollowUpDate <= today || (row.FollowUpDate is null && waited >= 3)) =>
                Of(row, AttentionKind.FollowUp, row.FollowUpDate ?? today, Math.Max(waited, 0), (row.IsCritical ? 60 : 30) + Math.Min(waited, 20)),
            _ when row.Kind == StatusKind.InReview => Of(row, AttentionKind.Approval, row.DueDate, Math.Max(-late, 0), (row.IsCritical ? 55 : 25) + Math.Clamp(late, 0, 20)),
            _ when late > 0 && !waiting => Of(row, AttentionKind.Late, row.DueDate, late, (row.IsCritical ? 70 : 40) + Math.Min(late, 20)),
            _ when row.DueDate == today && row.IsMine => Of(row, AttentionKind.DueToday, row.DueDate, 0, row.IsCritical ? 65 : 38),
            _ when row.Who is null && row.IsCritical && row.Start is { } start && start < today.AddDays(5).ToDateTime(TimeOnly.MinValue) =>
                Of(row, AttentionKind.Unassigned, DateOnly.FromDateTime(start), Math.Max(0, DateOnly.FromDateTime(start).DayNumber - today.DayNumber), 50),
            _ when row.IsMine && row.DueDate > today && !waiting => Of(row, AttentionKind.DueSoon, row.DueDate, -late, row.IsCritical ? 35 : 10),
            _ => null,
        };
    }

    private static AttentionItem Of(Row row, AttentionKind kind, DateOnly? date, decimal days, decimal cost) => new()
    {
        Kind = kind,
        BusinessId = row.BusinessId,
        ProjectId = row.ProjectId,
        ProjectName = row.ProjectName,
        TaskId = row.Id,
        Title = row.Title,
        Who = row.Who,
        IsMine = row.IsMine,
        WaitingFor = row.WaitingFor,
        WaitingSince = row.WaitingSince,
        Date = date,
        Days = days,
        DelaysProject = row.IsCritical,
        Cost = cost,
    };

    private async Task<List<AttentionItem>> Mentions(Guid? businessId, CancellationToken cancel)
    {
        var names = db.Names;
        var rows = await (from notice in db.Set<Notification>()
                          join task in db.Set<TaskItem>() on notice.TaskId equals (Guid?)task.Id
                          join project in db.Set<Project>() on task.ProjectId equals project.Id
                          join actor in db.Users on notice.ActorId equals (Guid?)actor.Id into actors
                          from actor in actors.DefaultIfEmpty()
                          where notice.PersonId == db.Me && notice.ReadAt == null && notice.Kind == "mentioned" && (businessId == null || notice.BusinessId == businessId)
                          orderby notice.At descending
                          select new { notice.Id, notice.Arguments, notice.BusinessId, notice.At, TaskId = task.Id, task.Title, ProjectId = project.Id, Project = project.Name, ActorId = notice.ActorId, Actor = actor == null ? null : names.Of(notice.BusinessId, actor.Id, actor.Name) }).Take(20).ToListAsync(cancel);
        return [.. rows.Select(row => new AttentionItem
        {
            Kind = AttentionKind.Mention,
            BusinessId = row.BusinessId,
            ProjectId = row.ProjectId,
            ProjectName = row.Project,
            TaskId = row.TaskId,
            Title = row.Title,
            Who = row.Actor is null ? null : new PersonRef(row.ActorId!.Value, row.Actor),
            Days = (decimal)Math.Floor((scope.Now - row.At).TotalDays),
            NotificationId = row.Id,
            Excerpt = JsonSerializer.Deserialize<string[]>(row.Arguments, Json.Options) is [var excerpt, ..] ? excerpt : null,
            Cost = 32,
        })];
    }

    private sealed record Row(Guid Id, Guid BusinessId, Guid ProjectId, string ProjectName, string Title, DateOnly? DueDate, DateOnly? FollowUpDate, string? WaitingFor, DateTimeOffset? WaitingSince,
        StatusKind Kind, PersonRef? Who, bool IsMine, bool IsCritical, DateTime? Start);
}
