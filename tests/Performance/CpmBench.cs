using System.Diagnostics;
using Regie.Scheduling;

namespace Regie.Performance;

/// <summary>
/// The scheduling engine: a large plan from scratch, beside a plain critical path of the same plan, and one edit in a middling plan. The plans have all four kinds of link, lags and leads,
/// one task in eight on the calendar of one of forty people with holidays and absences of their own, one in twenty with a date.
/// </summary>
public static class CpmBench
{
    /// <summary>All figures, about ten seconds.</summary>
    public static IReadOnlyList<Figure> Measure()
    {
        var large = Generate(100_000, 250_000);
        var middling = Generate(10_000, 25_000);
        var edits = Edits(middling, 400);
        return
        [
            Figure.AtMost("CPM, 100,000 tasks, 250,000 links, calendars, from scratch", 100, Best(large, 20), "ms", Best(() => CpmYardstick.Run(large), 10)),
            Figure.AtMost("CPM, 10,000 tasks, 25,000 links, calendars, from scratch", 10, Best(middling, 60), "ms", Best(() => CpmYardstick.Run(middling), 30)),
            Figure.AtMost("one edit in a plan of 10,000 tasks, median", 1, edits[edits.Count / 2], "ms"),
            Figure.AtMost("one edit in a plan of 10,000 tasks, 95 of 100", 10, edits[edits.Count * 95 / 100], "ms"),
        ];
    }

    /// <summary>A plan drawn by a fixed seed: each task waits for earlier ones within a window of 400.</summary>
    public static ScheduleInput Generate(int tasks, int links)
    {
        var random = new Random(20261123);
        var calendars = Calendars();
        var start = new DateTime(2026, 1, 5, 8, 0, 0);
        var plan = new PlanTask[tasks];
        for (var i = 0; i < tasks; i++)
        {
            plan[i] = new()
            {
                Key = Key(random),
                DurationMinutes = i % 25 == 24 ? 0 : random.Next(1, 40) * 60,
                PersonCalendarKey = i % 8 == 7 ? calendars[random.Next(1, calendars.Length)].Key : null,
                Constraint = i % 20 == 19 ? ConstraintKind.StartNoEarlierThan : ConstraintKind.AsSoonAsPossible,
                ConstraintDate = i % 20 == 19 ? start.AddDays(random.Next(600)) : null,
                Deadline = i % 50 == 49 ? start.AddDays(random.Next(2000, 4000)) : null,
            };
        }
        var ties = new PlanLink[links];
        for (var i = 0; i < links; i++)
        {
            var to = random.Next(1, tasks);
            var from = random.Next(Math.Max(0, to - 400), to);
            var kind = random.Next(10) < 7 ? LinkKind.FinishToStart : (LinkKind)random.Next(1, 4);
            var lag = random.Next(10) switch
            {
                0 => Lag.Working(random.Next(-8, 24) * 60),
                1 when i % 3 == 0 => Lag.Elapsed(1440),
                2 when i % 5 == 0 => Lag.Percent(25),
                _ => Lag.None,
            };
            ties[i] = new(plan[from].Key, plan[to].Key, kind, lag);
        }
        return new() { Start = start, ProjectCalendar = calendars[0].Key, Calendars = calendars, Tasks = plan, Links = ties };
    }

    /// <summary>The office week with fifteen years of holidays, and forty people who each take five weeks a year; every fourth works part-time.</summary>
    static WorkCalendar[] Calendars()
    {
        var random = new Random(7);
        var holidays = Enumerable.Range(2026, 15)
            .SelectMany(year => new[] { new DateOnly(year, 1, 1), new DateOnly(year, 5, 1), new DateOnly(year, 7, 14), new DateOnly(year, 12, 25) })
            .Select(CalendarException.DayOff);
        var office = WorkCalendar.Standard(Key(random)) with { Exceptions = [.. holidays] };
        var people = Enumerable.Range(0, 40).Select(person => new WorkCalendar
        {
            Key = Key(random),
            BaseKey = office.Key,
            Week = person % 4 == 0 ? new() { [DayOfWeek.Wednesday] = Shift.None } : WorkWeek.Inherited,
            Exceptions = [.. Enumerable.Range(2026, 15).SelectMany(year => Enumerable.Range(0, 5).Select(_ => new DateOnly(year, 1, 1).AddDays(random.Next(350))))
                .Select(day => CalendarException.DaysOff(day, day.AddDays(6)))],
        });
        return [office, .. people];
    }

    static double Best(ScheduleInput input, int runs) => Best(() => Schedule(input), runs);

    static void Schedule(ScheduleInput input)
    {
        if (CriticalPath.Schedule(input).Problem is { } problem) throw new InvalidOperationException($"the generated plan has a problem: {problem}");
    }

    /// <summary>Milliseconds of the best of several runs, so that the figure is the engine's and not the neighbours'.</summary>
    static double Best(Action run, int runs)
    {
        var best = double.MaxValue;
        for (var i = 0; i < runs; i++)
        {
            var clock = Stopwatch.StartNew();
            run();
            best = Math.Min(best, clock.Elapsed.TotalMilliseconds);
        }
        return best;
    }

    /// <summary>Milliseconds of each of many edits, sorted: durations, dates, progress, links added and taken away.</summary>
    static List<double> Edits(ScheduleInput input, int count)
    {
        var random = new Random(11);
        var plan = IncrementalSchedule.Start(input, out _)!;
        var took = new List<double>();
        for (var i = -100; i < count; i++)
        {
            var task = plan.Input.Tasks[random.Next(plan.Input.Tasks.Count)];
            var day = input.Start.AddDays(random.Next(600));
            var place = random.Next(plan.Input.Tasks.Count - 50);
            PlanEdit edit = random.Next(5) switch
            {
                0 => new PlanEdit.SetTask(task with { DurationMinutes = task.DurationMinutes + random.Next(1, 10) * 60 }),
                1 => new PlanEdit.SetTask(task with { Constraint = ConstraintKind.StartNoEarlierThan, ConstraintDate = day }),
                2 => new PlanEdit.SetTask(task with { ActualStart = day, PercentComplete = 50 }),
                3 => new PlanEdit.AddLink(new(plan.Input.Tasks[place].Key, plan.Input.Tasks[place + random.Next(1, 50)].Key)),
                _ => new PlanEdit.RemoveLink(plan.Input.Links[random.Next(plan.Input.Links.Count)]),
            };
            var clock = Stopwatch.StartNew();
            var result = plan.Apply(edit);
            if (i >= 0) took.Add(clock.Elapsed.TotalMilliseconds);
            if (result.Problem is { } problem) throw new InvalidOperationException($"an edit was refused: {problem}");
        }
        took.Sort();
        return took;
    }

    static Guid Key(Random random)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new(bytes);
    }
}
