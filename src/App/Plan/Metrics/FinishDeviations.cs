using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>
/// How many working days each project's finish lay behind the baseline in force, day by day. Where the finish lay on a past day stands in the log:
/// the last time that day, or before, that the engine moved it.
/// </summary>
internal sealed class FinishDeviations(RegieDb db, Scope scope)
{
    private const decimal MinutesPerDay = 480;

    public async Task<IReadOnlyList<MetricPoint>> Read(Guid businessId, DateOnly from, DateOnly to, CancellationToken cancel)
    {
        to = to > scope.Today ? scope.Today : to;
        var projects = await (from project in db.Set<Project>()
                              join state in db.Set<PlanState>() on project.Id equals state.Id
                              where project.BusinessId == businessId && !project.IsTemplate
                              select new { project.Id, project.CalendarId, project.ClosedAt, state.Finish }).ToListAsync(cancel);
        var ids = projects.ConvertAll(project => project.Id);
        var baselines = (await db.Set<Baseline>().Where(row => ids.Contains(row.ProjectId)).Select(row => new { row.ProjectId, row.At, row.Finish }).ToListAsync(cancel)).ToLookup(row => row.ProjectId);
        var moves = (await db.Events.Where(row => row.BusinessId == businessId && row.Kind == "plan.project.rescheduled").OrderBy(row => row.Seq).Select(row => new { row.SubjectId, row.At, row.Body }).ToListAsync(cancel))
            .Select(row => (row.SubjectId, Day: DayOf(row.At), Event: JsonSerializer.Deserialize<ProjectRescheduled>(row.Body, Json.Options)!)).ToLookup(row => row.SubjectId);
        var points = new List<MetricPoint>();
        foreach (var project in projects.Where(project => baselines.Contains(project.Id)))
        {
            var calendars = await Calendars.Load(db, businessId, project.Id, cancel);
            var time = calendars.TimeOf(project.CalendarId is { } own && calendars.ByKey.ContainsKey(own) ? own : Calendars.StandardKey);
            var dimensions = new Dictionary<string, string> { ["project"] = project.Id.ToString() };
            var until = project.ClosedAt is { } closed && DayOf(closed) < to ? DayOf(closed) : to;
            for (var day = from; day <= until; day = day.AddDays(1))
            {
                var baseline = baselines[project.Id].Where(row => DayOf(row.At) <= day).MaxBy(row => row.At);
                var moved = moves[project.Id].LastOrDefault(row => row.Day <= day).Event ?? moves[project.Id].FirstOrDefault().Event;
                var finish = moved is null || day == scope.Today ? project.Finish : moves[project.Id].Any(row => row.Day <= day) ? moved.Finish : moved.FinishBefore;
                if (baseline is not null && finish is { } at)
                {
                    points.Add(new MetricPoint(day, Math.Round(time.Between(baseline.Finish, at) / MinutesPerDay, 2), dimensions));
                }
            }
        }

        return [.. points.OrderBy(point => point.Day)];
    }

    private DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, scope.Zone).DateTime);
}
