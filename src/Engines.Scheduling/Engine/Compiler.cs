namespace Regie.Scheduling;

/// <summary>Compiles a plan: keys to positions, tasks to nodes, links to edges, all in an order in which links go forward.</summary>
static class Compiler
{
    public static Network? Compile(ScheduleInput input, out ScheduleProblem? problem)
    {
        problem = null;
        if (!Minute.InRange(input.Start) || !NodeCompiler.InRange(input.StatusDate))
        {
            problem = new(ScheduleProblemKind.DateOutOfRange, []);
            return null;
        }
        if (CalendarShelf.Of(input.Calendars, out problem) is not { } shelf) return null;
        if (shelf.Find(input.ProjectCalendar, null, out problem) is not { } projectTime) return null;
        if (KeyMap.Of(input.Tasks, out var twice) is not { } keys)
        {
            problem = new(ScheduleProblemKind.DuplicateTask, [twice]);
            return null;
        }
        if (Outline.Of(input.Tasks, keys, out problem) is not { } outline) return null;

        List<WorkingTime> times = [CalendarShelf.Elapsed, projectTime];
        List<(Guid, Guid?)> timeKeys = [(Guid.Empty, Guid.Empty), (input.ProjectCalendar, null)];
        var compiler = new NodeCompiler(input, shelf, times, timeKeys);
        var nodes = new List<Node>(input.Tasks.Count);
        var anchor = projectTime.NextStart(Minute.Of(input.Start));
        var nodeOf = new int[input.Tasks.Count];
        var asLateAsPossible = false;
        for (var i = 0; i < input.Tasks.Count; i++)
        {
            nodeOf[i] = -1;
            if (outline.IsSummary[i])
            {
                if (!SummaryIsSound(input.Tasks[i], out problem)) return null;
                continue;
            }
            nodeOf[i] = nodes.Count;
            nodes.Add(compiler.Compile(i, outline));
            asLateAsPossible |= input.Tasks[i].Constraint == ConstraintKind.AsLateAsPossible;
            if ((problem = compiler.Problem) is not null) return null;
        }

        using var links = new LinkCompiler(input, keys, outline, nodeOf, nodes);
        if ((problem = links.Compile()) is not null) return null;
        if (Order.Of(nodes.Count, links.From, links.To, links.Count, out var circle) is not { } place)
        {
            problem = new(ScheduleProblemKind.Cycle, [.. circle.Where(node => !nodes[node].IsHub).Select(node => input.Tasks[nodes[node].Task].Key)]);
            return null;
        }
        var graph = links.ToGraph(place, nodeOf);
        if (place.Length > 0) nodes = Moved(nodes, place);
        return new()
        {
            Input = input,
            Keys = keys,
            Outline = outline,
            Shelf = shelf,
            Times = [.. times],
            TimeKeys = timeKeys,
            AnchorIndex = [.. times.Select(time => time.Index(anchor))],
            Nodes = [.. nodes],
            Graph = graph,
            Anchor = anchor,
            HasAsLateAsPossible = asLateAsPossible,
        };
    }

    static List<Node> Moved(List<Node> nodes, int[] place)
    {
        var moved = new Node[nodes.Count];
        for (var node = 0; node < moved.Length; node++) moved[place[node]] = nodes[node];
        return [.. moved];
    }

    static bool SummaryIsSound(PlanTask task, out ScheduleProblem? problem)
    {
        problem = task.IsManual && task.ManualFinish < task.ManualStart
            ? new(ScheduleProblemKind.FinishBeforeStart, [task.Key])
            : !NodeCompiler.InRange(task.ManualStart) || !NodeCompiler.InRange(task.ManualFinish) || !NodeCompiler.InRange(task.Deadline)
                ? new(ScheduleProblemKind.DateOutOfRange, [task.Key])
                : null;
        return problem is null;
    }
}
