using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>Says when a project, or a person, works in a usual week. The plan is computed anew.</summary>
[Needs(Permission.PlanWrite), Put("projects/{ProjectId}/working-week")]
[Example("""{"projectId":"{project}","week":{"monday":[{"from":540,"to":720},{"from":780,"to":1020}],"tuesday":[{"from":540,"to":1020}]}}""")]
public sealed record SetWorkingWeek(Guid ProjectId, [property: Required] WorkingWeek Week) : ICommand<WorkingTimeView>
{
    /// <summary>Whose; the project's own when left out. A person's week holds in every project of the business.</summary>
    public Guid? PersonId { get; init; }
}

internal sealed class SetWorkingWeekHandler(RegieDb db, Scope scope) : IHandler<SetWorkingWeek, WorkingTimeView>
{
    public async Task<Result<WorkingTimeView>> Handle(SetWorkingWeek command, CancellationToken cancel)
    {
        var project = await db.Set<Project>().SingleOrDefaultAsync(row => row.Id == command.ProjectId, cancel);
        var person = project is not null && command.PersonId is { } id ? await Parties.Find(db, scope, project.BusinessId, id, cancel) : null;
        if (project is null || (command.PersonId is not null && person is null))
        {
            return Problem.NotFound();
        }

        if (!command.Week.HasWork)
        {
            return Problem.Invalid("week", "no-working-time");
        }

        if (!command.Week.IsSound)
        {
            return Problem.Invalid("week", "not-in-order");
        }

        var times = new WorkingTimes(db, scope, project);
        var calendar = await times.FindOrMake(person, cancel);
        calendar.Week = command.Week.ToJson();
        await times.Changed(person, calendar.Name, cancel);
        return await times.View(person, cancel);
    }
}
