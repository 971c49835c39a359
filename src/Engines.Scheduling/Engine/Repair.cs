namespace Regie.Scheduling;

/// <summary>
/// Brings the results of one network in line with a slightly different one by recomputing only nodes whose inputs changed, with the same
/// functions as a run from scratch; so the outcome is the same to the bit.
/// </summary>
sealed class Repair
{
    readonly Passes passes;
    readonly Graph graph;

    /// <summary>Nodes looked at: any value of a task outside this set is as before.</summary>
    public Bits Seen { get; }

    Repair(Passes passes)
    {
        this.passes = passes;
        graph = passes.Network.Graph;
        Seen = new(passes.Early.Length);
    }

    /// <summary>Results over the edited network; the old ones stay as they are.</summary>
    /// <param name="before">Results before the edit.</param>
    /// <param name="edited">The network after it, with the same nodes in the same places.</param>
    /// <param name="touched">Nodes whose own data or incoming links changed.</param>
    /// <param name="sources">Nodes whose outgoing links changed.</param>
    /// <param name="spare">Results that nobody reads any more, to write over.</param>
    /// <param name="after">Results after the edit.</param>
    public static Repair Of(Passes before, Network edited, ReadOnlySpan<int> touched, ReadOnlySpan<int> sources, Passes? spare, out Passes after)
    {
        after = before.On(edited, spare);
        var repair = new Repair(after);
        if (edited.HasAsLateAsPossible)
        {
            after.RunAll();
            repair.Seen.AddAll();
            return repair;
        }
        var moved = repair.Forward(touched);
        foreach (var node in touched) moved.Add(node);
        foreach (var node in sources) moved.Add(node);
        repair.Backward(moved);
        return repair;
    }

    /// <summary>Recomputes early dates from the touched nodes on; gives the nodes whose early dates changed.</summary>
    Bits Forward(ReadOnlySpan<int> touched)
    {
        var (stale, moved) = (new Bits(passes.Early.Length), new Bits(passes.Early.Length));
        foreach (var node in touched) stale.Add(node);
        for (var n = stale.AtOrAfter(0); n >= 0; n = n + 1 < passes.Early.Length ? stale.AtOrAfter(n + 1) : -1)
        {
            Seen.Add(n);
            var early = ForwardPass.Compute(passes.Network, passes.Early, null, n);
            if (early.Equals(passes.Early[n])) continue;
            passes.Early[n] = early;
            moved.Add(n);
            foreach (ref readonly var edge in graph.OutOf(n)) stale.Add(edge.Other);
        }
        return moved;
    }

    /// <summary>Recomputes late dates and slack: of all nodes when the project finish moved, else where something near changed.</summary>
    void Backward(Bits moved)
    {
        var finish = passes.LatestFinish();
        var end = BackwardPass.ProjectEnd.At(finish, passes.Network);
        var everything = finish != passes.ProjectFinish;
        passes.ProjectFinish = finish;
        var (stale, unmeasured) = (new Bits(passes.Early.Length), new Bits(passes.Early.Length));
        if (everything)
        {
            stale.AddAll();
            unmeasured.AddAll();
            Seen.AddAll();
        }
        else
        {
            for (var n = moved.AtOrAfter(0); n >= 0; n = n + 1 < passes.Early.Length ? moved.AtOrAfter(n + 1) : -1)
            {
                stale.Add(n);
                unmeasured.Add(n);
                foreach (ref readonly var edge in graph.Into(n)) unmeasured.Add(edge.Other);
            }
        }
        for (var n = stale.AtOrBefore(passes.Late.Length - 1); n >= 0; n = stale.AtOrBefore(n - 1))
        {
            var late = BackwardPass.Compute(passes.Network, passes.Early, passes.Late, in end, n);
            if (late.Equals(passes.Late[n])) continue;
            passes.Late[n] = late;
            unmeasured.Add(n);
            foreach (ref readonly var edge in graph.Into(n))
            {
                stale.Add(edge.Other);
                unmeasured.Add(edge.Other);
            }
        }
        for (var n = unmeasured.AtOrBefore(passes.Late.Length - 1); n >= 0; n = unmeasured.AtOrBefore(n - 1))
        {
            Seen.Add(n);
            var slack = BackwardPass.Measure(passes.Network, passes.Early, passes.Late, passes.Slack, in end, n);
            if (slack == passes.Slack[n]) continue;
            passes.Slack[n] = slack;
            if (passes.Network.Nodes[n].IsHub)
                foreach (ref readonly var edge in graph.Into(n)) unmeasured.Add(edge.Other);
        }
    }
}
