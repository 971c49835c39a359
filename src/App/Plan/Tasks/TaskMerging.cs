namespace Regie.Plan;

/// <summary>Takes changes into a list that is at hand, so that one changed task is one small read.</summary>
internal static class TaskMerging
{
    /// <summary>The list as it is now, the same one where nothing changed; null where it has to be read anew.</summary>
    public static IReadOnlyList<TaskView>? With(this IReadOnlyList<TaskView> known, TaskChanges changes)
    {
        if (changes.IsWhole)
        {
            return null;
        }

        if (changes.Tasks.Count == 0 && changes.GoneIds.Count == 0)
        {
            return known;
        }

        var fresh = changes.Tasks.ToDictionary(task => task.Id);
        var gone = changes.GoneIds.ToHashSet();
        List<TaskView> merged = new(known.Count + fresh.Count);
        List<TaskView> left = [];
        foreach (var old in known)
        {
            if (gone.Contains(old.Id))
            {
                if (old.SubtaskTotal > 0)
                {
                    return null; // its parts went with it
                }
            }
            else if (fresh.Remove(old.Id, out var now))
            {
                merged.Add(now);
                if (old.ParentId is not null && old.ParentId != now.ParentId)
                {
                    left.Add(old);
                }
            }
            else
            {
                merged.Add(old);
            }
        }

        merged.AddRange(fresh.Values);
        merged.Sort((one, other) => one.Rank.CompareTo(other.Rank) is not 0 and var order ? order : one.Id.CompareTo(other.Id));
        return left.Count == 0 ? merged : Without(merged, left, changes);
    }

    /// <summary>The task they were a part of counts them no more; one that was read again knows it already.</summary>
    private static List<TaskView> Without(List<TaskView> tasks, List<TaskView> parts, TaskChanges changes)
    {
        foreach (var part in parts.Where(part => changes.Tasks.All(task => task.Id != part.ParentId)))
        {
            var at = tasks.FindIndex(task => task.Id == part.ParentId);
            if (at >= 0)
            {
                var whole = tasks[at];
                tasks[at] = whole with { SubtaskTotal = whole.SubtaskTotal - 1, SubtaskDone = whole.SubtaskDone - (part.ClosedAt is null ? 0 : 1) };
            }
        }

        return tasks;
    }
}
