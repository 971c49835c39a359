namespace Regie.Scheduling;

/// <summary>
/// Turns links into edges between nodes. A link on a summary becomes links on its leaves; between two summaries they meet in
/// a hub, so that a hundred leaves before a hundred others are two hundred edges and not ten thousand.
/// </summary>
sealed class LinkCompiler(ScheduleInput input, KeyMap keys, Outline outline, int[] nodeOf, List<Node> nodes)
{
    Edge[] edges = new Edge[input.Links.Count];

    /// <summary>Nodes that each edge ties, and how many edges there are.</summary>
    public int[] From { get; private set; } = new int[input.Links.Count];
    public int[] To { get; private set; } = new int[input.Links.Count];
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
        long minutes = lag.Kind is LagKind.Percent or LagKind.ElapsedPercent
            ? (long)Math.Round((decimal)predecessorDuration * lag.Value / 100, MidpointRounding.AwayFromZero)
            : lag.Value;
        return minutes is < -ScheduleInput.LongestDuration or > ScheduleInput.LongestDuration
            ? null
            : ((int)minutes, lag.Kind is LagKind.Elapsed or LagKind.ElapsedPercent);
    }

    ScheduleProblem? Add(int position)
    {
        var link = input.Links[position];
        var (from, to) = (keys[link.Predecessor], keys[link.Successor]);
        if (from < 0 || to < 0) return new(ScheduleProblemKind.UnknownTask, [from < 0 ? link.Predecessor : link.Successor]);
        var isPercent = link.Lag.Kind is LagKind.Percent or LagKind.ElapsedPercent;
        if (from == to) return new(ScheduleProblemKind.LinkToOwnSummary, [link.Predecessor, link.Successor]);
        if (!outline.IsSummary[from] && !outline.IsSummary[to]) return Tie(nodeOf[from], nodeOf[to], link, position);
        if (outline.IsInside(from, to) || outline.IsInside(to, from))
            return new(ScheduleProblemKind.LinkToOwnSummary, [link.Predecessor, link.Successor]);

        var (before, after) = (outline.LeavesOf(from), outline.LeavesOf(to));
        if (before.Length > 1 && after.Length > 1 && !isPercent) return TieByHub(before, after, link, position);
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
        if (Resolve(link.Lag, nodes[from].Duration) is not var (minutes, elapsed))
            return new(ScheduleProblemKind.BadDuration, [link.Predecessor, link.Successor]);
        Push(from, to, new() { Kind = link.Kind, Lag = minutes, IsElapsed = elapsed && minutes != 0, Link = position });
        return null;
    }

    void Push(int from, int to, Edge edge)
    {
        if (Count == edges.Length)
        {
            var size = Math.Max(16, Count * 2);
            Array.Resize(ref edges, size);
            (From, To) = (Grown(From, size), Grown(To, size));
        }
        edges[Count] = edge;
        From[Count] = from;
        To[Count++] = to;
    }

    static int[] Grown(int[] array, int size)
    {
        Array.Resize(ref array, size);
        return array;
    }

    public Graph ToGraph(int[] place, int[] placeOfTask)
    {
        var inStart = new int[place.Length + 1];
        var outStart = new int[place.Length + 1];
        for (var i = 0; i < Count; i++)
        {
            inStart[place[To[i]] + 1]++;
            outStart[place[From[i]] + 1]++;
        }
        for (var node = 0; node < place.Length; node++)
        {
            inStart[node + 1] += inStart[node];
            outStart[node + 1] += outStart[node];
        }
        var (nextIn, nextOut) = (inStart.AsSpan(0, place.Length).ToArray(), outStart.AsSpan(0, place.Length).ToArray());
        var (into, outOf) = (new Edge[Count], new Edge[Count]);
        for (var i = 0; i < Count; i++)
        {
            var (from, to) = (place[From[i]], place[To[i]]);
            into[nextIn[to]++] = edges[i] with { Other = from };
            outOf[nextOut[from]++] = edges[i] with { Other = to };
        }
        return new() { InStart = inStart, In = into, OutStart = outStart, Out = outOf, NodeOf = placeOfTask };
    }
}
