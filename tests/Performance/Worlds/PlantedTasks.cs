using Microsoft.EntityFrameworkCore;
using Regie.Kernel;
using Regie.Plan;
using Regie.Scheduling;

namespace Regie.Performance;

/// <summary>Rows of a large project, drawn by a fixed seed and inserted as an import would.</summary>
internal sealed class PlantedTasks(RegieDb db, Planted planted)
{
    private static readonly string[] Words =
        "review draft launch page photo invoice supplier newsletter fabric sample price campaign customer survey workshop contract budget translation delivery packaging brief banner checkout stock"
            .Split(' ');

    private static readonly DateTimeOffset Now = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    private readonly Random random = new(20261123);
    private readonly Ids ids = Ids.Seeded(20261123);
    private int made;

    public async Task Fill(int count, bool plain)
    {
        var (project, cancel) = (planted.ProjectId, CancellationToken.None);
        var statuses = await db.Set<Status>().Where(row => row.ProjectId == project).OrderBy(row => row.Rank).ToListAsync(cancel);
        var parties = Make(8, at => new Party { Id = Id(), BusinessId = planted.BusinessId, Name = $"{Title(1)} {Title(1)}", CreatedAt = Now });
        var sections = Make(6, at => new Section { Id = Id(), BusinessId = planted.BusinessId, ProjectId = project, Name = Title(2), Rank = at, Colour = at + 1 });
        var labels = Make(8, at => new Label { Id = Id(), BusinessId = planted.BusinessId, ProjectId = project, Name = Title(1), Colour = at + 1 });
        var tasks = Make(count, at => Task(at, statuses[random.Next(statuses.Count)], parties, sections));
        await db.Insert(parties, cancel);
        await db.Insert(sections, cancel);
        await db.Insert(labels, cancel);
        await db.Insert(tasks, cancel);
        await db.Insert(tasks.Select(Schedule), cancel);
        if (!plain)
        {
            await Around(tasks, parties, labels);
        }

        // Scheduled for long: nothing is computed anew in the background of a measurement.
        await db.Set<PlanState>().Where(row => row.Id == project).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.LastNumber, count).SetProperty(row => row.LastRank, Rank(count)).SetProperty(row => row.ScheduledOn, new DateOnly(2099, 1, 1))
                .SetProperty(row => row.ScheduledVersion, row => row.PlanVersion),
            cancel);
    }

    private async Task Around(List<TaskItem> tasks, List<Party> parties, List<Label> labels)
    {
        var (project, cancel) = (planted.ProjectId, CancellationToken.None);
        await db.Insert(tasks.SelectMany(task => Some(3).Select(_ => new Comment
        {
            Id = Id(), BusinessId = task.BusinessId, ProjectId = project, TaskId = task.Id, AuthorId = parties[random.Next(8)].Id, At = Now.AddMinutes(-random.Next(100_000)), Body = Title(24),
        })), cancel);
        await db.Insert(tasks.SelectMany(task => Some(3).Select(at => new ChecklistItem
        {
            Id = Id(), BusinessId = task.BusinessId, TaskId = task.Id, Checklist = "Steps", Text = Title(5), Rank = at, DoneAt = random.Next(2) == 0 ? Now : null,
        })), cancel);
        await db.Insert(tasks.SelectMany(task => labels.Where(_ => random.Next(8) == 0).Select(label => new TaskLabel { Id = Id(), BusinessId = task.BusinessId, TaskId = task.Id, LabelId = label.Id })), cancel);
        await db.Insert(tasks.Where(_ => random.Next(5) == 0).Select(task => new TaskContributor { Id = Id(), BusinessId = task.BusinessId, TaskId = task.Id, PartyId = parties[random.Next(8)].Id }), cancel);
    }

    private TaskItem Task(int at, Status status, List<Party> parties, List<Section> sections)
    {
        var start = new DateOnly(2026, 9, 1).AddDays(random.Next(180));
        return new()
        {
            Id = Id(), BusinessId = planted.BusinessId, ProjectId = planted.ProjectId, Number = at + 1, Rank = Rank(at + 1),
            Title = Title(6), Description = random.Next(3) == 0 ? null : Title(30), AssigneeId = random.Next(6) == 0 ? null : parties[random.Next(8)].Id,
            StatusId = status.Id, SectionId = sections[random.Next(6)].Id, StartDate = start, DueDate = start.AddDays(random.Next(1, 20)),
            EstimateMinutes = random.Next(1, 40) * 60, Progress = status.Kind == StatusKind.Done ? 100 : 0, Priority = (Priority)random.Next(4),
            CreatedAt = Now.AddDays(-60), UpdatedAt = Now, ClosedAt = status.Kind == StatusKind.Done ? Now : null,
        };
    }

    private TaskSchedule Schedule(TaskItem task)
    {
        var (start, finish) = (task.StartDate!.Value.ToDateTime(new(9, 0)), task.DueDate!.Value.ToDateTime(new(17, 0)));
        return new()
        {
            Id = task.Id, BusinessId = task.BusinessId, ProjectId = task.ProjectId, Start = start, Finish = finish, EarlyStart = start, EarlyFinish = finish, LateStart = start, LateFinish = finish,
            DurationMinutes = task.EstimateMinutes!.Value, Driver = DriverKind.Constraint,
        };
    }

    private static List<T> Make<T>(int count, Func<int, T> make) => [.. Enumerable.Range(0, count).Select(make)];

    private IEnumerable<int> Some(int most) => Enumerable.Range(0, random.Next(most + 1));

    private string Title(int words)
    {
        var text = string.Join(' ', Enumerable.Range(0, words).Select(_ => Words[random.Next(Words.Length)]));
        return char.ToUpperInvariant(text[0]) + text[1..];
    }

    private static double Rank(int at) => at * 1024.0;

    private Guid Id() => ids.Next(Now.AddMilliseconds(made++));
}
