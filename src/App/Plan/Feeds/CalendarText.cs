using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Regie.Kernel;
using Regie.Ui;

namespace Regie.Plan;

/// <summary>Dates as iCalendar. A task lies on its day and blocks no time of it.</summary>
internal static class CalendarText
{
    public static string Of(string name, IEnumerable<CalendarTask> tasks, PublicAddress address, ReportWords words)
    {
        var calendar = new Ical.Net.Calendar { ProductId = "-//Regie//Calendar//EN", Method = "PUBLISH" };
        calendar.AddProperty("X-WR-CALNAME", name);
        calendar.AddProperty("REFRESH-INTERVAL;VALUE=DURATION", "PT1H");
        calendar.AddProperty("X-PUBLISHED-TTL", "PT1H");
        foreach (var task in tasks)
        {
            calendar.Events.Add(Event(task, address, words));
        }

        return new CalendarSerializer().SerializeToString(calendar) ?? throw new InvalidOperationException("A calendar that cannot be written.");
    }

    private static CalendarEvent Event(CalendarTask task, PublicAddress address, ReportWords words)
    {
        var start = task.At is { } at ? new CalDateTime(TimeZoneInfo.ConvertTimeToUtc(task.Day.ToDateTime(at), Zone(task.TimeZone)), "UTC") : new CalDateTime(task.Day);
        return new CalendarEvent
        {
            Uid = $"{task.Id:D}@regie",
            Summary = (task.IsClosed ? "✓ " : task.IsMilestone ? "◆ " : "") + task.Title,
            Start = start,
            // A time says by when: an hour before it is kept free for the eye, a day is a whole day.
            End = task.At is null ? new CalDateTime(task.Day.AddDays(1)) : start.AddMinutes(30),
            Description = string.Join('\n', new[] { $"{task.BusinessName} · {task.ProjectName}", task.AssigneeName, task.StatusName, task.IsComputed ? words["feed.computed"] : null }.OfType<string>()),
            Categories = [task.BusinessName],
            Url = new Uri(address.Link($"/p/{task.ProjectId}/calendar/t/{task.Id}")),
            Transparency = TransparencyType.Transparent,
            Sequence = task.Version,
            DtStamp = new CalDateTime(task.UpdatedAt.UtcDateTime, "UTC"),
            LastModified = new CalDateTime(task.UpdatedAt.UtcDateTime, "UTC"),
        };
    }

    private static TimeZoneInfo Zone(string? id) => id is not null && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : TimeZoneInfo.Utc;
}
