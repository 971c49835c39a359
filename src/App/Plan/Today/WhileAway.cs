using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>A line of what happened while one was away. <see cref="Kind"/> and <see cref="Count"/> say which sentence it is.</summary>
public sealed record AwayLine
{
    public string Kind { get; init; } = "";
    public DateTimeOffset At { get; init; }
    public Guid BusinessId { get; init; }
    public Guid? ActorId { get; init; }
    public string? Actor { get; init; }
    public Guid? ProjectId { get; init; }
    public string? ProjectName { get; init; }

    /// <summary>The task, where it is about a single one.</summary>
    public Guid? TaskId { get; init; }

    public string? Title { get; init; }
    public string? Text { get; init; }

    /// <summary>How many tasks, or things.</summary>
    public int Count { get; init; } = 1;

    public int? Minutes { get; init; }
}

/// <summary>What others did, told as a person would: one line for what one of them did of one sort in one place, the newest first.</summary>
internal sealed class WhileAway(RegieDb db, Scope scope)
{
    private const int Events = 1000, Lines = 30;

    /// <summary>Small changes that are told together, whatever they were.</summary>
    private static readonly HashSet<string> Changes =
    [
        "plan.task.updated", "plan.task.moved", "plan.task.reopened", "plan.tasks.updated", "plan.dependency.added", "plan.dependency.removed", "plan.attachment.added", "plan.attachment.removed",
        "plan.checklist.changed", "plan.task.deleted", "plan.task.restored",
    ];

    private static readonly HashSet<string> Told =
    [
        .. Changes, "plan.task.closed", "plan.task.created", "plan.task.commented", "plan.time.logged", "plan.baseline.taken", "plan.project.created", "plan.project.updated", "plan.project.deleted",
        "plan.report.shared", "plan.import.confirmed",
    ];

    public async Task<List<AwayLine>> Read(Guid? businessId, DateTimeOffset since, CancellationToken cancel)
    {
        var me = scope.Caller.PersonId;
        var kinds = Told.ToList();
        var events = EventReading.Visible(db).Where(row => row.At > since && row.ActorId != me && kinds.Contains(row.Kind) && (businessId == null || row.BusinessId == businessId));
        var found = await EventReading.Views(db, events.OrderByDescending(row => row.Seq).Take(Events), cancel);
        var projectIds = found.Select(row => row.ProjectId).OfType<Guid>().Distinct().ToList();
        var names = await db.WithTrash<Project>().Where(row => projectIds.Contains(row.Id)).Select(row => new { row.Id, row.Name }).ToDictionaryAsync(row => row.Id, row => row.Name, cancel);
        return [.. found.GroupBy(row => (row.ActorId, row.ProjectId, Kind: Sort(row.Kind), Subject: IsAlone(row.Kind) ? row.SubjectId : Guid.Empty)).Select(group =>
        {
            var newest = group.First();
            var subjects = group.Select(row => row.SubjectId).Distinct().Count();
            return new AwayLine
            {
                Kind = group.Key.Kind,
                At = newest.At,
                BusinessId = newest.BusinessId,
                ActorId = newest.ActorId,
                Actor = newest.Actor,
                ProjectId = newest.ProjectId,
                ProjectName = newest.ProjectId is { } project ? names.GetValueOrDefault(project) : null,
                TaskId = subjects == 1 && newest.SubjectKind == "task" ? newest.SubjectId : null,
                Title = subjects == 1 ? Member(newest, "title") ?? Member(newest, "name") : null,
                Text = Member(newest, "excerpt"),
                Count = newest.Kind == "plan.import.confirmed" ? group.Sum(Brought) : subjects,
                Minutes = newest.Kind == "plan.time.logged" ? Sum(group, "minutes") : null,
            };
        }).Take(Lines)];
    }

    private static string Sort(string kind) => Changes.Contains(kind) ? "changed" : kind["plan.".Length..];

    /// <summary>Told for each task: what was said of it, and the time spent on it.</summary>
    private static bool IsAlone(string kind) => kind is "plan.task.commented" or "plan.time.logged";

    private static string? Member(EventView row, string name) => row.Body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>What an import made and changed.</summary>
    private static int Brought(EventView row) => new[] { "created", "updated" }.Sum(part => row.Body.TryGetProperty(part, out var counts) && counts.ValueKind == JsonValueKind.Object
        ? counts.EnumerateObject().Sum(count => count.Value.TryGetInt32(out var number) ? number : 0) : 0);

    private static int Sum(IEnumerable<EventView> rows, string name) => rows.Sum(row => row.Body.TryGetProperty(name, out var value) && value.TryGetInt32(out var number) ? number : 0);
}
