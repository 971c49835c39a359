using Regie.Kernel;
using Regie.Plan;

namespace Regie.Shell.Demo;

/// <summary>What goes on in a business beside its projects: a weekly point with the owner, and what comes in. No baseline, no end.</summary>
internal sealed class Ongoing(Story story, string business, string key)
{
    private readonly PlannedWork _work = new(story, business, key, "sarah");

    public PlannedWork Work => _work;

    /// <param name="hours">What the OBM's weeks took, oldest first; the last one ends on the Friday before the story's Monday.</param>
    public void Create(string owner, string english, string french, string pointEnglish, string pointFrench, params decimal[] hours)
    {
        var first = -3 - 7 * (hours.Length - 1);
        _work.Create(first - 4, new Frame(english, french), []);
        story.At(first - 4, "11:00", "sarah", async cancel =>
        {
            await story.Run(new SetProjectMember(_work.Project, story.PersonId(owner)), cancel);
            await story.Run(new SetProjectMember(_work.Project, story.PersonId("lina")), cancel);
            story.Ids[$"{key}/point"] = (await story.Run(new CreateTask(_work.Project, story.Say(pointEnglish, pointFrench))
            {
                AssigneeId = story.PersonId("sarah"), DueDate = story.Day(first), EstimateMinutes = 60, DurationMinutes = 60, Recurrence = "FREQ=WEEKLY;BYDAY=FR",
            }, cancel)).Id;
        });
        for (var week = 0; week < hours.Length; week++)
        {
            Point(first + 7 * week, hours[week]);
        }
    }

    /// <summary>Something that came in.</summary>
    public void Add(int day, string time, string who, string task, string english, string french, Func<CreateTask, CreateTask> with) => story.At(day, time, who, async cancel =>
        story.Ids[$"{key}/{task}"] = (await story.Run(with(new CreateTask(_work.Project, story.Say(english, french))), cancel)).Id);

    /// <summary>Friday's point: the week's hours are noted, the task is closed, the next one comes by itself.</summary>
    private void Point(int day, decimal hours)
    {
        _work.Log(day, "15:40", "sarah", "point", hours);
        story.At(day, "15:45", "sarah", async cancel =>
        {
            await story.Run(new CloseTask(_work.Id("point")), cancel);
            var open = await story.Run(new ListTasks { ProjectId = _work.Project, Limit = 200 }, cancel);
            story.Ids[$"{key}/point"] = open.Items.Single(task => task is { ClosedAt: null, Recurrence: not null }).Id;
        });
    }
}
