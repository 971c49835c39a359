namespace Regie.Scheduling;

/// <summary>Puts nodes in an order in which every link goes forward, or finds a circle.</summary>
static class Order
{
    /// <summary>
    /// For each node its place, or nothing at all when the nodes are in order already; null when links run in a circle, whose nodes are then in <paramref name="circle"/>, each one
    /// the predecessor of the next and the last of the first.
    /// </summary>
    public static int[]? Of(int count, int[] from, int[] to, int links, out List<int> circle)
    {
        circle = [];
        // Plans are mostly written in order: keeping it keeps neighbours together in memory.
        var forward = true;
        for (var i = 0; i < links; i++) forward &= from[i] < to[i];
        if (forward) return [];

        var place = new int[count];
        var waits = new int[count];
        for (var i = 0; i < links; i++) waits[to[i]]++;
        var starts = new int[count + 1];
        for (var i = 0; i < links; i++) starts[from[i] + 1]++;
        for (var node = 0; node < count; node++) starts[node + 1] += starts[node];
        var next = starts.AsSpan(0, count).ToArray();
        var targets = new int[links];
        for (var i = 0; i < links; i++) targets[next[from[i]]++] = to[i];

        var queue = new int[count];
        var (head, tail) = (0, 0);
        for (var node = 0; node < count; node++)
            if (waits[node] == 0) queue[tail++] = node;
        while (head < tail)
        {
            var node = queue[head];
            place[node] = head++;
            for (var i = starts[node]; i < starts[node + 1]; i++)
                if (--waits[targets[i]] == 0) queue[tail++] = targets[i];
        }
        if (tail == count) return place;
        circle = Circle(waits, from, to, links);
        return null;
    }

    /// <summary>Every node still waiting has a predecessor that waits too: walking back must come round.</summary>
    static List<int> Circle(int[] waits, int[] from, int[] to, int links)
    {
        var cause = new int[waits.Length];
        for (var i = links - 1; i >= 0; i--)
            if (waits[to[i]] > 0 && waits[from[i]] > 0) cause[to[i]] = from[i];
        var seen = new HashSet<int>();
        var node = Array.FindIndex(waits, wait => wait > 0);
        while (seen.Add(node)) node = cause[node];
        var circle = new List<int> { node };
        for (var back = cause[node]; back != node; back = cause[back]) circle.Add(back);
        circle.Reverse();
        return circle;
    }
}
