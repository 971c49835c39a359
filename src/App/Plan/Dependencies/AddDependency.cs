using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Regie.Kernel;
using Regie.Scheduling;

namespace Regie.Plan;

/// <summary>Makes a task wait for another of the same project. Refused where tasks would wait for each other, naming them.</summary>
[Needs(Permission.PlanWrite), Post("dependencies"), Creates("dependencies/{id}"), Daily]
[Example("""{"predecessorId":"{predecessor}","successorId":"{task}"}""")]
public sealed record AddDependency(Guid PredecessorId, Guid SuccessorId) : ICommand<LinkView>
{
    public LinkKind Kind { get; init; }
    public LagKind LagKind { get; init; }

    /// <summary>Minutes, or whole percent of the predecessor's duration; negative is a lead.</summary>
    [Range(-5_000_000, 5_000_000)] public int Lag { get; init; }
}

/// <summary>A link between two tasks.</summary>
public sealed record LinkView(Guid Id, Guid ProjectId, Guid PredecessorId, Guid SuccessorId, LinkKind Kind, LagKind LagKind, int Lag);

internal sealed class AddDependencyHandler(RegieDb db, Scope scope) : IHandler<AddDependency, LinkView>
{
    public async Task<Result<LinkView>> Handle(AddDependency command, CancellationToken cancel)
    {
        var pair = await db.Set<TaskItem>().Where(row => row.Id == command.PredecessorId || row.Id == command.SuccessorId)
            .Select(row => new { row.Id, row.BusinessId, row.ProjectId, row.Title }).ToListAsync(cancel);
        var (before, after) = (pair.Find(row => row.Id == command.PredecessorId), pair.Find(row => row.Id == command.SuccessorId));
        if (before is null || after is null)
        {
            return Problem.NotFound();
        }

        if (before.Id == after.Id)
        {
            return Problem.Refused("plan.dependency.self");
        }

        if (before.ProjectId != after.ProjectId)
        {
            return Problem.Refused("plan.dependency.other-project");
        }

        if (await db.Set<Dependency>().AnyAsync(row => row.PredecessorId == before.Id && row.SuccessorId == after.Id && row.Kind == command.Kind, cancel))
        {
            return Problem.Conflict("plan.dependency.known");
        }

        var link = new Dependency
        {
            Id = scope.NewId(), BusinessId = after.BusinessId, ProjectId = after.ProjectId, PredecessorId = before.Id, SuccessorId = after.Id,
            Kind = command.Kind, LagKind = command.LagKind, Lag = command.Lag,
        };
        db.Add(link);
        db.Raise(new DependencyAdded(after.BusinessId, after.Id, after.ProjectId, after.Title, before.Id, before.Title));
        await db.SaveChangesAsync(cancel);
        if (await Refuse(link, cancel) is { } problem)
        {
            return problem;
        }

        await Settling.Touched(db, scope, link.ProjectId, cancel);
        return new LinkView(link.Id, link.ProjectId, link.PredecessorId, link.SuccessorId, link.Kind, link.LagKind, link.Lag);
    }

    /// <summary>The engine says whether the plan still holds with this link; its answer names the circle.</summary>
    private async Task<Problem?> Refuse(Dependency link, CancellationToken cancel)
    {
        var snapshot = await PlanSnapshot.Load(db, link.ProjectId, scope.Now, cancel);
        var found = snapshot?.Compute().Problem;
        var titles = snapshot?.Tasks.ToDictionary(task => task.Id, task => task.Title) ?? [];
        return found?.Kind switch
        {
            ScheduleProblemKind.Cycle => Problem.Refused("plan.dependency.cycle", string.Join(" → ", found.Keys.Append(found.Keys[0]).Select(key => titles.GetValueOrDefault(key, "?")))),
            ScheduleProblemKind.LinkToOwnSummary => Problem.Refused("plan.dependency.own-summary"),
            ScheduleProblemKind.BadDuration => Problem.Invalid("lag", "out-of-range"),
            _ => null,
        };
    }
}
