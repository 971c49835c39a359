namespace Regie.Scheduling;

/// <summary>The walk back from a finish to what began it, noting at each step how much longer it takes than in the baseline.</summary>
sealed class Explanation(PlanBaseline baseline, Dictionary<Guid, BaselineTask> frozen, ScheduleInput input, Schedule schedule)
{
    readonly Passes passes = schedule.Passes;
    readonly WorkingTime time = schedule.ProjectTime;
    readonly HashSet<(Guid, Guid)>? linkedThen = baseline.Links is { } links ? [.. links.Select(link => (link.Predecessor, link.Successor))] : null;
    readonly List<DeviationCause> causes = [];

    /// <summary>Where the walk stands: an end of a node, and the index in the baseline up to which all is explained.</summary>
    int node, then;
    bool atFinish;

    /// <summary>The causes in the order of the chain; their minutes add up to the movement of the finish.</summary>
    public IReadOnlyList<DeviationCause> Of(Guid? milestone, DateTime finishThen)
    {
        (node, atFinish, then) = (schedule.LastNode(milestone), true, time.Index(Minute.Of(finishThen)));
        var finish = time.Index(Minute.Of(milestone is { } key ? schedule[key].Finish : schedule.Finish));
        if (node < 0 || Now != finish)
        {
            // The finish is a manual summary's own: its date is the cause.
            Add(DeviationCauseKind.DateFixed, milestone, null, finish - then);
            return causes;
        }
        Overtake();
        while (Step()) { }
        causes.Reverse();
        return causes;
    }

    Guid Key => input.Tasks[passes.Network.Nodes[node].Task].Key;

    int Now => time.Index(atFinish ? passes.Finish(node) : passes.Start(node));

    /// <summary>The index of one end of a task in the baseline; null for a task that was not there.</summary>
    int? Then(Guid key, bool finish) =>
        frozen.TryGetValue(key, out var was) ? time.Index(Minute.Of(finish ? was.Finish : was.Start)) : null;

    /// <summary>What ends last now may have ended before the finish then: so much of its movement does not count.</summary>
    void Overtake()
    {
        if (Then(Key, true) is not { } own || own == then) return;
        if (Now > own) Add(DeviationCauseKind.SlackUsed, Key, null, own - then);
        else Add(DeviationCauseKind.NoLongerDecides, baseline.Tasks.MaxBy(task => task.Finish).Key, null, own - then);
        then = own;
    }

    /// <summary>One step back; false at the root.</summary>
    bool Step()
    {
        var edge = Followed();
        if (edge is { } tie && tie.ToFinish == atFinish) return ToPredecessor(tie);
        if (!atFinish && edge is null) return Root();
        // The other end of the same task: its duration lies between.
        var now = Now;
        atFinish = !atFinish;
        var was = Then(Key, atFinish);
        Add(was is null ? DeviationCauseKind.TaskAdded : DeviationCauseKind.DurationChanged, Key, null, now - Now - (was is { } index ? then - index : 0));
        then = was ?? then;
        return true;
    }

    /// <summary>The link that explains the task's place, if one does: that which decided, or that which a late or fixed start came after.</summary>
    Edge? Followed()
    {
        ref readonly var early = ref passes.Early[node];
        if (early.Driver >= 0) return passes.Network.Graph.Into(node)[early.Driver];
        var kind = (DriverKind)(-1 - early.Driver);
        if (early.Follows < 0 || kind is DriverKind.Constraint or DriverKind.ProjectStart) return null;
        var edge = passes.Network.Graph.Into(node)[early.Follows];
        return !edge.ToFinish && EventOf(in edge, out _) <= early.Start ? edge : null;
    }

    /// <summary>The moment of the predecessor's end that a link ties, and the leaf it belongs to, behind any hub.</summary>
    int EventOf(in Edge edge, out int before)
    {
        before = edge.Other;
        while (passes.Network.Nodes[before].IsHub) before = passes.Network.Graph.Into(before)[passes.Early[before].Driver].Other;
        return edge.FromStart ? passes.Start(before) : passes.Finish(before);
    }

    bool ToPredecessor(Edge edge)
    {
        var (key, now) = (Key, Now);
        var cause = CauseOfWaiting();
        EventOf(in edge, out node);
        atFinish = !edge.FromStart;
        var was = Then(Key, atFinish);
        var minutes = now - Now - (was is { } index ? then - index : 0);
        if (!frozen.ContainsKey(key)) Add(DeviationCauseKind.TaskAdded, key, null, minutes);
        else if (was is null) Add(DeviationCauseKind.TaskAdded, Key, null, minutes);
        else if (IsNew(input.Links[edge.Link])) Add(DeviationCauseKind.LinkAdded, key, Key, minutes);
        else Add(minutes < 0 && cause == DeviationCauseKind.DateFixed ? DeviationCauseKind.SlackUsed : cause, key, Key, minutes);
        then = was ?? then;
        return true;
    }

    bool Root()
    {
        var minutes = Now - then;
        if (!frozen.ContainsKey(Key)) Add(DeviationCauseKind.TaskAdded, Key, null, minutes);
        else if (passes.Early[node].Driver != Early.By(DriverKind.ProjectStart)) Add(CauseOfWaiting(), Key, null, minutes);
        else
        {
            var moved = time.Index(passes.Network.Anchor) - time.Index(Minute.Of(baseline.Tasks.Min(task => task.Start)));
            // A task that is no longer held back by anything but the project start gains what it waited for then.
            Add(minutes == moved ? DeviationCauseKind.ProjectStartMoved : DeviationCauseKind.NoLongerDecides, minutes == moved ? null : Key, null, minutes);
        }
        return false;
    }

    DeviationCauseKind CauseOfWaiting() => (DriverKind)(-1 - passes.Early[node].Driver) switch
    {
        DriverKind.Actual or DriverKind.StatusDate => DeviationCauseKind.StartedLate,
        _ => DeviationCauseKind.DateFixed,
    };

    bool IsNew(PlanLink link) => linkedThen is { } known && !known.Contains((link.Predecessor, link.Successor));

    void Add(DeviationCauseKind kind, Guid? key, Guid? predecessor, int minutes)
    {
        if (minutes != 0) causes.Add(new(kind, key, predecessor, minutes, decimal.Divide(minutes, input.MinutesPerDay)));
    }
}
