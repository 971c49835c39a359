using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>The dates of a project, or of all one's own tasks, as an iCalendar file.</summary>
[Needs(Permission.PlanRead), Get("calendar.ics")]
[Example("""{"projectId":"{project}"}""")]
public sealed record ReadCalendarFeed : IQuery<FileContent>
{
    /// <summary>Absent: one's own tasks over all businesses.</summary>
    public Guid? ProjectId { get; init; }
}

internal sealed class ReadCalendarFeedHandler(RegieDb db, Scope scope, PublicAddress address) : IHandler<ReadCalendarFeed, FileContent>
{
    /// <summary>What was done longer ago leaves the calendar; what lies further ahead comes later.</summary>
    private const int DaysBack = 60, DaysAhead = 730;

    public async Task<Result<FileContent>> Handle(ReadCalendarFeed query, CancellationToken cancel)
    {
        var words = new ReportWords(scope.Culture.TwoLetterISOLanguageName);
        var name = query.ProjectId is { } asked ? await db.Set<Project>().Where(row => row.Id == asked).Select(row => row.Name).SingleOrDefaultAsync(cancel) : words["my-work.title"];
        if (name is null)
        {
            return Problem.NotFound();
        }

        var tasks = query.ProjectId is { } project ? db.Set<TaskItem>().Where(task => task.ProjectId == project) : CalendarReading.Mine(db);
        // What is late stays until it is done, however old.
        var dated = await CalendarReading.Between(db, tasks, DateOnly.MinValue, scope.Today.AddDays(DaysAhead), scope.Today, cancel);
        var shown = dated.Where(task => !task.IsClosed || task.Day >= scope.Today.AddDays(-DaysBack)).ToList();
        var text = CalendarText.Of($"{name} · Régie", shown, address, words);
        return new FileContent("regie.ics", "text/calendar") { Bytes = System.Text.Encoding.UTF8.GetBytes(text) };
    }
}
