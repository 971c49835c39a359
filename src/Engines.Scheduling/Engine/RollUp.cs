namespace Regie.Scheduling;

/// <summary>Dates of a summary, which are those of its subtasks; a manual one keeps its own and only reports theirs upward.</summary>
record struct SummaryDates
{
    public int Start, Finish, EarlyStart, EarlyFinish, LateStart, LateFinish;
    /// <summary>Dates with all that is inside, for the summary above; they differ from the others for a manual summary.</summary>
    public int SpanStart, SpanFinish;
    public int TotalSlack, FreeSlack;
    public bool IsCritical, IsFinished;
    /// <summary>Position in the input of the child with the earliest start.</summary>
    public int First;

    /// <summary>All summaries of a plan, by position in the input.</summary>
    public static SummaryDates[] Of(Passes passes)
    {
        var network = passes.Network;
        if (network.Outline.InsideOut.Length == 0) return [];
        var all = new SummaryDates[network.Input.Tasks.Count];
        foreach (var summary in network.Outline.InsideOut) all[summary] = Roll(passes, all, summary);
        return all;
    }

    /// <summary>The summaries anew where leaves changed, from those before.</summary>
    public static SummaryDates[] Of(Passes passes, SummaryDates[] before, bool[] stale)
    {
        if (before.Length == 0) return before;
        SummaryDates[] all = [.. before];
        foreach (var summary in passes.Network.Outline.InsideOut)
            if (stale[summary]) all[summary] = Roll(passes, all, summary);
        return all;
    }

    static SummaryDates Roll(Passes passes, SummaryDates[] all, int summary)
    {
        var network = passes.Network;
        var rolled = new SummaryDates
        {
            Start = int.MaxValue,
            EarlyStart = int.MaxValue,
            LateStart = int.MaxValue,
            SpanStart = int.MaxValue,
            IsFinished = true,
            FreeSlack = int.MaxValue,
        };
        foreach (var child in network.Outline.ChildrenOf(summary))
        {
            var inner = network.Outline.IsSummary[child] ? all[child] : Leaf(passes, network.Graph.NodeOf[child]);
            if (inner.SpanStart < rolled.SpanStart) rolled.First = child;
            if (inner.SpanFinish > rolled.SpanFinish) rolled.FreeSlack = inner.FreeSlack;
            else if (inner.SpanFinish == rolled.SpanFinish) rolled.FreeSlack = Math.Min(rolled.FreeSlack, inner.FreeSlack);
            rolled.SpanStart = Math.Min(rolled.SpanStart, inner.SpanStart);
            rolled.SpanFinish = Math.Max(rolled.SpanFinish, inner.SpanFinish);
            var isManual = network.Outline.IsSummary[child] && network.Input.Tasks[child].IsManual;
            rolled.EarlyStart = Math.Min(rolled.EarlyStart, inner.EarlyStart);
            rolled.EarlyFinish = Math.Max(rolled.EarlyFinish, inner.EarlyFinish);
            rolled.LateStart = Math.Min(rolled.LateStart, isManual ? inner.Start : inner.LateStart);
            rolled.LateFinish = Math.Max(rolled.LateFinish, isManual ? inner.Finish : inner.LateFinish);
            rolled.IsCritical |= inner.IsCritical;
            rolled.IsFinished &= inner.IsFinished;
        }
        (rolled.Start, rolled.Finish) = (rolled.SpanStart, rolled.SpanFinish);
        var time = network.ProjectTime;
        rolled.TotalSlack = rolled.IsFinished ? 0 : Math.Min(
            time.Index(rolled.LateStart) - time.Index(rolled.EarlyStart), time.Index(rolled.LateFinish) - time.Index(rolled.EarlyFinish));
        rolled.IsCritical |= !rolled.IsFinished && rolled.TotalSlack <= network.Input.CriticalSlackMinutes;
        // A manual summary's slack is still that of what is inside; only its dates are the person's.
        if (network.Input.Tasks[summary] is { IsManual: true } own) Pin(ref rolled, own);
        return rolled;
    }

    static void Pin(ref SummaryDates rolled, PlanTask own)
    {
        if (own.ManualStart is { } start) rolled.Start = rolled.EarlyStart = Minute.Of(start);
        if (own.ManualFinish is { } finish) rolled.Finish = rolled.EarlyFinish = Minute.Of(finish);
        rolled.SpanStart = Math.Min(rolled.SpanStart, rolled.Start);
        rolled.SpanFinish = Math.Max(rolled.SpanFinish, rolled.Finish);
    }

    static SummaryDates Leaf(Passes passes, int n)
    {
        ref readonly var node = ref passes.Network.Nodes[n];
        var (start, finish) = (passes.Start(n), passes.Finish(n));
        return new()
        {
            SpanStart = start,
            SpanFinish = finish,
            EarlyStart = start,
            EarlyFinish = finish,
            LateStart = passes.LateStart(n),
            LateFinish = passes.LateFinish(n),
            FreeSlack = passes.Slack[n].Free,
            IsFinished = node.Mode == NodeMode.Finished,
            IsCritical = node.Mode != NodeMode.Finished && passes.Slack[n].Total <= passes.Network.Input.CriticalSlackMinutes,
        };
    }
}
