namespace Regie.Plan;

/// <summary>Puts tasks into the order of an outline: each behind its parent.</summary>
internal static class TaskOutline
{
    public static IReadOnlyList<TaskView> Of(IReadOnlyList<TaskView> tasks)
    {
        var known = tasks.Select(task => task.Id).ToHashSet();
        var below = tasks.Where(task => task.ParentId is { } parent && known.Contains(parent)).ToLookup(task => task.ParentId!.Value);
        List<TaskView> ordered = new(tasks.Count);
        foreach (var task in tasks.Where(task => task.ParentId is not { } parent || !known.Contains(parent)))
        {
            Add(task, 0);
        }

        return ordered;

        void Add(TaskView task, int depth)
        {
            ordered.Add(task);
            if (depth < 32)
            {
                foreach (var part in below[task.Id])
                {
                    Add(part, depth + 1);
                }
            }
        }
    }
}
