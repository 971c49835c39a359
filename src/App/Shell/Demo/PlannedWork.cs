using Regie.Kernel;
using Regie.Plan;
using Regie.Scheduling;

namespace Regie.Shell.Demo;

/// <summary>One line of a demo project's plan.</summary>
/// <param name="Days">Working days; 0 is a milestone.</param>
/// <param name="After">Keys of the tasks it waits for; <c>key+1</c> waits one working day more.</param>
/// <param name="Start">Day counted from the Monday of the story, where it starts at a date of its own.</param>
/// <param name="Closed">Day it was finished, if it was.</param>
internal sealed record PlannedTask(string Key, string English, string French, string? Who = null, decimal Days = 1, string[]? After = null, int? Start = null, int? Due = null,
    int? Closed = null, string? Parent = null, decimal? Hours = null)
{
    public const int DayMinutes = 480;
}

/// <summary>Writes a project's plan into the story: made by one person on one day, agreed as a baseline, then worked on.</summary>
internal sealed class PlannedWork(Story story, string business, string key, string lead)
{
    public void Create(int day, string english, string french, int start, int target, string goalEnglish, string goalFrench, string resultEnglish, string resultFrench, IReadOnlyList<PlannedTask> tasks)
    {
        story.At(day, "10:00", lead, async cancel =>
        {
            var project = await story.Run(new CreateProject(story.Ids[business], story.Say(english, french))
            {
                Goal = story.Say(goalEnglish, goalFrench),
                ExpectedResult = story.Say(resultEnglish, resultFrench),
                StartDate = story.Day(start),
                TargetDate = story.Day(target),
            }, cancel);
            story.Ids[key] = project.Id;
            foreach (var status in project.Statuses)
            {
                story.Ids[$"{key}/{status.Kind}"] = status.Id;
            }
        });
        story.At(day, "10:20", lead, cancel => Fill(tasks, cancel));
        foreach (var task in tasks.Where(task => task.Closed is not null))
        {
            if (task.Days > 0)
            {
                story.At(Began(task), "08:40", task.Who ?? lead, cancel => story.Run(new MoveTask(Id(task.Key)) { StatusId = Status(StatusKind.Doing) }, cancel));
            }

            story.At(task.Closed!.Value, "16:40", task.Who ?? lead, cancel => story.Run(new CloseTask(Id(task.Key)), cancel));
        }
    }

    public void Baseline(int day, string reasonEnglish, string reasonFrench) =>
        story.At(day, "15:30", lead, cancel => story.Run(new TakeBaseline(story.Ids[key], story.Say("Agreed plan", "Plan convenu"), story.Say(reasonEnglish, reasonFrench)), cancel));

    /// <summary>Somebody changed a task.</summary>
    public void Change(int day, string time, string who, string task, Func<UpdateTask, UpdateTask> change) =>
        story.At(day, time, who, cancel => story.Run(change(new UpdateTask(Id(task))), cancel));

    public Guid Id(string task) => story.Ids[$"{key}/{task}"];

    public Guid Status(StatusKind kind) => story.Ids[$"{key}/{kind}"];

    private async Task Fill(IReadOnlyList<PlannedTask> tasks, CancellationToken cancel)
    {
        foreach (var task in tasks)
        {
            var made = await story.Run(new CreateTask(story.Ids[key], story.Say(task.English, task.French))
            {
                AssigneeId = task.Who is { } who ? story.PersonId(who) : null,
                ParentId = task.Parent is { } parent ? Id(parent) : null,
                StartDate = task.Start is { } start ? story.Day(start) : null,
                DueDate = task.Due is { } due ? story.Day(due) : null,
                DurationMinutes = IsSummary(task, tasks) || task.Days == 0 ? null : (int)(task.Days * PlannedTask.DayMinutes),
                EstimateMinutes = IsSummary(task, tasks) || task.Days == 0 ? null : (int)((task.Hours ?? task.Days * 6) * 60),
                IsMilestone = task.Days == 0,
            }, cancel);
            story.Ids[$"{key}/{task.Key}"] = made.Id;
        }

        foreach (var task in tasks)
        {
            foreach (var before in task.After ?? [])
            {
                var (name, lag) = before.Split('+') is [var plain, var days] ? (plain, int.Parse(days, System.Globalization.CultureInfo.InvariantCulture) * PlannedTask.DayMinutes) : (before, 0);
                await story.Run(new AddDependency(Id(name), Id(task.Key)) { Lag = lag }, cancel);
            }
        }
    }

    /// <summary>The working day on which a task of this length, finished when it was, must have begun.</summary>
    private int Began(PlannedTask task)
    {
        var day = task.Closed!.Value;
        for (var left = Math.Ceiling(task.Days) - 1; left > 0; day--)
        {
            left -= story.Day(day - 1).DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0 : 1;
        }

        return day;
    }

    private static bool IsSummary(PlannedTask task, IReadOnlyList<PlannedTask> tasks) => tasks.Any(other => other.Parent == task.Key);
}
