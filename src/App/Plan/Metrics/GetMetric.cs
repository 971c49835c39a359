using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>The values of a metric in a business, day by day: one for each combination of its dimensions, or their total.</summary>
[Needs(Permission.MetricsRead), Get("businesses/{BusinessId}/metrics/{Name}")]
[Example("""{"businessId":"{business}","name":"plan.tasks.open"}""")]
public sealed record GetMetric(Guid BusinessId, [property: Required, MaxLength(100)] string Name) : IQuery<Page<MetricPoint>>
{
    /// <summary>By default thirty days before the last.</summary>
    public DateOnly? From { get; init; }

    /// <summary>By default today.</summary>
    public DateOnly? To { get; init; }

    public Guid? ProjectId { get; init; }

    /// <summary>Whose work it is, for metrics told apart by person or assignee.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>One value a day, for metrics that may be summed.</summary>
    public bool Total { get; init; }

    [MaxLength(1000)] public string? Cursor { get; init; }
    [Range(1, 200)] public int? Limit { get; init; }
}

internal sealed class GetMetricHandler(RegieDb db, Scope scope, IEnumerable<IMetricSource> sources) : IHandler<GetMetric, Page<MetricPoint>>
{
    private const int MostDays = 400;

    public async Task<Result<Page<MetricPoint>>> Handle(GetMetric query, CancellationToken cancel)
    {
        if (MetricCatalog.SourceOf(sources, query.Name) is not { } source)
        {
            return Problem.NotFound();
        }

        var metric = source.Definitions.Single(definition => definition.Name == query.Name);
        var to = query.To ?? scope.Today;
        var from = query.From ?? (to < DateOnly.MinValue.AddDays(30) ? DateOnly.MinValue : to.AddDays(-30));
        if (!Cursor.TryRead(query.Cursor, 2, out var after))
        {
            return Problem.Invalid("cursor", "not-a-cursor");
        }

        if ((Refuse(query, metric, from, to) ?? await Unknown(query, cancel)) is { } problem)
        {
            return problem;
        }

        var points = (await source.Read(query.Name, query.BusinessId, from, to, cancel)).Where(point => Means(query, point));
        var listed = (query.Total ? Totals(points) : points).Select(point => (Point: point, Key: KeyOf(point))).OrderBy(one => one.Point.Day).ThenBy(one => one.Key, StringComparer.Ordinal);
        var limit = query.Limit ?? 50;
        var found = listed.Where(one => after is null || IsBehind(one.Point.Day, one.Key, after)).Take(limit + 1).ToList();
        var page = Cursor.Page(found, limit, last => [DayOf(last.Point), last.Key]);
        return new Page<MetricPoint>([.. page.Items.Select(one => one.Point)], page.Next);
    }

    private static Problem? Refuse(GetMetric query, MetricDefinition metric, DateOnly from, DateOnly to)
    {
        if (from > to)
        {
            return Problem.Invalid("to", "before-from");
        }

        if (to.DayNumber - from.DayNumber >= MostDays)
        {
            return Problem.Invalid("from", "out-of-range");
        }

        if (query.PersonId is not null && !metric.Dimensions.Any(IsOfAPerson))
        {
            return Problem.Invalid("personId", "not-allowed");
        }

        return query.Total && !metric.Additive ? Problem.Invalid("total", "not-allowed") : null;
    }

    private async Task<Problem?> Unknown(GetMetric query, CancellationToken cancel)
    {
        if (query.ProjectId is { } project && !await db.Set<Project>().AnyAsync(row => row.Id == project && row.BusinessId == query.BusinessId, cancel))
        {
            return Problem.NotFound();
        }

        return query.PersonId is { } person
            && !await db.Memberships.AnyAsync(row => row.BusinessId == query.BusinessId && row.PersonId == person, cancel)
            && !await db.Set<Party>().AnyAsync(row => row.BusinessId == query.BusinessId && (row.Id == person || row.PersonId == person), cancel)
            ? Problem.NotFound() : null;
    }

    private static bool Means(GetMetric query, MetricPoint point) =>
        (query.ProjectId is not { } project || point.Dimensions.GetValueOrDefault("project") == project.ToString())
        && (query.PersonId is not { } person || point.Dimensions.Any(dimension => IsOfAPerson(dimension.Key) && dimension.Value == person.ToString()));

    private static bool IsOfAPerson(string dimension) => dimension is "person" or "assignee";

    private static IEnumerable<MetricPoint> Totals(IEnumerable<MetricPoint> points) =>
        points.GroupBy(point => point.Day).Select(day => new MetricPoint(day.Key, day.Sum(point => point.Value), new Dictionary<string, string>()));

    private static bool IsBehind(DateOnly day, string key, string[] after)
    {
        var order = string.CompareOrdinal(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), after[0]);
        return order > 0 || (order == 0 && string.CompareOrdinal(key, after[1]) > 0);
    }

    private static string KeyOf(MetricPoint point) => string.Join('|', point.Dimensions.OrderBy(dimension => dimension.Key, StringComparer.Ordinal).Select(dimension => dimension.Value));

    private static string DayOf(MetricPoint point) => point.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
