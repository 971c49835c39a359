using Regie.Kernel;

namespace Regie.Plan;

/// <summary>What still keeps a task from being planned.</summary>
public enum TaskGap
{
    /// <summary>Neither start nor due date.</summary>
    Date,
    Assignee,

    /// <summary>It waits for nothing and nothing waits for it.</summary>
    Dependency,
    Estimate,
}

/// <summary>Open tasks that lack something, counted and listed by the same words.</summary>
public static class TaskGaps
{
    /// <summary>Open tasks without it. A task with open parts is a heading for them: what it lacks, they have.</summary>
    public static IQueryable<TaskItem> Lacking(this IQueryable<TaskItem> tasks, RegieDb db, TaskGap gap)
    {
        var work = tasks.Work(db);
        return gap switch
        {
            TaskGap.Date => work.Where(task => task.StartDate == null && task.DueDate == null),
            TaskGap.Assignee => work.Where(task => task.AssigneeId == null),
            TaskGap.Dependency => work.Where(task => !db.Set<Dependency>().Any(link => link.ProjectId == task.ProjectId && (link.PredecessorId == task.Id || link.SuccessorId == task.Id))),
            _ => work.Where(task => task.EstimateMinutes == null && !task.IsMilestone),
        };
    }

    /// <summary>Open tasks that are no heading for others.</summary>
    public static IQueryable<TaskItem> Work(this IQueryable<TaskItem> tasks, RegieDb db) =>
        tasks.Where(task => task.ClosedAt == null && task.ArchivedAt == null
            && !db.Set<TaskItem>().Any(part => part.BusinessId == task.BusinessId && part.ParentId == task.Id && part.ClosedAt == null && part.ArchivedAt == null));

    /// <summary>The name in an address and in the filter.</summary>
    public static string Name(this TaskGap gap) => gap switch
    {
        TaskGap.Date => "undated",
        TaskGap.Assignee => "unassigned",
        TaskGap.Dependency => "unlinked",
        _ => "unestimated",
    };

    public static TaskGap? Of(string? name) => name switch
    {
        "undated" => TaskGap.Date,
        "unassigned" => TaskGap.Assignee,
        "unlinked" => TaskGap.Dependency,
        "unestimated" => TaskGap.Estimate,
        _ => null,
    };
}
