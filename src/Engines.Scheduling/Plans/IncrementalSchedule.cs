namespace Regie.Scheduling;

/// <summary>
/// A plan kept ready for edits. After any sequence of edits its schedule equals, value for value, that of
/// <see cref="CriticalPath.Schedule"/> on <see cref="Input"/>.
/// <para>
/// Changing a leaf task and tying or untying two leaves recompute only what they reach; adding, removing or moving tasks in the outline,
/// editing summaries and links on them, or a link that turns the order of the plan round, schedule the plan anew.
/// Not safe for use from several threads at once; the schedules it hands out are.
/// </para>
/// </summary>
public sealed class IncrementalSchedule
{
    // Two sets of results take turns, so that edits leave no garbage; what was handed out is never written over.
    Schedule current;
    bool isHandedOut, areNodesHandedOut;
    Passes? spare;
    Node[]? spareNodes;

    IncrementalSchedule(Schedule schedule) => current = schedule;

    /// <summary>Schedules the plan and keeps it ready; null with a problem when it cannot be scheduled.</summary>
    public static IncrementalSchedule? Start(ScheduleInput input, out ScheduleProblem? problem)
    {
        var result = CriticalPath.Schedule(input);
        problem = result.Problem;
        return result.IsScheduled ? new(result.Schedule) : null;
    }

    /// <summary>The plan as edited so far.</summary>
    public ScheduleInput Input => Network.Input;

    /// <summary>The schedule now: a snapshot that later edits do not change.</summary>
    public Schedule Current
    {
        get
        {
            isHandedOut = areNodesHandedOut = true;
            return current;
        }
    }

    Network Network => current.Passes.Network;

    /// <summary>Applies one edit, or refuses it and changes nothing.</summary>
    public EditResult Apply(PlanEdit edit)
    {
        ArgumentNullException.ThrowIfNull(edit);
        return edit switch
        {
            PlanEdit.SetTask set => Set(set.Task),
            PlanEdit.AddTask add => Anew(Input with { Tasks = [.. Input.Tasks, add.Task] }),
            PlanEdit.RemoveTask remove => Remove(remove.Key),
            PlanEdit.AddLink add => Tie(add.Link),
            PlanEdit.RemoveLink remove => Untie(remove.Link),
            _ => throw new ArgumentOutOfRangeException(nameof(edit)),
        };
    }

    EditResult Set(PlanTask task)
    {
        var position = Network.Keys[task.Key];
        if (position < 0) return Nothing(task.Key);
        var tasks = Copy(Input.Tasks, 0);
        var old = tasks[position];
        tasks[position] = task;
        var input = Input with { Tasks = tasks };
        var n = Network.Graph.NodeOf[position];
        if (n < 0 || old.ParentKey != task.ParentKey || (old.DurationMinutes != task.DurationMinutes && HasPercentLag(n))
            || ConstraintKind.AsLateAsPossible == old.Constraint || ConstraintKind.AsLateAsPossible == task.Constraint)
            return Anew(input);

        List<WorkingTime> times = [.. Network.Times];
        List<(Guid, Guid?)> timeKeys = [.. Network.TimeKeys];
        var compiler = new NodeCompiler(input, Network.Shelf, times, timeKeys);
        var nodes = Passes.Copy(Network.Nodes, spareNodes);
        nodes[n] = compiler.Compile(position, Network.Outline);
        return compiler.Problem is { } problem
            ? new([], problem)
            : Mend(Network with { Input = input, Times = [.. times], TimeKeys = timeKeys, AnchorIndex = [.. times.Select(time => time.Index(Network.Anchor))], Nodes = nodes }, [n], []);
    }

    bool HasPercentLag(int n)
    {
        foreach (ref readonly var edge in Network.Graph.OutOf(n))
            if (LinkCompiler.IsPercent(Input.Links[edge.Link].Lag)) return true;
        return false;
    }

    EditResult Remove(Guid key)
    {
        var position = Network.Keys[key];
        if (position < 0 || Network.Outline.IsSummary[position]) return Nothing(key);
        return Anew(Input with
        {
            Tasks = [.. Input.Tasks.Where(task => task.Key != key)],
            Links = [.. Input.Links.Where(link => link.Predecessor != key && link.Successor != key)],
        });
    }

    EditResult Tie(PlanLink link)
    {
        var links = Copy(Input.Links, 1);
        links[^1] = link;
        var input = Input with { Links = links };
        if (Ends(link) is not var (from, to) || from == to) return Anew(input);
        if (LinkCompiler.Resolve(link.Lag, Network.Nodes[from].Duration) is not var (minutes, elapsed)) return Anew(input);
        var edge = new Edge { Kind = link.Kind, Lag = minutes, IsElapsed = elapsed && minutes != 0, Link = Input.Links.Count };
        return Network.Graph.With(from, to, edge) is { } graph
            ? Mend(Network with { Input = input, Graph = graph }, [to], [from])
            : Anew(input);
    }

    EditResult Untie(PlanLink link)
    {
        var at = 0;
        while (at < Input.Links.Count && Input.Links[at] != link) at++;
        if (at == Input.Links.Count) return new([], new(ScheduleProblemKind.NothingToEdit, [link.Predecessor, link.Successor]));
        var links = Copy(Input.Links, 0);
        links.AsSpan(at + 1).CopyTo(links.AsSpan(at));
        var input = Input with { Links = links[..^1] };
        return Ends(link) is var (from, to)
            ? Mend(Network with { Input = input, Graph = Network.Graph.Without(from, to, at) }, [to], [from])
            : Anew(input);
    }

    /// <summary>The nodes a link ties when both are leaves of the plan.</summary>
    (int From, int To)? Ends(PlanLink link)
    {
        var (from, to) = (Network.Keys[link.Predecessor], Network.Keys[link.Successor]);
        if (from < 0 || to < 0) return null;
        (from, to) = (Network.Graph.NodeOf[from], Network.Graph.NodeOf[to]);
        return from < 0 || to < 0 ? null : (from, to);
    }

    /// <summary>Recomputes what the edit reaches.</summary>
    EditResult Mend(Network edited, int[] touched, int[] sources)
    {
        var repair = Repair.Of(current.Passes, edited, touched, sources, spare, out var passes);
        if (passes.OutOfRange() is { } problem)
        {
            spare = passes;
            return new([], problem);
        }
        spare = null;
        var outline = edited.Outline;
        var stale = new bool[edited.Input.Tasks.Count];
        var seen = new List<int>();
        for (var n = repair.Seen.AtOrAfter(0); n >= 0; n = n + 1 < edited.Nodes.Length ? repair.Seen.AtOrAfter(n + 1) : -1)
        {
            if (edited.Nodes[n].IsHub) continue;
            seen.Add(edited.Nodes[n].Task);
            for (var above = outline.Parent[edited.Nodes[n].Task]; above >= 0 && !stale[above]; above = outline.Parent[above])
            {
                stale[above] = true;
                seen.Add(above);
            }
        }
        seen.Sort();
        return Become(new(passes, SummaryDates.Of(passes, current.Summaries, stale)), seen);
    }

    EditResult Anew(ScheduleInput input)
    {
        var result = CriticalPath.Schedule(input);
        return result.IsScheduled ? Become(result.Schedule, Enumerable.Range(0, input.Tasks.Count)) : new([], result.Problem);
    }

    EditResult Become(Schedule next, IEnumerable<int> seen)
    {
        var changed = new List<int>();
        var samePlaces = ReferenceEquals(next.Passes.Network.Keys, Network.Keys);
        foreach (var position in seen)
        {
            if (!(samePlaces && Differs(next.Passes, position)))
            {
                var now = next.At(position);
                if (samePlaces ? now == current.At(position) : current.TryGet(now.Key, out var before) && now == before) continue;
            }
            changed.Add(position);
        }
        if (!isHandedOut) spare = current.Passes;
        if (!ReferenceEquals(next.Passes.Network.Nodes, Network.Nodes))
        {
            spareNodes = areNodesHandedOut ? null : Network.Nodes;
            areNodesHandedOut = false;
        }
        // A few tasks are read off at once; when thousands moved, whoever asks reads them from the schedule, which is then handed out.
        var many = changed.Count > 256;
        if (many) areNodesHandedOut = true;
        (current, isHandedOut) = (next, many);
        return new(many ? next.Some(changed) : [.. changed.Select(next.At)], null);
    }

    /// <summary>Surely differs, by the numbers; when it may not, dates and reason are compared in full.</summary>
    bool Differs(Passes next, int position)
    {
        var (n, now) = (Network.Graph.NodeOf[position], current.Passes);
        return n >= 0 && !next.Network.HasAsLateAsPossible
            && ((now.Late[n].Calendar == next.Late[n].Calendar && now.Late[n].FinishIndex != next.Late[n].FinishIndex) || now.Slack[n] != next.Slack[n]
                || now.Early[n].Start != next.Early[n].Start || now.Early[n].Finish != next.Early[n].Finish);
    }

    static T[] Copy<T>(IReadOnlyList<T> list, int more)
    {
        var copy = new T[list.Count + more];
        if (list is T[] array) array.CopyTo(copy, 0);
        else for (var i = 0; i < list.Count; i++) copy[i] = list[i];
        return copy;
    }

    static EditResult Nothing(Guid key) => new([], new(ScheduleProblemKind.NothingToEdit, [key]));
}
