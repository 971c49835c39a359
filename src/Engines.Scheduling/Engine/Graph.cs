namespace Regie.Scheduling;

/// <summary>
/// The links of a plan in compressed rows, over nodes in an order in which every link goes forward. Never changed once made.
/// </summary>
sealed class Graph
{
    /// <summary>Edges into node n are <see cref="In"/>[InStart[n] .. InStart[n+1]], in the order of the input.</summary>
    public required int[] InStart { get; init; }
    public required Edge[] In { get; init; }
    public required int[] OutStart { get; init; }
    public required Edge[] Out { get; init; }

    /// <summary>Node of each task of the input; -1 for a summary.</summary>
    public required int[] NodeOf { get; init; }

    public int Count => InStart.Length - 1;

    public ReadOnlySpan<Edge> Into(int node) => In.AsSpan(InStart[node], InStart[node + 1] - InStart[node]);

    public ReadOnlySpan<Edge> OutOf(int node) => Out.AsSpan(OutStart[node], OutStart[node + 1] - OutStart[node]);

    /// <summary>The same graph with one more edge, or null when it would go backward in the order.</summary>
    public Graph? With(int from, int to, Edge edge)
    {
        if (from >= to) return null;
        var (inStart, into) = Insert(InStart, In, to, edge with { Other = from });
        var (outStart, outOf) = Insert(OutStart, Out, from, edge with { Other = to });
        return new() { InStart = inStart, In = into, OutStart = outStart, Out = outOf, NodeOf = NodeOf };
    }

    /// <summary>The same graph without one edge; the links behind it in the input move up by one.</summary>
    public Graph Without(int from, int to, int link)
    {
        var (inStart, into) = Remove(InStart, In, to, link);
        var (outStart, outOf) = Remove(OutStart, Out, from, link);
        return new() { InStart = inStart, In = into, OutStart = outStart, Out = outOf, NodeOf = NodeOf };
    }

    static (int[], Edge[]) Insert(int[] starts, Edge[] edges, int node, Edge edge)
    {
        var at = starts[node + 1];
        var more = new Edge[edges.Length + 1];
        edges.AsSpan(0, at).CopyTo(more);
        more[at] = edge;
        edges.AsSpan(at).CopyTo(more.AsSpan(at + 1));
        return (Shift(starts, node, 1), more);
    }

    static (int[], Edge[]) Remove(int[] starts, Edge[] edges, int node, int link)
    {
        var at = starts[node];
        while (edges[at].Link != link) at++;
        var fewer = new Edge[edges.Length - 1];
        edges.AsSpan(0, at).CopyTo(fewer);
        edges.AsSpan(at + 1).CopyTo(fewer.AsSpan(at));
        foreach (ref var edge in fewer.AsSpan())
            if (edge.Link > link) edge.Link--;
        return (Shift(starts, node, -1), fewer);
    }

    static int[] Shift(int[] starts, int node, int by)
    {
        var shifted = starts.AsSpan().ToArray();
        for (var n = node + 1; n < shifted.Length; n++) shifted[n] += by;
        return shifted;
    }
}
