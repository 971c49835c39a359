using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>Tasks of a project, a business or everywhere, filtered, in order, page by page.</summary>
[Needs(Permission.PlanRead), Get("tasks"), Daily]
[Example("""{"projectId":"{project}","limit":50}""")]
public sealed record ListTasks : IQuery<Page<TaskView>>
{
    public Guid? BusinessId { get; init; }
    public Guid? ProjectId { get; init; }

    /// <summary>A member or a placeholder.</summary>
    public Guid? AssigneeId { get; init; }

    public Guid? StatusId { get; init; }
    public StatusKind? StatusKind { get; init; }
    public Guid? SectionId { get; init; }
    public Guid? ParentId { get; init; }
    public Guid? LabelId { get; init; }
    public Priority? Priority { get; init; }
    public TaskListState State { get; init; }

    /// <summary>Open tasks that lack this.</summary>
    public TaskGap? Without { get; init; }

    public DateOnly? DueBefore { get; init; }
    public DateOnly? DueAfter { get; init; }

    /// <summary>Part of the title.</summary>
    [MaxLength(200)] public string? Text { get; init; }

    public TaskOrder Order { get; init; }
    [MaxLength(400)] public string? Cursor { get; init; }
    [Range(1, 200)] public int? Limit { get; init; }
}

public enum TaskListState { Any, Open, Closed, Late, Archived }

public enum TaskOrder { Rank, DueDate, Newest, Updated }

internal sealed class ListTasksHandler(RegieDb db, Scope scope) : IHandler<ListTasks, Page<TaskView>>
{
    public async Task<Result<Page<TaskView>>> Handle(ListTasks query, CancellationToken cancel)
    {
        if (!Cursor.TryRead(query.Cursor, 2, out var after) || !TryStart(query.Order, after, out var value, out var id))
        {
            return Problem.Invalid("cursor", "not-a-cursor");
        }

        var limit = query.Limit ?? 50;
        var found = await Find(query, after is null ? null : (value, id), limit + 1, cancel);
        if (found.Count == 0 && after is null && await NamesSomethingUnknown(query, cancel))
        {
            return Problem.NotFound();
        }

        var cut = Cursor.Page(found, limit, last => [ValueOf(last, query.Order), last.Id.ToString()]);
        return cut with { Items = await TaskReading.Complete(db, found, cancel) };
    }

    private Task<List<TaskView>> Find(ListTasks query, ((double Rank, long Whole) Value, Guid Id)? after, int take, CancellationToken cancel)
    {
        if (query == new ListTasks { ProjectId = query.ProjectId, Cursor = query.Cursor, Limit = query.Limit } && query.ProjectId is { } projectId)
        {
            return after is { } last
                ? ProjectPages.Next(db, projectId, last.Value.Rank, last.Id, scope.Today, take, cancel)
                : ProjectPages.First(db, projectId, scope.Today, take, cancel);
        }

        var tasks = Filter(query);
        tasks = after is { } from ? After(tasks, query.Order, from.Value, from.Id) : tasks;
        return Sorted(TaskReading.Views(db, Sorted(tasks, query.Order).Take(take), scope.Today), query.Order).ToListAsync(cancel);
    }

    private IQueryable<TaskItem> Filter(ListTasks query)
    {
        var tasks = db.Set<TaskItem>().AsQueryable();
        tasks = query.State == TaskListState.Archived ? tasks.Where(task => task.ArchivedAt != null) : tasks.Where(task => task.ArchivedAt == null);
        tasks = query.ProjectId is { } project
            ? tasks.Where(task => task.ProjectId == project)
            : tasks.Where(task => db.Set<Project>().Any(row => row.Id == task.ProjectId && !row.IsTemplate && row.State != ProjectState.Archived));
        tasks = query.BusinessId is { } business ? tasks.Where(task => task.BusinessId == business) : tasks;
        tasks = query.AssigneeId is { } assignee ? tasks.Where(task => db.Set<Party>().Any(party => party.Id == task.AssigneeId && (party.PersonId == assignee || party.Id == assignee))) : tasks;
        tasks = query.StatusId is { } status ? tasks.Where(task => task.StatusId == status) : tasks;
        tasks = query.StatusKind is { } kind ? tasks.Where(task => db.Set<Status>().Any(row => row.Id == task.StatusId && row.Kind == kind)) : tasks;
        tasks = query.SectionId is { } section ? tasks.Where(task => task.SectionId == section) : tasks;
        tasks = query.ParentId is { } parent ? tasks.Where(task => task.ParentId == parent) : tasks;
        tasks = query.LabelId is { } label ? tasks.Where(task => db.Set<TaskLabel>().Any(row => row.TaskId == task.Id && row.LabelId == label)) : tasks;
        tasks = query.Priority is { } priority ? tasks.Where(task => task.Priority == priority) : tasks;
        tasks = query.Without is { } gap ? tasks.Lacking(db, gap) : tasks;
        tasks = query.DueBefore is { } before ? tasks.Where(task => task.DueDate < before) : tasks;
        tasks = query.DueAfter is { } from ? tasks.Where(task => task.DueDate > from) : tasks;
#pragma warning disable CA1304, CA1311 // Becomes lower() in SQL: no culture of ours is asked.
        tasks = query.Text is { Length: > 0 } text ? tasks.Where(task => EF.Functions.Like(task.Title.ToLower(), "%" + Escape(text.ToLowerInvariant()) + "%", "\\")) : tasks;
#pragma warning restore CA1304, CA1311
        var today = scope.Today;
        return query.State switch
        {
            TaskListState.Open => tasks.Where(task => task.ClosedAt == null),
            TaskListState.Closed => tasks.Where(task => task.ClosedAt != null),
            TaskListState.Late => tasks.Where(task => task.ClosedAt == null && task.DueDate < today),
            _ => tasks,
        };
    }

    /// <summary>An empty answer may hide an id that is not this caller's to know: then it is not found, as everywhere.</summary>
    private async Task<bool> NamesSomethingUnknown(ListTasks query, CancellationToken cancel) =>
        (query.BusinessId is { } business && !await db.Businesses.AnyAsync(row => row.Id == business, cancel))
        || (query.ProjectId is { } project && !await db.Set<Project>().AnyAsync(row => row.Id == project, cancel))
        || (query.StatusId is { } status && !await db.Set<Status>().AnyAsync(row => row.Id == status, cancel))
        || (query.SectionId is { } section && !await db.Set<Section>().AnyAsync(row => row.Id == section, cancel))
        || (query.ParentId is { } parent && !await db.Set<TaskItem>().AnyAsync(row => row.Id == parent, cancel))
        || (query.LabelId is { } label && !await db.Set<Label>().AnyAsync(row => row.Id == label, cancel))
        || (query.AssigneeId is { } assignee
            && !await db.Set<Party>().AnyAsync(row => row.PersonId == assignee || row.Id == assignee, cancel)
            && !await db.Memberships.AnyAsync(row => row.PersonId == assignee, cancel));

    // Every order is a number and the id: one cursor shape, one index lookup. A task without a due date comes last.
    private static readonly DateOnly Never = DateOnly.MaxValue;

    private static IQueryable<TaskItem> Sorted(IQueryable<TaskItem> tasks, TaskOrder order) => order switch
    {
        TaskOrder.DueDate => tasks.OrderBy(task => task.DueDate ?? Never).ThenBy(task => task.Id),
        TaskOrder.Newest => tasks.OrderByDescending(task => task.CreatedAt).ThenBy(task => task.Id),
        TaskOrder.Updated => tasks.OrderByDescending(task => task.UpdatedAt).ThenBy(task => task.Id),
        _ => tasks.OrderBy(task => task.Rank).ThenBy(task => task.Id),
    };

    private static IQueryable<TaskView> Sorted(IQueryable<TaskView> tasks, TaskOrder order) => order switch
    {
        TaskOrder.DueDate => tasks.OrderBy(task => task.DueDate ?? Never).ThenBy(task => task.Id),
        TaskOrder.Newest => tasks.OrderByDescending(task => task.CreatedAt).ThenBy(task => task.Id),
        TaskOrder.Updated => tasks.OrderByDescending(task => task.UpdatedAt).ThenBy(task => task.Id),
        _ => tasks.OrderBy(task => task.Rank).ThenBy(task => task.Id),
    };

    private static string ValueOf(TaskView task, TaskOrder order) => order switch
    {
        TaskOrder.DueDate => (task.DueDate ?? Never).DayNumber.ToString(CultureInfo.InvariantCulture),
        TaskOrder.Newest => task.CreatedAt.UtcTicks.ToString(CultureInfo.InvariantCulture),
        TaskOrder.Updated => task.UpdatedAt.UtcTicks.ToString(CultureInfo.InvariantCulture),
        _ => task.Rank.ToString("R", CultureInfo.InvariantCulture),
    };

    private static IQueryable<TaskItem> After(IQueryable<TaskItem> tasks, TaskOrder order, (double Rank, long Whole) value, Guid id)
    {
        switch (order)
        {
            case TaskOrder.DueDate:
                var day = DateOnly.FromDayNumber((int)value.Whole);
                return tasks.Where(task => (task.DueDate ?? Never) > day || ((task.DueDate ?? Never) == day && task.Id.CompareTo(id) > 0));
            case TaskOrder.Newest:
                var made = new DateTimeOffset(value.Whole, TimeSpan.Zero);
                return tasks.Where(task => task.CreatedAt < made || (task.CreatedAt == made && task.Id.CompareTo(id) > 0));
            case TaskOrder.Updated:
                var touched = new DateTimeOffset(value.Whole, TimeSpan.Zero);
                return tasks.Where(task => task.UpdatedAt < touched || (task.UpdatedAt == touched && task.Id.CompareTo(id) > 0));
            default:
                var rank = value.Rank;
                return tasks.Where(task => task.Rank > rank || (task.Rank == rank && task.Id.CompareTo(id) > 0));
        }
    }

    private static bool TryStart(TaskOrder order, string[]? after, out (double Rank, long Whole) value, out Guid id)
    {
        (value, id) = (default, Guid.Empty);
        if (after is null)
        {
            return true;
        }

        if (order == TaskOrder.Rank)
        {
            return double.TryParse(after[0], NumberStyles.Float, CultureInfo.InvariantCulture, out value.Rank) && double.IsFinite(value.Rank) && Guid.TryParse(after[1], out id);
        }

        var most = order == TaskOrder.DueDate ? Never.DayNumber : DateTimeOffset.MaxValue.UtcTicks;
        return long.TryParse(after[0], NumberStyles.None, CultureInfo.InvariantCulture, out value.Whole) && value.Whole <= most && Guid.TryParse(after[1], out id);
    }

    private static string Escape(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);
}
