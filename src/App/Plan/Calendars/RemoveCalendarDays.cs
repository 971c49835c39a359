using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>These days are as the usual week has them again.</summary>
[Needs(Permission.PlanWrite), Delete("projects/{ProjectId}/calendar-days/{From}")]
[Example("""{"projectId":"{project}","from":"2026-12-24"}""")]
public sealed record RemoveCalendarDays(Guid ProjectId, DateOnly From) : ICommand<Nothing>
{
    /// <summary>Whose; the project's own when left out.</summary>
    public Guid? PersonId { get; init; }
}

internal sealed class RemoveCalendarDaysHandler(RegieDb db, Scope scope) : IHandler<RemoveCalendarDays, Nothing>
{
    public async Task<Result<Nothing>> Handle(RemoveCalendarDays command, CancellationToken cancel)
    {
        var project = await db.Set<Project>().SingleOrDefaultAsync(row => row.Id == command.ProjectId, cancel);
        var person = project is not null && command.PersonId is { } id ? await Parties.Find(db, scope, project.BusinessId, id, cancel) : null;
        if (project is null || (command.PersonId is not null && person is null))
        {
            return Problem.NotFound();
        }

        var times = new WorkingTimes(db, scope, project);
        if (await times.Find(person, cancel) is { } calendar && await db.Set<CalendarDays>().SingleOrDefaultAsync(row => row.CalendarId == calendar.Id && row.From == command.From, cancel) is { } days)
        {
            db.Remove(days);
            await times.Changed(person, calendar.Name, cancel);
        }

        return default(Nothing);
    }
}
