using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>When a project, or a person in it, works: the usual week and the days that differ.</summary>
[Needs(Permission.PlanRead), Get("projects/{ProjectId}/working-time")]
[Example("""{"projectId":"{project}"}""")]
public sealed record GetWorkingTime(Guid ProjectId) : IQuery<WorkingTimeView>
{
    /// <summary>Whose; the project's own when left out.</summary>
    public Guid? PersonId { get; init; }
}

/// <param name="IsOwn">False where nobody said anything yet: then it is the standard week.</param>
public sealed record WorkingTimeView(Guid ProjectId, PersonRef? Person, bool IsOwn, WorkingWeek Week, IReadOnlyList<CalendarDaysView> Days);

/// <summary>Days that differ from the week: free without <paramref name="Spans"/>, worked at those times otherwise.</summary>
public sealed record CalendarDaysView(Guid Id, string? Name, DateOnly From, DateOnly To, IReadOnlyList<WorkSpan> Spans);

internal sealed class GetWorkingTimeHandler(RegieDb db, Scope scope) : IHandler<GetWorkingTime, WorkingTimeView>
{
    public async Task<Result<WorkingTimeView>> Handle(GetWorkingTime query, CancellationToken cancel)
    {
        var project = await db.Set<Project>().SingleOrDefaultAsync(row => row.Id == query.ProjectId, cancel);
        if (project is null)
        {
            return Problem.NotFound();
        }

        var person = query.PersonId is { } id ? await db.Set<Party>().SingleOrDefaultAsync(row => row.BusinessId == project.BusinessId && (row.PersonId == id || row.Id == id), cancel) : null;
        if (query.PersonId is { } asked && person is null)
        {
            // A member whom nothing was given yet works as everybody does.
            var name = await (from held in db.Memberships join account in db.Users on held.PersonId equals account.Id where held.BusinessId == project.BusinessId && held.PersonId == asked select account.Name).SingleOrDefaultAsync(cancel);
            return name is null ? Problem.NotFound() : new WorkingTimeView(project.Id, new PersonRef(asked, name).For(db.Names, project.BusinessId), false, WorkingWeek.Standard, []);
        }

        return await new WorkingTimes(db, scope, project).View(person, cancel);
    }
}
