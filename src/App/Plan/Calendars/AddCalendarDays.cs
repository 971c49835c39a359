using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>Days that differ from the usual week: a holiday, an absence, or days worked that usually are not. The plan is computed anew.</summary>
[Needs(Permission.PlanWrite), Post("projects/{ProjectId}/calendar-days")]
[Example("""{"projectId":"{project}","from":"2026-12-24","to":"2026-12-28","name":"Christmas"}""")]
public sealed record AddCalendarDays(Guid ProjectId, DateOnly From, DateOnly To) : ICommand<WorkingTimeView>
{
    /// <summary>Whose; the project's own when left out.</summary>
    public Guid? PersonId { get; init; }

    [MaxLength(200)] public string? Name { get; init; }

    /// <summary>Times worked on these days; left out, they are free.</summary>
    [MaxLength(8)] public IReadOnlyList<WorkSpan>? Spans { get; init; }
}

internal sealed class AddCalendarDaysHandler(RegieDb db, Scope scope) : IHandler<AddCalendarDays, WorkingTimeView>
{
    public async Task<Result<WorkingTimeView>> Handle(AddCalendarDays command, CancellationToken cancel)
    {
        var project = await db.Set<Project>().SingleOrDefaultAsync(row => row.Id == command.ProjectId, cancel);
        var person = project is not null && command.PersonId is { } id ? await Parties.Find(db, scope, project.BusinessId, id, cancel) : null;
        if (project is null || (command.PersonId is not null && person is null))
        {
            return Problem.NotFound();
        }

        if (command.To < command.From)
        {
            return Problem.Invalid("to", "before-start");
        }

        if (command.To.DayNumber - command.From.DayNumber > 366)
        {
            return Problem.Invalid("to", "out-of-range");
        }

        if (command.Spans is { } spans && !WorkingWeek.InOrder(spans))
        {
            return Problem.Invalid("spans", "not-in-order");
        }

        var times = new WorkingTimes(db, scope, project);
        var calendar = await times.FindOrMake(person, cancel);
        if (await db.Set<CalendarDays>().AnyAsync(row => row.CalendarId == calendar.Id && row.From <= command.To && row.To >= command.From, cancel))
        {
            return Problem.Refused("plan.calendar.days-taken");
        }

        db.Add(new CalendarDays
        {
            Id = scope.NewId(), BusinessId = project.BusinessId, CalendarId = calendar.Id, Name = string.IsNullOrWhiteSpace(command.Name) ? null : command.Name.Trim(),
            From = command.From, To = command.To, Shifts = JsonSerializer.Serialize(command.Spans ?? [], Json.Options),
        });
        await times.Changed(person, calendar.Name, cancel);
        return await times.View(person, cancel);
    }
}
