namespace Regie.Scheduling;

/// <summary>
/// Earliest dates. The rules are those of Microsoft Project as joniles/mpxj (MicrosoftScheduler) and yeroo/docxy (corpus
/// checked against Project 2024) describe them; ours is the form: all comparisons are of indices in the task's own calendar.
/// </summary>
static class ForwardPass
{
    /// <summary>What a task's incoming links say.</summary>
    ref struct Bound
    {
        /// <summary>The task is linked at all.</summary>
        public bool IsLinked;
        /// <summary>Index of the latest start that any link demands.</summary>
        public int Start;
        /// <summary>The latest moment that any link demands of an instant.</summary>
        public int Moment;
        /// <summary>The latest finish that a link names as a moment, kept even when it lies in a pause of work.</summary>
        public int Finish;
        /// <summary>Which edge demands it.</summary>
        public int Edge;
    }

    /// <summary>Computes one node from its predecessors.</summary>
    /// <param name="network">The plan.</param>
    /// <param name="early">Results so far; those of all predecessors are there.</param>
    /// <param name="late">Null at first; in the second pass, late dates of predecessors that are as late as possible.</param>
    /// <param name="n">The node.</param>
    public static Early Compute(Network network, Early[] early, Late[]? late, int n)
    {
        ref readonly var node = ref network.Nodes[n];
        var time = network.Times[node.Calendar];
        var bound = Links(network, early, late, n, in node, time);
        var result = node.Mode switch
        {
            NodeMode.Work => Work(network, in node, time, in bound),
            NodeMode.Instant => Instant(network, in node, time, in bound),
            NodeMode.Manual => Fixed(in node, time, DriverKind.Manual),
            NodeMode.Started => Started(in node, time),
            _ => Fixed(in node, time, DriverKind.Actual),
        };
        if (node.Mode == NodeMode.Manual && bound.IsLinked) result.DrivenIndex = bound.Start;
        result.Follows = bound.IsLinked ? bound.Edge : -1;
        result.Calendar = node.Calendar;
        return result;
    }

    static Bound Links(Network network, Early[] early, Late[]? late, int n, in Node node, WorkingTime time)
    {
        var bound = new Bound { Start = int.MinValue, Moment = int.MinValue, Finish = int.MinValue };
        var edges = network.Graph.Into(n);
        for (var e = 0; e < edges.Length; e++)
        {
            ref readonly var edge = ref edges[e];
            ref readonly var before = ref early[edge.Other];
            int moment, index;
            if (late is not null && MovesLate(in network.Nodes[edge.Other]) && !MovesLate(in node))
            {
                moment = edge.FromStart ? Passes.LateStart(network, early, late, edge.Other) : Passes.LateFinish(network, early, late, edge.Other);
                index = time.Index(moment);
            }
            else
            {
                moment = edge.FromStart ? before.Start : before.Finish;
                index = before.Calendar != node.Calendar ? time.Index(moment)
                    : edge.FromStart ? before.StartIndex : before.FinishIndex;
            }
            if (edge.IsElapsed)
            {
                moment = Minute.Clamp(moment + edge.Lag);
                index = time.Index(moment);
            }
            else if (edge.Lag != 0)
            {
                index += edge.Lag;
                moment = node.Mode == NodeMode.Instant ? time.FinishAt(index) : int.MinValue;
            }
            if (edge.ToFinish)
            {
                bound.Finish = Math.Max(bound.Finish, moment);
                index -= node.Duration;
                // A finish-to-finish link does not pull a long task before the project start; a start-to-finish link does.
                if (!edge.FromStart && index < network.AnchorIndex[node.Calendar])
                {
                    index = network.AnchorIndex[node.Calendar];
                    if (moment != int.MinValue) moment = Math.Max(moment, network.Anchor);
                }
            }
            var decides = node.Mode == NodeMode.Instant ? moment > bound.Moment : index > bound.Start;
            if (decides || !bound.IsLinked) bound.Edge = e;
            bound.Start = Math.Max(bound.Start, index);
            bound.Moment = Math.Max(bound.Moment, moment);
            bound.IsLinked = true;
        }
        return bound;
    }

    static Early Work(Network network, in Node node, WorkingTime time, in Bound bound)
    {
        var anchor = network.AnchorIndex[node.Calendar];
        var driver = bound.IsLinked ? bound.Edge : Early.By(DriverKind.ProjectStart);
        var start = bound.IsLinked ? bound.Start : anchor;
        if (node.Floor != Minute.None && time.Index(node.Floor) > start)
            (start, driver) = (time.Index(node.Floor), FloorDriver(in node));
        var driven = start;
        if (node.Constraint > ConstraintKind.AsLateAsPossible)
        {
            var date = time.Index(node.ConstraintAt);
            var wanted = node.Constraint is ConstraintKind.FinishNoEarlierThan or ConstraintKind.FinishNoLaterThan or ConstraintKind.MustFinishOn
                ? date - node.Duration
                : date;
            start = node.Constraint switch
            {
                ConstraintKind.StartNoEarlierThan or ConstraintKind.FinishNoEarlierThan => Math.Max(start, wanted),
                ConstraintKind.MustStartOn or ConstraintKind.MustFinishOn => wanted,
                _ => bound.IsLinked ? Math.Min(start, wanted) : Math.Max(Math.Min(start, wanted), anchor),
            };
            if (start != driven) driver = Early.By(DriverKind.Constraint);
            // Being early against a link shows as negative slack; against nothing but the project start it is what was asked.
            if (start > driven || !bound.IsLinked && node.Constraint is ConstraintKind.MustStartOn or ConstraintKind.MustFinishOn) driven = start;
        }
        var finish = time.FinishAt(start + node.Duration);
        if (bound.Finish > finish && time.Index(bound.Finish) == start + node.Duration) finish = bound.Finish;
        return new()
        {
            Start = time.StartAt(start),
            Finish = finish,
            StartIndex = start,
            FinishIndex = start + node.Duration,
            DrivenIndex = driven,
            Driver = driver,
        };
    }

    /// <summary>A task without duration keeps the very moment it is given: 17:00 after a task that ends at 17:00.</summary>
    static Early Instant(Network network, in Node node, WorkingTime time, in Bound bound)
    {
        var driver = bound.IsLinked ? bound.Edge : Early.By(DriverKind.ProjectStart);
        var at = bound.IsLinked ? bound.Moment : network.Anchor;
        if (node.Floor > at) (at, driver) = (node.Floor, FloorDriver(in node));
        var driven = at;
        if (node.Constraint > ConstraintKind.AsLateAsPossible)
        {
            at = node.Constraint switch
            {
                ConstraintKind.StartNoEarlierThan or ConstraintKind.FinishNoEarlierThan => Math.Max(at, node.ConstraintAt),
                ConstraintKind.MustStartOn or ConstraintKind.MustFinishOn => node.ConstraintAt,
                _ => bound.IsLinked ? Math.Min(at, node.ConstraintAt) : Math.Max(Math.Min(at, node.ConstraintAt), network.Anchor),
            };
            if (at != driven) driver = Early.By(DriverKind.Constraint);
            if (at > driven || !bound.IsLinked && node.Constraint is ConstraintKind.MustStartOn or ConstraintKind.MustFinishOn) driven = at;
        }
        var index = time.Index(at);
        return new() { Start = at, Finish = at, StartIndex = index, FinishIndex = index, DrivenIndex = time.Index(driven), Driver = driver };
    }

    static Early Fixed(in Node node, WorkingTime time, DriverKind by)
    {
        var start = time.Index(node.FixedStart);
        return new()
        {
            Start = node.FixedStart,
            Finish = node.FixedFinish,
            StartIndex = start,
            FinishIndex = time.Index(node.FixedFinish),
            DrivenIndex = start,
            Driver = Early.By(by),
        };
    }

    /// <summary>What is done was done from the actual start on; what remains follows it, or the moment work may resume.</summary>
    static Early Started(in Node node, WorkingTime time)
    {
        var start = time.Index(node.FixedStart);
        var stopped = start + Math.Max(0, node.Duration - node.Remaining);
        var resumed = node.Resume == Minute.None || node.Remaining == 0 ? stopped : Math.Max(stopped, time.Index(node.Resume));
        var finishIndex = resumed + node.Remaining;
        if (node.Constraint == ConstraintKind.FinishNoEarlierThan) finishIndex = Math.Max(finishIndex, time.Index(node.ConstraintAt));
        return new()
        {
            Start = node.FixedStart,
            Finish = finishIndex == start ? node.FixedStart : time.FinishAt(finishIndex),
            StartIndex = start,
            FinishIndex = finishIndex,
            DrivenIndex = start,
            Driver = Early.By(DriverKind.Actual),
        };
    }

    /// <summary>The task asks to be as late as possible, and nothing pins it.</summary>
    public static bool MovesLate(in Node node) =>
        node.Constraint == ConstraintKind.AsLateAsPossible && node.Mode is NodeMode.Work or NodeMode.Instant && !node.IsHub;

    static int FloorDriver(in Node node) => Early.By(node.FloorIsStatus ? DriverKind.StatusDate : DriverKind.Manual);
}
