using System.Buffers;

namespace Regie.Scheduling;

/// <summary>
/// Turns links into edges between nodes. A link on a summary becomes links on its leaves; between two summaries they meet in
/// a hub, so that a hundred leaves before a hundred others are two hundred edges and not ten thousand.
/// </summary>
sealed class LinkCompiler(ScheduleInput input, KeyMap keys, Outline outline, int[] nodeOf, List<Node> nodes) : IDisposable
{
    Edge[] edges = ArrayPool<Edge>.Shared.Rent(input.Links.Count);

    /// <summary>Nodes that each edge ties, and how many edges there are.</summary>
    public int[] From { get; private set; } = ArrayPool<int>.Shared.Rent(input.Links.Count);
    public int[] To { get; private set; } = ArrayPool<int>.Shared.Rent(input.Links.Count);
    public int Count { get; private set; }

    public ScheduleProblem? Compile()
    {
        for (var link = 0; link < input.Links.Count; link++)
            if (Add(link) is { } problem) return problem;
        return null;
    }

    /// <summary>Minutes of a lag, and whether they run around the clock; null when out of bounds.</summary>
    public static (int Minutes, bool Elapsed)? Resolve(Lag lag, int predecessorDuration)
    {
        long minutes = IsPercent(lag)
            ? (long)Math.Round((decimal)predecessorDuration * lag.Value / 100, MidpointRounding.AwayFromZero)
            : lag.Value;
        return minutes is < -ScheduleInput.LongestDuration or > ScheduleInput.LongestDuration
            ? null
            : ((int)minutes, lag.Kind is LagKind.Elapsed or LagKind.ElapsedPercent);
    }

    public static bool IsPercent(Lag lag) => lag.Kind is LagKind.Percent or LagKind.ElapsedPercent;

    ScheduleProblem? Add(int position)
    {
        var link = input.Links[position];
        var (from, to) = (keys[link.Predecessor], keys[link.Successor]);
        if (from < 0 || to < 0) return new(ScheduleProblemKind.UnknownTask, [from < 0 ? link.Predecessor : link.Successor]);
        if (from == to) return new(ScheduleProblemKind.LinkToOwnSummary, [link.Predecessor, link.Successor]);
        var (fromNode, toNode) = (nodeOf[from], nodeOf[to]);
        if (fromNode >= 0 && toNode >= 0) return Tie(fromNode, toNode, link, position);
        if (outline.IsInside(from, to) || outline.IsInside(to, from))
            return new(ScheduleProblemKind.LinkToOwnSummary, [link.Predecessor, link.Successor]);

        var (before, after) = (outline.LeavesOf(from), outline.LeavesOf(to));
        if (before.Length > 1 && after.Length > 1 && !IsPercent(link.Lag)) return TieByHub(before, after, link, position);
        foreach (var a in before)
            foreach (var b in after)
                if (Tie(nodeOf[a], nodeOf[b], link, position) is { } problem) return problem;
        return null;
    }

    ScheduleProblem? TieByHub(int[] before, int[] after, PlanLink link, int position)
    {
        var hub = nodes.Count;
        nodes.Add(new()
        {
            Task = -1,
            IsHub = true,
            Mode = NodeMode.Instant,
            Calendar = Network.ElapsedCalendar,
            ConstraintAt = Minute.None,
            Deadline = Minute.None,
            Floor = Minute.None,
            Resume = Minute.None,
        });
        var collect = new Edge { Kind = link.Kind }.FromStart ? LinkKind.StartToStart : LinkKind.FinishToStart;
        foreach (var leaf in before) Push(nodeOf[leaf], hub, new() { Kind = collect, Link = position });
        foreach (var leaf in after)
            if (Tie(hub, nodeOf[leaf], link, position) is { } problem) return problem;
        return null;
    }

    ScheduleProblem? Tie(int from, int to, PlanLink link, int position)
    {
        if (Resolve(link.Lag, IsPercent(link.Lag) ? nodes[from].Duration : 0) is not var (minutes, elapsed))
            return new(ScheduleProblemKind.BadDuration, [link.Predecessor, link.Successor]);
        Push(from, to, new() { Kind = link.Kind, Lag = minutes, IsElapsed = elapsed && minutes != 0, Link = position });
        return null;
    }

    void Push(int from, int to, Edge edge)
    {
        if (Count == edges.Length || Count == From.Length || Count == To.Length)
            (edges, From, To) = (Grown(edges), Grown(From), Grown(To));
        edges[Count] = edge;
        From[Count] = from;
        To[Count++] = to;
    }

    T[] Grown<T>(T[] array)
    {
        var larger = ArrayPool<T>.Shared.Rent(Math.Max(16, Count * 2));
        array.AsSpan(0, Count).CopyTo(larger);
        ArrayPool<T>.Shared.Return(array);
        return larger;
    }

    /// <summary>Gives the arrays back: a plan of a hundred thousand tasks should not leave megabytes behind each time.</summary>
    public void Dispose()
    {
        ArrayPool<Edge>.Shared.Return(edges);
        ArrayPool<int>.Shared.Return(From);
        ArrayPool<int>.Shared.Return(To);
        (edges, From, To, Count) = ([], [], [], 0);
    }

    /// <summary>The edges in rows, nodes and <paramref name="nodeOf"/> moved to their places (none given: they stay).</summary>
    public Graph ToGraph(int[] place, int[] nodeOf)
    {
        var from = From.AsSpan(0, Count);
        var to = To.AsSpan(0, Count);
        if (place.Length > 0)
        {
            foreach (ref var node in from) node = place[node];
            foreach (ref var node in to) node = place[node];
            foreach (ref var node in nodeOf.AsSpan())
                if (node >= 0) node = place[node];
        }
        var (inStart, into) = Rows(to, from);
        var (outStart, outOf) = Rows(from, to);
        return new() { InStart = inStart, In = into, OutStart = outStart, Out = outOf, NodeOf = nodeOf };
    }

    (int[] Starts, Edge[] Rows) Rows(Span<int> ends, Span<int> others)
    {
        // starts[n + 1] first counts, then sums up to where row n begins; writing a row pushes it to where the row ends, which is right.
        var starts = new int[nodes.Count + 2];
        foreach (var node in ends) starts[node + 2]++;
        for (var node = 2; node < starts.Length; node++) starts[node] += starts[node - 1];
        var rows = GC.AllocateUninitializedArray<Edge>(Count);
        for (var i = 0; i < ends.Length; i++)
        {
            ref var row = ref rows[starts[ends[i] + 1]++];
            row = edges[i];
            row.Other = others[i];
        }
        return (starts[..^1], rows);
    }
}
