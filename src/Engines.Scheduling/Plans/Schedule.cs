using System.Collections;

namespace Regie.Scheduling;

/// <summary>A computed plan. Immutable; reading a task makes its <see cref="TaskDates"/> on the spot from packed arrays.</summary>
public sealed class Schedule
{
    readonly Passes passes;
    readonly SummaryDates[] summaries;

    internal Schedule(Passes passes, SummaryDates[]? summaries = null)
    {
        this.passes = passes;
        this.summaries = summaries ?? SummaryDates.Of(passes);
        Tasks = new TaskList(this, null);
    }

    internal Passes Passes => passes;

    internal SummaryDates[] Summaries => summaries;

    Network Network => passes.Network;

    /// <summary>Start of the earliest task, or the project start without tasks.</summary>
    public DateTime Start => Minute.ToDateTime(EarliestStart());

    /// <summary>Finish of the latest task, or the project start without tasks.</summary>
    public DateTime Finish => Minute.ToDateTime(passes.ProjectFinish);

    /// <summary>The tasks in the order of the input.</summary>
    public IReadOnlyList<TaskDates> Tasks { get; }

    /// <summary>The dates of a task of the input.</summary>
    /// <exception cref="KeyNotFoundException">The key was not in the input.</exception>
    public TaskDates this[Guid key] => At(PositionOf(key));

    /// <summary>The dates of a task, if it is in the plan.</summary>
    public bool TryGet(Guid key, out TaskDates dates)
    {
        var position = Network.Keys[key];
        dates = position < 0 ? default : At(position);
        return position >= 0;
    }

    /// <summary>The project calendar compiled, for arithmetic that must agree with the plan.</summary>
    public WorkingTime ProjectTime => Network.ProjectTime;

    /// <summary>The calendar by which a task works, compiled; for a summary the project's.</summary>
    /// <exception cref="KeyNotFoundException">The key was not in the input.</exception>
    public WorkingTime TimeOf(Guid key)
    {
        var node = Network.Graph.NodeOf[PositionOf(key)];
        return node < 0 ? ProjectTime : Network.Times[Network.Nodes[node].Calendar];
    }

    /// <summary>
    /// The chain of leaf tasks that decides the project finish, first to last, following each task's driving link. Where several
    /// tasks end last, the first of the input.
    /// </summary>
    public IReadOnlyList<Guid> DrivingChain => LastNode(null) is var last && last < 0 ? [] : ChainTo(last);

    /// <summary>The chain of leaf tasks that decides the finish of one task; for a summary, of its last leaf.</summary>
    /// <exception cref="KeyNotFoundException">The key was not in the input.</exception>
    public IReadOnlyList<Guid> DrivingChainTo(Guid key) => ChainTo(LastNode(key));

    int EarliestStart()
    {
        var earliest = int.MaxValue;
        foreach (var n in Network.Graph.NodeOf)
            if (n >= 0) earliest = Math.Min(earliest, passes.Start(n));
        foreach (var summary in Network.Outline.InsideOut) earliest = Math.Min(earliest, summaries[summary].Start);
        return earliest == int.MaxValue ? Network.Anchor : earliest;
    }

    internal int PositionOf(Guid key) => Network.Keys[key] is var position && position >= 0 ? position : throw new KeyNotFoundException($"{key} is not in the plan");

    /// <summary>The node whose finish is the project's, or a task's; -1 without tasks.</summary>
    internal int LastNode(Guid? of) => of is not { } key ? LastNode()
        : Network.Outline.LeavesOf(PositionOf(key)).Select(leaf => Network.Graph.NodeOf[leaf]).MaxBy(n => passes.Early[n].Finish);

    int LastNode()
    {
        var last = -1;
        foreach (var n in Network.Graph.NodeOf)
            if (n >= 0 && (last < 0 || passes.Early[n].Finish > passes.Early[last].Finish)) last = n;
        return last;
    }

    List<Guid> ChainTo(int n)
    {
        var chain = new List<Guid>();
        while (true)
        {
            if (!Network.Nodes[n].IsHub) chain.Add(Network.Input.Tasks[Network.Nodes[n].Task].Key);
            if (passes.Early[n].Driver < 0) break;
            n = Network.Graph.Into(n)[passes.Early[n].Driver].Other;
        }
        chain.Reverse();
        return chain;
    }

    internal TaskDates At(int position) =>
        Network.Graph.NodeOf[position] is var node && node >= 0 ? OfLeaf(position, node) : OfSummary(position, in summaries[position]);

    TaskDates OfLeaf(int position, int n)
    {
        ref readonly var node = ref Network.Nodes[n];
        ref readonly var early = ref passes.Early[n];
        ref readonly var late = ref passes.Late[n];
        var movesLate = ForwardPass.MovesLate(in node);
        var (start, finish) = (passes.Start(n), passes.Finish(n));
        var (startIndex, finishIndex) = movesLate ? (late.StartIndex, late.FinishIndex) : (early.StartIndex, early.FinishIndex);
        return new()
        {
            Key = Network.Input.Tasks[position].Key,
            Start = Minute.ToDateTime(start),
            Finish = Minute.ToDateTime(finish),
            EarlyStart = Minute.ToDateTime(early.Start),
            EarlyFinish = Minute.ToDateTime(early.Finish),
            LateStart = Minute.ToDateTime(passes.LateStart(n)),
            LateFinish = Minute.ToDateTime(passes.LateFinish(n)),
            FreeSlackMinutes = passes.Slack[n].Free,
            TotalSlackMinutes = passes.Slack[n].Total,
            IsCritical = node.Mode != NodeMode.Finished && passes.Slack[n].Total <= Network.Input.CriticalSlackMinutes,
            IsSummary = false,
            DurationMinutes = finishIndex - startIndex,
            MissesDeadline = node.Deadline != Minute.None && finish > node.Deadline
                && (node.Mode == NodeMode.Instant || finishIndex > Network.Times[node.Calendar].Index(node.Deadline)),
            Driver = movesLate ? new(DriverKind.AsLateAsPossible) : DriverOf(n),
        };
    }

    Driver DriverOf(int n)
    {
        ref readonly var early = ref passes.Early[n];
        if (early.Driver < 0)
        {
            var kind = (DriverKind)(-1 - early.Driver);
            return new(kind, WaitedForCalendar: kind == DriverKind.ProjectStart && ProjectTime.Index(early.Start) > ProjectTime.Index(Network.Anchor));
        }
        var edge = Network.Graph.Into(n)[early.Driver];
        var cause = edge.Other;
        while (Network.Nodes[cause].IsHub) cause = Network.Graph.Into(cause)[passes.Early[cause].Driver].Other;
        var waited = !edge.ToFinish && edge.Lag == 0
            && ProjectTime.Index(early.Start) > ProjectTime.Index(edge.FromStart ? passes.Early[cause].Start : passes.Early[cause].Finish);
        return new(DriverKind.Link, Network.Input.Tasks[Network.Nodes[cause].Task].Key, Network.Input.Links[edge.Link], waited);
    }

    TaskDates OfSummary(int position, in SummaryDates dates)
    {
        var task = Network.Input.Tasks[position];
        return new()
        {
            Key = task.Key,
            Start = Minute.ToDateTime(dates.Start),
            Finish = Minute.ToDateTime(dates.Finish),
            EarlyStart = Minute.ToDateTime(dates.EarlyStart),
            EarlyFinish = Minute.ToDateTime(dates.EarlyFinish),
            LateStart = Minute.ToDateTime(dates.LateStart),
            LateFinish = Minute.ToDateTime(dates.LateFinish),
            FreeSlackMinutes = dates.FreeSlack,
            TotalSlackMinutes = dates.TotalSlack,
            IsCritical = dates.IsCritical,
            IsSummary = true,
            DurationMinutes = ProjectTime.Index(dates.Finish) - ProjectTime.Index(dates.Start),
            MissesDeadline = task.Deadline is { } deadline && ProjectTime.Index(dates.Finish) > ProjectTime.Index(Minute.Of(deadline)),
            Driver = task.IsManual && task.ManualStart is not null
                ? new(DriverKind.Manual)
                : new(DriverKind.Subtask, Network.Input.Tasks[dates.First].Key),
        };
    }

    /// <summary>Some of the tasks, by position, read when asked for.</summary>
    internal IReadOnlyList<TaskDates> Some(List<int> positions) => new TaskList(this, positions);

    sealed class TaskList(Schedule schedule, List<int>? positions) : IReadOnlyList<TaskDates>
    {
        public TaskDates this[int index] => schedule.At(positions is null ? index : positions[index]);

        public int Count => positions?.Count ?? schedule.Network.Input.Tasks.Count;

        public IEnumerator<TaskDates> GetEnumerator()
        {
            for (var i = 0; i < Count; i++) yield return this[i];
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
