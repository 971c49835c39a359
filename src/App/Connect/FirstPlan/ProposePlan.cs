using Microsoft.EntityFrameworkCore;
using Regie.Kernel;
using Regie.Plan;

namespace Regie.Connect;

/// <summary>What still keeps a project from being a plan, and links and estimates that its own dates suggest. Nothing is changed.</summary>
[Needs(Permission.PlanRead), Get("projects/{ProjectId}/plan-proposal")]
[Example("""{"projectId":"{project}"}""")]
public sealed record ProposePlan(Guid ProjectId) : IQuery<PlanProposal>;

/// <summary>Open tasks without a date, an owner, a link, an estimate; and what is proposed.</summary>
public sealed record PlanProposal(Guid ProjectId, string Name, int OpenTasks, int WithoutDate, int WithoutOwner, int WithoutLink, int WithoutEstimate, IReadOnlyList<ProposedLink> Links, IReadOnlyList<ProposedEstimate> Estimates);

/// <summary>One task seems to wait for another: it starts once that is due, and the two stand next to each other.</summary>
public sealed record ProposedLink(Guid PredecessorId, string Predecessor, Guid SuccessorId, string Successor, DateOnly Due, DateOnly Start);

/// <summary>Working minutes that the dates of a task leave for it.</summary>
public sealed record ProposedEstimate(Guid TaskId, string Title, int Minutes);

internal sealed class ProposePlanHandler(RegieDb db) : IHandler<ProposePlan, PlanProposal>
{
    private const int Most = 200;
    private const int Day = 480;

    // Further apart than this, one thing after another is more likely chance than a wait.
    private const int LongestGapDays = 5;

    public async Task<Result<PlanProposal>> Handle(ProposePlan query, CancellationToken cancel)
    {
        if (await db.Set<Project>().Where(row => row.Id == query.ProjectId).Select(row => row.Name).SingleOrDefaultAsync(cancel) is not { } name)
        {
            return Problem.NotFound();
        }

        var tasks = await db.Set<TaskItem>().AsNoTracking().Where(row => row.ProjectId == query.ProjectId && row.ClosedAt == null && row.ArchivedAt == null)
            .OrderBy(row => row.Rank)
            .Select(row => new { row.Id, row.Title, row.ParentId, row.SectionId, row.AssigneeId, row.StartDate, row.DueDate, row.EstimateMinutes, row.IsMilestone }).ToListAsync(cancel);
        var links = await db.Set<Dependency>().AsNoTracking().Where(row => row.ProjectId == query.ProjectId).Select(row => new { row.PredecessorId, row.SuccessorId }).ToListAsync(cancel);
        var waits = links.Select(link => link.SuccessorId).ToHashSet();
        var summaries = tasks.Select(task => task.ParentId).OfType<Guid>().ToHashSet();
        var work = tasks.Where(task => !summaries.Contains(task.Id)).ToList();

        List<ProposedLink> proposed = [];
        foreach (var group in work.Where(task => task.DueDate is not null).GroupBy(task => (task.ParentId, task.SectionId)))
        {
            var inOrder = group.OrderBy(task => task.DueDate).ThenBy(task => task.StartDate).ToList();
            foreach (var (before, after) in inOrder.Zip(inOrder.Skip(1)))
            {
                // Without a start, the day after the one before is due is where the next can begin.
                var start = after.StartDate ?? after.DueDate!.Value;
                var gap = start.DayNumber - before.DueDate!.Value.DayNumber;
                // Two due dates alone say little: then only one person's tasks, or what nobody has yet, are taken to follow each other.
                var likely = after.StartDate is not null || after.AssigneeId is null || after.AssigneeId == before.AssigneeId;
                if (likely && gap is >= 0 and <= LongestGapDays && after.DueDate > before.DueDate && !waits.Contains(after.Id))
                {
                    proposed.Add(new(before.Id, before.Title, after.Id, after.Title, before.DueDate.Value, start));
                }
            }
        }

        var estimates = work.Where(task => task is { EstimateMinutes: null, IsMilestone: false }).Select(task => new ProposedEstimate(task.Id, task.Title, Minutes(task.StartDate, task.DueDate)));
        return new PlanProposal(
            query.ProjectId, name, work.Count,
            await Lacking(TaskGap.Date), await Lacking(TaskGap.Assignee), await Lacking(TaskGap.Dependency), await Lacking(TaskGap.Estimate),
            [.. proposed.Take(Most)], [.. estimates.Take(Most)]);

        Task<int> Lacking(TaskGap gap) => db.Set<TaskItem>().Where(row => row.ProjectId == query.ProjectId).Lacking(db, gap).CountAsync(cancel);
    }

    // From Monday to Friday, as long as the dates say; a day where they say nothing.
    private static int Minutes(DateOnly? start, DateOnly? due)
    {
        if (start is null || due is null || due < start)
        {
            return Day;
        }

        var days = Enumerable.Range(0, Math.Min(due.Value.DayNumber - start.Value.DayNumber + 1, 400)).Count(offset => start.Value.AddDays(offset).DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));
        return Math.Max(1, days) * Day;
    }
}
