namespace Regie.Connect;

/// <summary>Finds tasks by name, where a file refers to them so: only a name that one task alone has can be resolved.</summary>
internal sealed class SourceNames(IEnumerable<(string Id, string Name)> tasks)
{
    private readonly ILookup<string, string> byName = tasks.ToLookup(task => task.Name, task => task.Id);

    /// <summary>The one task of that name other than <paramref name="self"/>; null when there is none or more than one.</summary>
    public string? One(string name, string self)
    {
        var found = byName[name].Where(id => id != self).Take(2).ToList();
        return found.Count == 1 && byName[name].Count() == 1 ? found[0] : null;
    }

    /// <summary>All tasks that a cell names, and the names that could not be resolved. A name may itself contain a comma.</summary>
    public (IReadOnlyList<string> Ids, IReadOnlyList<string> Open) Many(string? cell, string self)
    {
        if (cell is null)
        {
            return ([], []);
        }

        if (One(cell, self) is { } whole)
        {
            return ([whole], []);
        }

        List<string> ids = [], open = [];
        foreach (var name in CellLists.Quoted(cell))
        {
            if (One(name, self) is { } id)
            {
                ids.Add(id);
            }
            else
            {
                open.Add(name);
            }
        }

        return (ids, open);
    }
}

/// <summary>Order and parents of a list of tasks made sound: a parent stands before its children, and none is its own ancestor.</summary>
internal static class ParentOrder
{
    public static IReadOnlyList<SourceTask> Sound(IReadOnlyList<SourceTask> tasks)
    {
        var byId = tasks.ToDictionary(task => task.ExternalId);
        List<SourceTask> ordered = new(tasks.Count);
        HashSet<string> done = [];
        foreach (var task in tasks)
        {
            Place(task, []);
        }

        return ordered;

        void Place(SourceTask task, HashSet<string> path)
        {
            // Climbs with a list of its own, so that a long chain does not fill the stack.
            Stack<SourceTask> chain = new();
            var at = task;
            while (!done.Contains(at.ExternalId))
            {
                if (!path.Add(at.ExternalId))
                {
                    // A circle of parents: where it closes it is opened, and that task stands alone.
                    byId[chain.Peek().ExternalId] = chain.Peek() with { ParentId = null };
                    break;
                }

                chain.Push(at);
                if (at.ParentId is not { } parent || !byId.TryGetValue(parent, out var above))
                {
                    break;
                }

                at = above;
            }

            while (chain.TryPop(out var next))
            {
                if (done.Add(next.ExternalId))
                {
                    var held = byId[next.ExternalId];
                    ordered.Add(held.ParentId is { } parent && !byId.ContainsKey(parent) ? held with { ParentId = null } : held);
                }
            }
        }
    }
}
