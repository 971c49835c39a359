using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>
/// Open and late tasks, day by day: a task counts from the day it was made to the day before it was closed; it is late once its due day has passed.
/// Due dates and assignees are those of today: nobody keeps a history of them. Archived and deleted tasks never count.
/// </summary>
internal sealed class TaskCounts(RegieDb db, Scope scope)
{
    public async Task<IReadOnlyList<MetricPoint>> Read(Guid businessId, DateOnly from, DateOnly to, bool onlyLate, CancellationToken cancel)
    {
        to = to > scope.Today ? scope.Today : to;
        var rows = await (from task in db.Set<TaskItem>()
                          join project in db.Set<Project>() on task.ProjectId equals project.Id
                          join assignee in db.Set<Party>() on task.AssigneeId equals (Guid?)assignee.Id into assignees
                          from assignee in assignees.DefaultIfEmpty()
                          where task.BusinessId == businessId && task.ArchivedAt == null && !project.IsTemplate
                          select new { task.ProjectId, Assignee = assignee == null ? null : assignee.PersonId ?? (Guid?)assignee.Id, task.CreatedAt, task.ClosedAt, task.DueDate }).ToListAsync(cancel);
        return [.. rows.GroupBy(row => (row.ProjectId, row.Assignee)).SelectMany(group => Days(group.Key.ProjectId, group.Key.Assignee, [.. group.Select(row =>
        {
            var made = DayOf(row.CreatedAt);
            return new Span(onlyLate ? row.DueDate is { } due ? Max(made, due.AddDays(1)) : DateOnly.MaxValue : made, row.ClosedAt is { } closed ? DayOf(closed) : DateOnly.MaxValue);
        })], from, to)).OrderBy(point => point.Day)];
    }

    private static IEnumerable<MetricPoint> Days(Guid project, Guid? assignee, List<Span> spans, DateOnly from, DateOnly to)
    {
        var dimensions = new Dictionary<string, string> { ["project"] = project.ToString(), ["assignee"] = assignee?.ToString() ?? "" };
        for (var day = from; day <= to; day = day.AddDays(1))
        {
            var count = spans.Count(span => span.From <= day && day < span.Until);
            if (count > 0)
            {
                yield return new MetricPoint(day, count, dimensions);
            }
        }
    }

    private DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, scope.Zone).DateTime);

    private static DateOnly Max(DateOnly one, DateOnly other) => one > other ? one : other;

    private readonly record struct Span(DateOnly From, DateOnly Until);
}
