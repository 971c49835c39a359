namespace Regie.Plan;

/// <summary>Takes changed tasks into a plan that is drawn, so that a colleague's change does not read thousands of bars again.</summary>
internal static class PlanMerging
{
    /// <summary>What changes more of the drawing than the bars of the tasks named: links, ghosts, days off.</summary>
    private static readonly HashSet<string> Redrawing = ["plan.dependency.added", "plan.dependency.removed", "plan.baseline.taken"];

    /// <summary>The plan as it is now, the same one where nothing changed; null where it has to be read anew.</summary>
    public static ScheduleView? With(this ScheduleView plan, TaskChanges changes)
    {
        if (changes.IsWhole || plan.Problem is not null || changes.Kinds.Any(Redrawing.Contains) || changes.GoneIds.Any(id => plan.Links.Any(link => link.PredecessorId == id || link.SuccessorId == id)))
        {
            return null;
        }

        if (changes.Tasks.Count == 0 && changes.GoneIds.Count == 0)
        {
            return plan;
        }

        var fresh = changes.Tasks.ToDictionary(task => task.Id);
        var gone = changes.GoneIds.ToHashSet();
        var parents = plan.Tasks.Select(task => task.ParentId).OfType<Guid>().ToHashSet();
        if (gone.Any(parents.Contains))
        {
            return null; // its parts went with it
        }

        var tasks = plan.Tasks.Where(old => !gone.Contains(old.Id)).Select(old => fresh.Remove(old.Id, out var now) ? Bar(now, old) : old).ToList();
        tasks.AddRange(fresh.Values.Select(made => Bar(made, new ScheduledTask { Id = made.Id, Number = made.Number })));
        tasks.Sort((one, other) => one.Rank.CompareTo(other.Rank) is not 0 and var order ? order : one.Id.CompareTo(other.Id));
        return plan with { Tasks = tasks, Start = tasks.Min(task => task.Schedule?.Start), Finish = tasks.Max(task => task.Schedule?.Finish) };
    }

    private static ScheduledTask Bar(TaskView now, ScheduledTask old) => old with
    {
        Title = now.Title,
        ParentId = now.ParentId,
        SectionId = now.SectionId,
        StatusId = now.StatusId,
        Assignee = now.Assignee,
        StartDate = now.StartDate,
        DueDate = now.DueDate,
        EstimateMinutes = now.EstimateMinutes,
        Progress = now.Progress,
        IsMilestone = now.IsMilestone,
        IsClosed = now.ClosedAt is not null,
        ScheduleMode = now.ScheduleMode,
        Rank = now.Rank,
        Schedule = now.Schedule ?? old.Schedule,
        Version = now.Version,
    };
}
