namespace Regie.Scheduling;

/// <summary>The calendars of a plan, each compiled once when first asked for.</summary>
sealed class CalendarShelf
{
    /// <summary>The calendar of elapsed durations and lags.</summary>
    public static readonly WorkingTime Elapsed = new(DayPlan.AroundTheClock);

    readonly Dictionary<Guid, WorkCalendar> described = [];
    readonly Dictionary<Guid, DayPlan> resolved = [];
    readonly Dictionary<(Guid, Guid?), WorkingTime> compiled = [];

    /// <summary>Null with a problem when two calendars have the same key.</summary>
    public static CalendarShelf? Of(IReadOnlyList<WorkCalendar> calendars, out ScheduleProblem? problem)
    {
        var shelf = new CalendarShelf();
        foreach (var calendar in calendars)
        {
            if (shelf.described.TryAdd(calendar.Key, calendar)) continue;
            problem = new(ScheduleProblemKind.CalendarCycle, [calendar.Key]);
            return null;
        }
        problem = null;
        return shelf;
    }

    /// <summary>A calendar, or the times at which two calendars both work; null with a problem.</summary>
    public WorkingTime? Find(Guid key, Guid? and, out ScheduleProblem? problem)
    {
        problem = null;
        if (and == key) and = null;
        if (compiled.TryGetValue((key, and), out var known)) return known;
        if (Resolve(key, out problem) is not { } plan) return null;
        if (and is { } other)
        {
            if (Resolve(other, out problem) is not { } otherPlan) return null;
            plan = plan.And(otherPlan);
        }
        var time = new WorkingTime(plan);
        if (time.NeverWorks)
        {
            problem = new(ScheduleProblemKind.NoWorkingTime, and is { } second ? [key, second] : [key]);
            return null;
        }
        return compiled[(key, and)] = time;
    }

    DayPlan? Resolve(Guid key, out ScheduleProblem? problem)
    {
        problem = null;
        if (resolved.TryGetValue(key, out var known)) return known;
        var chain = new List<WorkCalendar>();
        for (Guid? next = key; next is { } current;)
        {
            if (!described.TryGetValue(current, out var calendar))
                problem = new(ScheduleProblemKind.UnknownCalendar, [current]);
            else if (chain.Contains(calendar))
                problem = new(ScheduleProblemKind.CalendarCycle, [.. chain.Select(link => link.Key)]);
            if (problem is not null) return null;
            chain.Add(calendar!);
            next = calendar!.BaseKey;
        }
        if (DayPlan.Of(chain) is { } plan) return resolved[key] = plan;
        problem = new(ScheduleProblemKind.BadCalendar, [key]);
        return null;
    }
}
