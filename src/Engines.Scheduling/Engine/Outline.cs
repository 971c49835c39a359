namespace Regie.Scheduling;

/// <summary>Who is whose subtask.</summary>
sealed class Outline
{
    /// <summary>Parent of each task, -1 at the top.</summary>
    public required int[] Parent { get; init; }

    public required bool[] IsSummary { get; init; }

    /// <summary>Summaries, each after the summaries inside it.</summary>
    public required int[] InsideOut { get; init; }

    readonly Dictionary<int, int[]> leaves = [];
    int[][]? children;

    public static Outline? Of(IReadOnlyList<PlanTask> tasks, KeyMap keys, out ScheduleProblem? problem)
    {
        problem = null;
        var parent = new int[tasks.Count];
        var isSummary = new bool[tasks.Count];
        for (var i = 0; i < tasks.Count; i++)
        {
            parent[i] = -1;
            if (tasks[i].ParentKey is not { } key) continue;
            if ((parent[i] = keys[key]) < 0)
            {
                problem = new(ScheduleProblemKind.UnknownTask, [key]);
                return null;
            }
            isSummary[parent[i]] = true;
        }
        // Depth by walking up to the nearest ancestor whose depth is known; meeting the walk itself is a circle.
        var depth = new int[tasks.Count];
        var walk = new List<int>();
        for (var i = 0; i < tasks.Count; i++)
        {
            if (!isSummary[i]) continue;
            var above = i;
            for (; above >= 0 && depth[above] == 0; above = parent[above])
            {
                depth[above] = -1;
                walk.Add(above);
            }
            if (above >= 0 && depth[above] < 0)
            {
                problem = new(ScheduleProblemKind.ParentCycle, [.. walk[walk.IndexOf(above)..].Select(task => tasks[task].Key)]);
                return null;
            }
            var known = above < 0 ? 0 : depth[above];
            for (var n = walk.Count - 1; n >= 0; n--) depth[walk[n]] = ++known;
            walk.Clear();
        }
        var summaries = Enumerable.Range(0, tasks.Count).Where(i => isSummary[i]);
        return new() { Parent = parent, IsSummary = isSummary, InsideOut = [.. summaries.OrderByDescending(i => depth[i])] };
    }

    /// <summary>All leaves under a task, itself when it is one, in the order of the input at each level.</summary>
    public int[] LeavesOf(int task)
    {
        if (!IsSummary[task]) return [task];
        if (leaves.TryGetValue(task, out var known)) return known;
        var found = new List<int>();
        var waiting = new Stack<int>([task]);
        children ??= Children();
        while (waiting.TryPop(out var next))
        {
            if (!IsSummary[next]) found.Add(next);
            else for (var i = children[next].Length - 1; i >= 0; i--) waiting.Push(children[next][i]);
        }
        return leaves[task] = [.. found];
    }

    public int[] ChildrenOf(int summary) => (children ??= Children())[summary];

    public bool IsInside(int task, int summary)
    {
        for (var above = Parent[task]; above >= 0; above = Parent[above])
            if (above == summary) return true;
        return false;
    }

    int[][] Children()
    {
        var lists = new List<int>?[Parent.Length];
        for (var i = 0; i < Parent.Length; i++)
            if (Parent[i] >= 0) (lists[Parent[i]] ??= []).Add(i);
        return [.. lists.Select(list => list?.ToArray() ?? [])];
    }
}
