using System.Globalization;

namespace Regie.Connect;

/// <summary>Reads the calendars of an MS Project file.</summary>
internal static class MspdiCalendars
{
    public static SourceCalendar? Read(XmlPiece calendar)
    {
        if (calendar["UID"] is not { } id)
        {
            return null;
        }

        var week = new Dictionary<DayOfWeek, IReadOnlyList<SourceInterval>>();
        List<SourceException> old = [];
        foreach (var day in calendar.Child("WeekDays")?.All("WeekDay") ?? [])
        {
            var intervals = Intervals(day);
            if (day.Int("DayType") is >= 1 and <= 7 and var type)
            {
                week[(DayOfWeek)(type - 1)] = day.Flag("DayWorking") ? intervals : [];
            }
            else if (Days(day) is { } days)
            {
                old.Add(new(null, days.From, days.To, day.Flag("DayWorking") ? intervals : []));
            }
        }

        // Newer files write each exception twice: the list of exceptions knows more.
        var exceptions = (calendar.Child("Exceptions")?.All("Exception") ?? []).Select(Exception).OfType<SourceException>().ToList();
        return new(id, calendar["Name"] ?? id)
        {
            IsBase = calendar.Flag("IsBaseCalendar"),
            BaseId = calendar["BaseCalendarUID"] is { } parent and not "-1" and not "0" ? parent : null,
            Week = week,
            Exceptions = exceptions.Count > 0 ? exceptions : old,
        };
    }

    private static SourceException? Exception(XmlPiece exception) =>
        Days(exception) is not { } days ? null : new(exception["Name"], days.From, days.To, exception.Flag("DayWorking") ? Intervals(exception) : [])
        {
            Recurrence = Recurrence(exception),
        };

    private static SourceRecurrence? Recurrence(XmlPiece exception)
    {
        var every = Math.Max(1, exception.Int("Period") ?? 1);
        SourceRepeat? repeat = exception.Int("Type") switch
        {
            1 when every > 1 => SourceRepeat.Daily,
            2 => SourceRepeat.YearlyByDay,
            3 => SourceRepeat.YearlyByPosition,
            4 => SourceRepeat.MonthlyByDay,
            5 => SourceRepeat.MonthlyByPosition,
            6 => SourceRepeat.Weekly,
            _ => null,
        };
        if (repeat is null)
        {
            return null;
        }

        var item = exception.Int("MonthItem");
        return new(repeat.Value)
        {
            Every = every,
            Occurrences = exception.Flag("EnteredByOccurrences") ? exception.Int("Occurrences") : null,
            Days = [.. Enum.GetValues<DayOfWeek>().Where(day => ((exception.Int("DaysOfWeek") ?? 0) & (1 << (int)day)) != 0)],
            MonthDay = repeat is SourceRepeat.MonthlyByDay or SourceRepeat.YearlyByDay ? exception.Int("MonthDay") : null,
            Month = exception.Int("Month") is { } month ? month + 1 : null,
            Position = repeat is SourceRepeat.MonthlyByPosition or SourceRepeat.YearlyByPosition ? exception.Int("MonthPosition") + 1 : null,
            PositionDay = item is >= 3 and <= 9 ? (DayOfWeek)(item - 3) : null,
            AnyDay = item == 0,
            WorkDay = item == 1,
            WeekendDay = item == 2,
        };
    }

    private static (DateOnly From, DateOnly To)? Days(XmlPiece piece) =>
        piece.Child("TimePeriod") is { } period && period.Date("FromDate") is { } from && period.Date("ToDate") is { } to && to >= from
            ? (DateOnly.FromDateTime(from), DateOnly.FromDateTime(to))
            : null;

    private static IReadOnlyList<SourceInterval> Intervals(XmlPiece day) =>
        [.. (day.Child("WorkingTimes")?.All("WorkingTime") ?? []).Select(time => (From: Time(time["FromTime"]), To: Time(time["ToTime"])))
            .Where(time => time.From is not null && time.To is not null).Select(time => new SourceInterval(time.From!.Value, time.To!.Value))];

    private static TimeOnly? Time(string? text) => TimeOnly.TryParse(text, CultureInfo.InvariantCulture, out var time) ? time : null;
}
