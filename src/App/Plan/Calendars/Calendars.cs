using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Regie.Kernel;
using Regie.Scheduling;

namespace Regie.Plan;

/// <summary>The working calendars of a project, as the engine reads them; the standard one is always among them.</summary>
internal sealed class Calendars
{
    public static readonly Guid StandardKey = new("00000000-0000-7000-8000-000000000001");

    private readonly Dictionary<Guid, WorkingTime> _compiled = [];

    private Calendars(Dictionary<Guid, WorkCalendar> byKey, Dictionary<Guid, Guid> byParty) => (ByKey, ByParty) = (byKey, byParty);

    public IReadOnlyDictionary<Guid, WorkCalendar> ByKey { get; }

    /// <summary>Whose calendar: party → calendar.</summary>
    public IReadOnlyDictionary<Guid, Guid> ByParty { get; }

    public static async Task<Calendars> Load(RegieDb db, Guid businessId, Guid projectId, CancellationToken cancel)
    {
        var rows = await db.Set<WorkingCalendar>().AsNoTracking().Where(row => row.BusinessId == businessId && (row.ProjectId == null || row.ProjectId == projectId)).ToListAsync(cancel);
        var ids = rows.Select(row => row.Id).ToList();
        var days = rows.Count == 0 ? [] : await db.Set<CalendarDays>().AsNoTracking().Where(row => row.BusinessId == businessId && ids.Contains(row.CalendarId)).ToListAsync(cancel);
        var exceptions = days.ToLookup(row => row.CalendarId);
        var byKey = rows.ToDictionary(row => row.Id, row => new WorkCalendar
        {
            Key = row.Id,
            Name = row.Name,
            BaseKey = row.BaseId is { } known && ids.Contains(known) ? known : row.PartyId is not null ? StandardKey : null,
            Week = Week(row.Week),
            Exceptions = [.. exceptions[row.Id].OrderBy(day => day.From).Select(day => new CalendarException(day.From, day.To, Shifts(day.Shifts)))],
        });
        byKey[StandardKey] = WorkCalendar.Standard(StandardKey);
        return new Calendars(byKey, rows.Where(row => row.PartyId is not null).GroupBy(row => row.PartyId!.Value).ToDictionary(own => own.Key, own => own.First().Id));
    }

    /// <summary>A calendar compiled; the standard one where it cannot be.</summary>
    public WorkingTime TimeOf(Guid key)
    {
        if (!_compiled.TryGetValue(key, out var time))
        {
            time = WorkingTime.Compile(ByKey[key], [.. ByKey.Values], out _) ?? WorkingTime.Compile(ByKey[StandardKey], [], out _)!;
            _compiled[key] = time;
        }

        return time;
    }

    public sealed record Span(int From, int To);

    private static WorkWeek Week(string json)
    {
        var days = JsonSerializer.Deserialize<Dictionary<string, List<Span>>>(json, Json.Options)!;
        return new WorkWeek
        {
            [DayOfWeek.Monday] = Of("monday"),
            [DayOfWeek.Tuesday] = Of("tuesday"),
            [DayOfWeek.Wednesday] = Of("wednesday"),
            [DayOfWeek.Thursday] = Of("thursday"),
            [DayOfWeek.Friday] = Of("friday"),
            [DayOfWeek.Saturday] = Of("saturday"),
            [DayOfWeek.Sunday] = Of("sunday"),
        };

        IReadOnlyList<Shift>? Of(string day) => days.TryGetValue(day, out var spans) ? [.. spans.Select(span => new Shift(span.From, span.To))] : null;
    }

    private static IReadOnlyList<Shift> Shifts(string json) => [.. JsonSerializer.Deserialize<List<Span>>(json, Json.Options)!.Select(span => new Shift(span.From, span.To))];
}
