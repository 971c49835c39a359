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

    /// <summary>A copy to edit, over a network with the same nodes.</summary>
    public Passes On(Network edited) => new(edited)
    {
        Early = [.. Early],
        Late = [.. Late],
        Slack = [.. Slack],
        ProjectFinish = ProjectFinish,
    };

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
            if (Early[n].Start > 0 && Early[n].Finish < Minute.End && Late[n].Start > 0 && Late[n].Finish < Minute.End) continue;
            return new(ScheduleProblemKind.DateOutOfRange, Network.Nodes[n].IsHub ? [] : [Network.Input.Tasks[Network.Nodes[n].Task].Key]);
        }
        return null;
    }
}
