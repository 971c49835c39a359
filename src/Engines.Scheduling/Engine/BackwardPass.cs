namespace Regie.Scheduling;

/// <summary>Latest dates and slack: the forward rules inverted, link by link.</summary>
static class BackwardPass
{
    /// <summary>How far a task may go without breaking a link: the index of its finish, and for an instant the moment.</summary>
    readonly record struct Limit(int Finish, int Moment);

    /// <summary>The moment the project ends, with its index in each calendar.</summary>
    public readonly record struct ProjectEnd(int Moment, int[] Index)
    {
        public static ProjectEnd At(int moment, Network network) => new(moment, [.. network.Times.Select(time => time.Index(moment))]);
    }

    /// <summary>Computes one node from its successors.</summary>
    /// <param name="network">The plan.</param>
    /// <param name="early">Results of the forward pass.</param>
    /// <param name="late">Results so far; those of all successors are there.</param>
    /// <param name="end">The moment the project ends.</param>
    /// <param name="n">The node.</param>
    public static Late Compute(Network network, Early[] early, Late[] late, in ProjectEnd end, int n)
    {
        ref readonly var node = ref network.Nodes[n];
        ref readonly var mine = ref early[n];
        var time = network.Times[node.Calendar];
        if (node.Mode == NodeMode.Finished) return Settle(in node, mine.StartIndex, mine.FinishIndex, mine.Finish, isEarly: true);

        var span = Span(in node, in mine);
        var (finish, moment) = (end.Index[node.Calendar], end.Moment);
        foreach (ref readonly var edge in network.Graph.OutOf(n))
        {
            ref readonly var after = ref late[edge.Other];
            if (Ignores(in node, in edge, after.Mode)) continue;
            var index = edge.ToFinish ? after.FinishIndex : after.StartIndex;
            var limit = Reach(network, in node, time, span, in edge, after.Calendar, after.Limit, index, after.Mode);
            finish = Math.Min(finish, limit.Finish);
            moment = Math.Min(moment, limit.Moment);
        }
        var promised = Promise(in node, time, ref finish, ref moment);
        if (node.Mode == NodeMode.Instant) return Settle(in node, time.Index(moment), time.Index(moment), moment, isEarly: false);
        // Where work pauses one index is two moments: a task without slack keeps its early ones.
        var isEarly = finish == mine.FinishIndex && mine.Finish <= promised && node.Mode != NodeMode.Started;
        return Settle(in node, finish - span, finish, moment, isEarly);
    }

    /// <summary>
    /// Slack. Total: how far the start may move (the finish, once begun), counted from where links would put the task, so that
    /// overriding a link shows. Free: how far before any successor's own early dates are in the way.
    /// </summary>
    public static Slack Measure(Network network, Early[] early, Late[] late, Slack[] slack, in ProjectEnd end, int n)
    {
        ref readonly var node = ref network.Nodes[n];
        ref readonly var mine = ref early[n];
        if (node.Mode == NodeMode.Finished || ForwardPass.MovesLate(in node)) return default;
        var total = node.Mode switch
        {
            NodeMode.Started => late[n].FinishIndex - mine.FinishIndex,
            NodeMode.Manual when mine.DrivenIndex > mine.StartIndex =>
                Math.Min(late[n].StartIndex - mine.StartIndex, mine.StartIndex - mine.DrivenIndex),
            NodeMode.Manual => late[n].StartIndex - mine.StartIndex,
            _ => late[n].StartIndex - Math.Max(mine.StartIndex, mine.DrivenIndex),
        };
        var time = network.Times[node.Calendar];
        var span = Span(in node, in mine);
        var (finish, moment) = (end.Index[node.Calendar], end.Moment);
        var isFollowed = false;
        foreach (ref readonly var edge in network.Graph.OutOf(n))
        {
            if (Ignores(in node, in edge, late[edge.Other].Mode)) continue;
            ref readonly var next = ref network.Nodes[edge.Other];
            ref readonly var after = ref early[edge.Other];
            var (index, moves) = (edge.ToFinish ? after.FinishIndex : after.StartIndex, after.Finish);
            if (next.IsHub) moves = slack[edge.Other].Free;
            else if (ForwardPass.MovesLate(in next))
                (index, moves) = (edge.ToFinish ? late[edge.Other].FinishIndex : late[edge.Other].StartIndex, late[edge.Other].Limit);
            var limit = Reach(network, in node, time, span, in edge, next.Calendar, moves, index, next.Mode);
            finish = Math.Min(finish, limit.Finish);
            moment = Math.Min(moment, limit.Moment);
            isFollowed = true;
        }
        if (node.IsHub) return new(total, moment);
        if (!isFollowed) return new(total, Math.Max(total, 0));
        if (node.Mode == NodeMode.Instant) finish = time.Index(moment);
        return new(total, Math.Max(finish - mine.FinishIndex, 0));
    }

    /// <summary>A link does not hold back what has already happened.</summary>
    static bool Ignores(in Node node, in Edge edge, NodeMode after) =>
        after == NodeMode.Finished
        || node.Mode == NodeMode.Started && edge.FromStart
        || after == NodeMode.Started && edge.Kind == LinkKind.StartToStart;

    /// <summary>The working minutes between the late start and the late finish.</summary>
    static int Span(in Node node, in Early mine) => node.Mode switch
    {
        NodeMode.Started => node.Remaining,
        NodeMode.Manual => mine.FinishIndex - mine.StartIndex,
        _ => node.Duration,
    };

    /// <summary>
    /// How far a node may go when the tied end of its successor is at most at a given moment. The lag is counted in the
    /// successor's calendar, as in the forward pass, so that the two passes are exact inverses.
    /// </summary>
    static Limit Reach(
        Network network, in Node node, WorkingTime time, int span, in Edge edge, short calendar, int moment, int index, NodeMode after)
    {
        var isInstant = node.Mode == NodeMode.Instant;
        if (!edge.IsElapsed && calendar == node.Calendar && !isInstant && !(edge.FromStart && after == NodeMode.Instant))
        {
            // The usual case is all in one calendar: indices only. (A start before an instant in a pause of work must look at the clock.)
            var same = index - edge.Lag;
            return new(edge.FromStart ? same + span : same, int.MaxValue);
        }
        var theirs = network.Times[calendar];
        // A tied start may come as late as the next start of work; a tied finish is kept to the minute, and so is an instant.
        var reached = after == NodeMode.Instant ? moment : edge.ToFinish ? Math.Min(moment, theirs.StartAt(index)) : theirs.StartAt(index);
        var at = edge.IsElapsed ? Minute.Clamp(reached - edge.Lag)
            : edge.Lag != 0 ? theirs.StartAt(index - edge.Lag)
            : reached;
        var mine = time.Index(at);
        if (!edge.FromStart) return new(mine, at);
        // A start in a pause of work would happen at its end, after the moment allowed.
        if (isInstant) return new(mine, at);
        return new((time.StartAt(mine) > at ? mine - 1 : mine) + span, int.MaxValue);
    }

    /// <summary>Constraints and the deadline; gives the tightest moment promised for the finish.</summary>
    static int Promise(in Node node, WorkingTime time, ref int finish, ref int moment)
    {
        var promised = int.MaxValue;
        if (node.Mode is NodeMode.Work or NodeMode.Instant or NodeMode.Started && node.Constraint > ConstraintKind.AsLateAsPossible)
        {
            var date = time.Index(node.ConstraintAt);
            switch (node.Constraint)
            {
                case ConstraintKind.MustStartOn when node.Mode != NodeMode.Started:
                    (finish, moment) = (date + node.Duration, node.ConstraintAt);
                    break;
                case ConstraintKind.MustFinishOn:
                    (finish, moment, promised) = (date, node.ConstraintAt, node.ConstraintAt);
                    break;
                case ConstraintKind.StartNoLaterThan when node.Mode != NodeMode.Started:
                    (finish, moment) = (Math.Min(finish, date + node.Duration), Math.Min(moment, node.ConstraintAt));
                    break;
                case ConstraintKind.FinishNoLaterThan:
                    (finish, moment, promised) = (Math.Min(finish, date), Math.Min(moment, node.ConstraintAt), node.ConstraintAt);
                    break;
            }
        }
        if (node.Deadline == Minute.None) return promised;
        finish = Math.Min(finish, time.Index(node.Deadline));
        moment = Math.Min(moment, node.Deadline);
        return Math.Min(promised, node.Deadline);
    }

    static Late Settle(in Node node, int startIndex, int finishIndex, int limit, bool isEarly) => new()
    {
        StartIndex = startIndex,
        FinishIndex = finishIndex,
        Limit = limit,
        Calendar = node.Calendar,
        Mode = node.Mode,
        IsEarly = isEarly,
    };
}
