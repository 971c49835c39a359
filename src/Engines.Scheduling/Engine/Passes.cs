namespace Regie.Scheduling;

/// <summary>The results of the passes over a network. Written by the passes, then never changed again.</summary>
sealed class Passes(Network network)
{
    public Network Network { get; } = network;
    public Early[] Early { get; private init; } = new Early[network.Nodes.Length];
    public Late[] Late { get; private init; } = new Late[network.Nodes.Length];
    public Slack[] Slack { get; private init; } = new Slack[network.Nodes.Length];

    /// <summary>The moment the last leaf or manual summary ends; the project start without tasks.</summary>
    public int ProjectFinish { get; set; }

    /// <summary>A copy to edit, over a network with the same nodes; written over <paramref name="spare"/> when that has the room.</summary>
    public Passes On(Network edited, Passes? spare) => new(edited)
    {
        Early = Copy(Early, spare?.Early),
        Late = Copy(Late, spare?.Late),
        Slack = Copy(Slack, spare?.Slack),
        ProjectFinish = ProjectFinish,
    };

    public static T[] Copy<T>(T[] from, T[]? over)
    {
        if (over?.Length != from.Length) return [.. from];
        from.CopyTo(over, 0);
        return over;
    }

    public static Passes? Run(Network network, out ScheduleProblem? problem)
    {
        var passes = new Passes(network);
        passes.RunAll();
        problem = passes.OutOfRange();
        return problem is null ? passes : null;
    }

    public void RunAll()
    {
        for (var n = 0; n < Early.Length; n++) Early[n] = ForwardPass.Compute(Network, Early, null, n);
        ProjectFinish = LatestFinish();
        var end = BackwardPass.ProjectEnd.At(ProjectFinish, Network);
        for (var n = Late.Length - 1; n >= 0; n--)
        {
            Late[n] = BackwardPass.Compute(Network, Early, Late, in end, n);
            Slack[n] = BackwardPass.Measure(Network, Early, Late, Slack, in end, n);
        }
        if (!Network.HasAsLateAsPossible) return;
        for (var n = 0; n < Early.Length; n++) Early[n] = ForwardPass.Compute(Network, Early, Late, n);
        for (var n = Slack.Length - 1; n >= 0; n--) Slack[n] = BackwardPass.Measure(Network, Early, Late, Slack, in end, n);
    }

    /// <summary>The latest start that people see.</summary>
    public int LateStart(int n) => LateStart(Network, Early, Late, n);

    /// <summary>The latest finish that people see.</summary>
    public int LateFinish(int n) => LateFinish(Network, Early, Late, n);

    public static int LateStart(Network network, Early[] early, Late[] late, int n) => late[n].Mode switch
    {
        NodeMode.Instant => LateFinish(network, early, late, n),
        NodeMode.Started => early[n].Start,
        _ when late[n].IsEarly => early[n].Start,
        _ => network.Times[late[n].Calendar].StartAt(late[n].StartIndex),
    };

    public static int LateFinish(Network network, Early[] early, Late[] late, int n)
    {
        if (late[n].IsEarly) return early[n].Finish;
        if (late[n].Mode != NodeMode.Instant) return network.Times[late[n].Calendar].FinishAt(late[n].FinishIndex);
        // Without slack an instant is shown where it is, and not at the other end of a pause of work.
        return late[n].FinishIndex == early[n].FinishIndex && early[n].Finish <= late[n].Limit ? early[n].Finish : late[n].Limit;
    }

    /// <summary>The start the plan goes by: the early one, or the late one of a task that is as late as possible.</summary>
    public int Start(int n) => ForwardPass.MovesLate(in Network.Nodes[n]) ? LateStart(n) : Early[n].Start;

    /// <summary>The finish the plan goes by.</summary>
    public int Finish(int n) => ForwardPass.MovesLate(in Network.Nodes[n]) ? LateFinish(n) : Early[n].Finish;

    public int LatestFinish()
    {
        var latest = int.MinValue;
        foreach (ref readonly var early in Early.AsSpan()) latest = Math.Max(latest, early.Finish);
        foreach (var summary in Network.Outline.InsideOut)
            if (Network.Input.Tasks[summary] is { IsManual: true, ManualFinish: { } finish }) latest = Math.Max(latest, Minute.Of(finish));
        return latest == int.MinValue ? Network.Anchor : latest;
    }

    /// <summary>A problem when some date ran out of the span of time that plans may use.</summary>
    public ScheduleProblem? OutOfRange()
    {
        for (var n = 0; n < Early.Length; n++)
        {
            if (Early[n].Start > 0 && Early[n].Finish < Minute.End && Late[n].StartIndex >= 0 && Late[n].Limit > 0) continue;
            return new(ScheduleProblemKind.DateOutOfRange, Network.Nodes[n].IsHub ? [] : [Network.Input.Tasks[Network.Nodes[n].Task].Key]);
        }
        return null;
    }
}
