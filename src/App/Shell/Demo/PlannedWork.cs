using System.Globalization;
using Regie.Kernel;
using Regie.Plan;

namespace Regie.Shell.Demo;

/// <summary>A project's frame: when it runs, what it is for, what it may cost, its sections.</summary>
internal sealed record Frame(string English, string French, int? Start = null, int? Target = null)
{
    public (string English, string French)? Goal { get; init; }
    public (string English, string French)? Result { get; init; }
    public int? BudgetEuros { get; init; }
    public (string Key, string English, string French)[] Sections { get; init; } = [];
}

/// <summary>Writes a project's plan into the story: made by one person on one day, agreed as a baseline, then worked on.</summary>
internal sealed class PlannedWork(Story story, string business, string key, string lead)
{
    /// <summary>Owners decide and are asked; they note no hours.</summary>
    private static readonly HashSet<string> Owners = ["marc", "helene", "priya", "jean"];

    public void Create(int day, Frame frame, IReadOnlyList<PlannedTask> tasks)
    {
        story.At(day, "10:00", lead, cancel => Open(frame, cancel));
        story.At(day, "10:20", lead, cancel => Fill(tasks, cancel));
        foreach (var task in tasks.Where(task => task.Closed is not null))
        {
            Finish(task);
        }
    }

    public void Baseline(int day, string reasonEnglish, string reasonFrench) =>
        story.At(day, "15:30", lead, cancel => story.Run(new TakeBaseline(story.Ids[key], story.Say("Agreed plan", "Plan convenu"), story.Say(reasonEnglish, reasonFrench)), cancel));

    /// <summary>Somebody changed a task.</summary>
    public void Change(int day, string time, string who, string task, Func<UpdateTask, UpdateTask> change) =>
        story.At(day, time, who, cancel => story.Run(change(new UpdateTask(Id(task))), cancel));

    /// <summary>Somebody took up their task, or said how far it is.</summary>
    public void Work(int day, string time, string who, string task, int progress, StatusKind? status = null) => story.At(day, time, who, async cancel =>
    {
        if (status is { } kind)
        {
            await story.Run(new MoveTask(Id(task)) { StatusId = Status(kind) }, cancel);
        }

        await story.Run(new ReportProgress(Id(task)) { Progress = progress }, cancel);
    });

    /// <summary>Somebody noted time; by default of that day.</summary>
    public void Log(int day, string time, string who, string task, decimal hours, int? of = null) =>
        story.At(day, time, who, cancel => story.Run(new LogTime(Id(task), (int)(hours * 60)) { Day = story.Day(of ?? day) }, cancel));

    /// <summary>Somebody said something; <c>@{key}</c> mentions a person.</summary>
    public void Comment(int day, string time, string who, string task, string english, string french) =>
        story.At(day, time, who, cancel => story.Run(new AddComment(Id(task), story.Mentioning(story.Say(english, french))), cancel));

    /// <summary>A checklist, of which the first <paramref name="done"/> lines are ticked.</summary>
    public void Checklist(int day, string time, string who, string task, int done, params (string English, string French)[] lines) => story.At(day, time, who, async cancel =>
    {
        for (var i = 0; i < lines.Length; i++)
        {
            var item = await story.Run(new AddChecklistItem(Id(task), story.Say(lines[i].English, lines[i].French)), cancel);
            story.Ids[$"{key}/{task}/{(i + 1).ToString(CultureInfo.InvariantCulture)}"] = item.Id;
            if (i < done)
            {
                await story.Run(new UpdateChecklistItem(item.Id) { IsDone = true }, cancel);
            }
        }
    });

    /// <summary>Something else in this project.</summary>
    public void Do<T>(int day, string time, string who, Func<IOperation<T>> what) => story.At(day, time, who, cancel => story.Run(what(), cancel));

    public Guid Project => story.Ids[key];

    public Guid Id(string task) => story.Ids[$"{key}/{task}"];

    public Guid Status(StatusKind kind) => story.Ids[$"{key}/{kind}"];

    private async Task Open(Frame frame, CancellationToken cancel)
    {
        var project = await story.Run(new CreateProject(story.Ids[business], story.Say(frame.English, frame.French))
        {
            Goal = story.Say(frame.Goal),
            ExpectedResult = story.Say(frame.Result),
            StartDate = frame.Start is { } start ? story.Day(start) : null,
            TargetDate = frame.Target is { } target ? story.Day(target) : null,
            Budget = frame.BudgetEuros is { } euros ? new MoneyAmount(euros * 100L, "EUR") : null,
        }, cancel);
        story.Ids[key] = project.Id;
        foreach (var status in project.Statuses)
        {
            story.Ids[$"{key}/{status.Kind}"] = status.Id;
        }

        foreach (var section in frame.Sections)
        {
            story.Ids[$"{key}/{section.Key}"] = (await story.Run(new AddSection(project.Id, story.Say(section.English, section.French)), cancel)).Id;
        }
    }

    private async Task Fill(IReadOnlyList<PlannedTask> tasks, CancellationToken cancel)
    {
        foreach (var task in tasks)
        {
            var isWork = task.Days > 0 && !tasks.Any(other => other.Parent == task.Key);
            var made = await story.Run(new CreateTask(story.Ids[key], story.Say(task.English, task.French))
            {
                Description = story.Say(task.Description),
                AssigneeId = task.Who is { } who ? story.PersonId(who) : null,
                ParentId = task.Parent is { } parent ? Id(parent) : null,
                SectionId = task.Section is { } section ? Id(section) : null,
                StartDate = task.Start is { } start ? story.Day(start) : null,
                DueDate = task.Due is { } due ? story.Day(due) : null,
                DurationMinutes = isWork ? (int)(task.Days * PlannedTask.DayMinutes) : null,
                EstimateMinutes = isWork ? task.Minutes : null,
                Deliverable = story.Say(task.Deliverable),
                AcceptanceCriteria = story.Say(task.Criteria),
                IsMilestone = task.Days == 0,
            }, cancel);
            story.Ids[$"{key}/{task.Key}"] = made.Id;
        }

        foreach (var task in tasks)
        {
            foreach (var before in task.After ?? [])
            {
                var (name, lag) = before.Split('+') is [var plain, var days] ? (plain, int.Parse(days, CultureInfo.InvariantCulture) * PlannedTask.DayMinutes) : (before, 0);
                await story.Run(new AddDependency(Id(name), Id(task.Key)) { Lag = lag }, cancel);
            }
        }
    }

    /// <summary>Begun in time, its hours noted day by day, closed.</summary>
    private void Finish(PlannedTask task)
    {
        var who = task.Who ?? lead;
        if (task.Days > 0)
        {
            var days = WorkDays(task);
            story.At(days[0], "08:40", who, cancel => story.Run(new MoveTask(Id(task.Key)) { StatusId = Status(StatusKind.Doing) }, cancel));
            if (!Owners.Contains(who))
            {
                Spread(task, who, days);
            }
        }

        story.At(task.Closed!.Value, task.At, who, cancel => story.Run(new CloseTask(Id(task.Key)), cancel));
    }

    /// <summary>The hours of a finished task over its days, in quarters of an hour; none on a morning on which it was only handed over.</summary>
    private void Spread(PlannedTask task, string who, List<int> days)
    {
        const string Evening = "16:20";
        var worked = string.CompareOrdinal(task.At, Evening) < 0 && days.Count > 1 ? days.Count - 1 : days.Count;
        for (var i = 0; i < worked; i++)
        {
            var share = (task.Minutes / 15 * (i + 1) / worked) - (task.Minutes / 15 * i / worked);
            if (share > 0)
            {
                Log(days[i], Evening, who, task.Key, share / 4m);
            }
        }
    }

    /// <summary>The working days of a task of this length, the last one that on which it was finished.</summary>
    private List<int> WorkDays(PlannedTask task)
    {
        var days = new List<int>();
        for (var day = task.Closed!.Value; days.Count < Math.Ceiling(task.Days); day--)
        {
            if (story.Day(day).DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
            {
                days.Insert(0, day);
            }
        }

        return days;
    }
}
