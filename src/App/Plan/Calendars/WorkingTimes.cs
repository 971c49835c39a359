using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Regie.Kernel;
using Regie.Scheduling;

namespace Regie.Plan;

/// <summary>Finds and makes the calendar that is meant: a project's own, or a person's in its business.</summary>
internal sealed class WorkingTimes(RegieDb db, Scope scope, Project project)
{
    public async Task<WorkingCalendar?> Find(Party? person, CancellationToken cancel) => person is null
        ? project.CalendarId is { } own ? await db.Set<WorkingCalendar>().SingleOrDefaultAsync(row => row.Id == own, cancel) : null
        : await db.Set<WorkingCalendar>().Where(row => row.PartyId == person.Id && (row.ProjectId == null || row.ProjectId == project.Id)).OrderBy(row => row.ProjectId == null).FirstOrDefaultAsync(cancel);

    public async Task<WorkingCalendar> FindOrMake(Party? person, CancellationToken cancel)
    {
        if (await Find(person, cancel) is { } known)
        {
            return known;
        }

        var made = new WorkingCalendar
        {
            Id = scope.NewId(), BusinessId = project.BusinessId, ProjectId = person is null ? project.Id : null, PartyId = person?.Id, Name = person?.Name ?? project.Name,
            Week = person is null ? WorkingWeek.Standard.ToJson() : "{}",
        };
        db.Add(made);
        await db.SaveChangesAsync(cancel); // its key is needed by the project and by its days
        project.CalendarId = person is null ? made.Id : project.CalendarId;
        return made;
    }

    /// <summary>Dates may move: this project's at once, those of the person's other projects soon after.</summary>
    public async Task Changed(Party? person, string what, CancellationToken cancel)
    {
        project.UpdatedAt = scope.Now;
        db.Raise(new ProjectArranged(project.BusinessId, project.Id, "workingTime", what));
        await db.SaveChangesAsync(cancel);
        if (person is not null)
        {
            await db.Set<PlanState>().Where(row => row.BusinessId == project.BusinessId && row.Id != project.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.PlanVersion, row => row.PlanVersion + 1), cancel);
        }

        await Settling.Touched(db, scope, project.Id, cancel);
    }

    public async Task<WorkingTimeView> View(Party? person, CancellationToken cancel)
    {
        var calendar = await Find(person, cancel);
        var week = WorkingWeek.Standard;
        if (calendar is not null)
        {
            var days = JsonSerializer.Deserialize<Dictionary<string, List<WorkSpan>>>(calendar.Week, Json.Options)!;
            week = WorkingWeek.Of(day => days.GetValueOrDefault(day.ToString().ToLowerInvariant()) ?? (calendar is { PartyId: null, BaseId: null } ? [] : WorkingWeek.Standard.On(day)));
        }

        var exceptions = calendar is null ? [] : await db.Set<CalendarDays>().Where(row => row.CalendarId == calendar.Id).OrderBy(row => row.From).ToListAsync(cancel);
        return new WorkingTimeView(project.Id, person is null ? null : new PersonRef(person.PublicId, person.Name, person.IsPlaceholder).For(db.Names, project.BusinessId), calendar is not null, week,
            [.. exceptions.Select(row => new CalendarDaysView(row.Id, row.Name, row.From, row.To, JsonSerializer.Deserialize<List<WorkSpan>>(row.Shifts, Json.Options)!))]);
    }
}
