namespace Regie.Connect;

/// <summary>Finds the links that would close a circle, so that the rest can be planned. A link between a task and its own part closes one too.</summary>
internal static class LinkCircles
{
    public static HashSet<SourceDependency> Closing(SourceBoard board)
    {
        var parents = board.Tasks.ToDictionary(task => task.ExternalId, task => task.ParentId);
        var refused = board.Dependencies.Where(link => IsAbove(link.PredecessorId, link.SuccessorId) || IsAbove(link.SuccessorId, link.PredecessorId)).ToHashSet();
        var next = board.Dependencies.Where(link => !refused.Contains(link)).ToLookup(link => link.PredecessorId);

        // Depth first with a stack of our own: a link back into the path being walked closes a circle.
        Dictionary<string, bool> finished = [];
        foreach (var first in board.Tasks.Select(task => task.ExternalId).Where(id => !finished.ContainsKey(id)))
        {
            Stack<(string Id, IEnumerator<SourceDependency> Links)> path = new();
            Enter(first);
            while (path.TryPeek(out var here))
            {
                if (!here.Links.MoveNext())
                {
                    finished[here.Id] = true;
                    path.Pop().Links.Dispose();
                    continue;
                }

                var link = here.Links.Current;
                if (!finished.TryGetValue(link.SuccessorId, out var done))
                {
                    Enter(link.SuccessorId);
                }
                else if (!done)
                {
                    refused.Add(link);
                }
            }

            void Enter(string id)
            {
                finished[id] = false;
                path.Push((id, next[id].GetEnumerator()));
            }
        }

        return refused;

        bool IsAbove(string above, string below)
        {
            for (var at = parents.GetValueOrDefault(below); at is not null; at = parents.GetValueOrDefault(at))
            {
                if (at == above)
                {
                    return true;
                }
            }

            return false;
        }
    }
}
