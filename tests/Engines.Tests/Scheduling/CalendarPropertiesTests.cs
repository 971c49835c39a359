using CsCheck;
using Regie.Scheduling;

namespace Regie.Tests.Scheduling;

/// <summary>Compiled calendars against counting minute by minute.</summary>
public class CalendarPropertiesTests
{
    static readonly Gen<Shift[]> Shifts = Gen.Int[0, 1440].Array[0, 6].Select(cuts =>
    {
        var ordered = cuts.Distinct().Order().ToArray();
        return Enumerable.Range(0, ordered.Length / 2).Select(i => new Shift(ordered[2 * i], ordered[2 * i + 1])).ToArray();
    });

    static readonly Gen<WorkWeek> Week = Gen.Select(Shifts, Shifts, Shifts).Select((monday, tuesday, sunday) => new WorkWeek
    {
        [DayOfWeek.Monday] = monday,
        [DayOfWeek.Tuesday] = tuesday,
        [DayOfWeek.Wednesday] = Shift.OfficeHours,
        [DayOfWeek.Friday] = Shift.OfficeHours,
        [DayOfWeek.Sunday] = sunday,
    });

    static readonly DateOnly From = new(2026, 2, 23);

    static readonly Gen<CalendarException> Exception =
        Gen.Select(Gen.Int[0, 40], Gen.Int[0, 6], Shifts).Select((day, length, shifts) => new CalendarException(From.AddDays(day), From.AddDays(day + length), shifts));

    static readonly Gen<WorkCalendar> Calendar = Gen.Select(Week, Exception.Array[0, 4], Gen.Select(Week, Exception).Array[0, 2])
        .Select((week, exceptions, dated) => new WorkCalendar
        {
            Key = RandomPlan.Key(1),
            Week = week,
            Exceptions = exceptions,
            DatedWeeks = [.. dated.Select(pair => new DatedWeek(pair.Item2.From, pair.Item2.To, pair.Item1))],
        });

    static readonly Gen<DateTime> Moment = Gen.Int[-3 * 1440, 60 * 1440].Select(minutes => From.ToDateTime(default).AddMinutes(minutes));

    [Fact]
    public void Working_minutes_between_two_moments_are_those_counted_one_by_one() =>
        Gen.Select(Calendar, Moment, Moment).Sample((calendar, from, to) =>
        {
            if (from > to) (from, to) = (to, from);
            var counted = 0;
            for (var minute = from; minute < to; minute = minute.AddMinutes(1))
                if (Works(calendar, minute)) counted++;
            return Compiled(calendar).Between(from, to) == counted && Compiled(calendar).Between(to, from) == -counted;
        }, iter: Seeds.Or(200));

    [Fact]
    public void Adding_then_counting_gives_back_what_was_added() =>
        Gen.Select(Calendar, Moment, Gen.Int[-20000, 20000]).Sample((calendar, from, minutes) =>
        {
            var time = Compiled(calendar);
            return time.Between(from, time.Add(from, minutes)) == minutes;
        }, iter: Seeds.Or(1000));

    [Fact]
    public void Adding_ends_on_work_done_and_going_back_on_work_to_do() =>
        Gen.Select(Calendar, Moment, Gen.Int[1, 20000]).Sample((calendar, from, minutes) =>
        {
            var time = Compiled(calendar);
            return Works(calendar, time.Add(from, minutes).AddMinutes(-1)) && Works(calendar, time.Add(from, -minutes));
        }, iter: Seeds.Or(1000));

    [Fact]
    public void The_next_start_is_work_to_do_with_none_before_it() =>
        Gen.Select(Calendar, Moment).Sample((calendar, moment) =>
        {
            var time = Compiled(calendar);
            var (next, last) = (time.NextStart(moment), time.PreviousFinish(moment));
            return Works(calendar, next) && time.Between(moment, next) == 0 && next >= moment
                && Works(calendar, last.AddMinutes(-1)) && time.Between(last, moment) == 0 && last <= moment;
        }, iter: Seeds.Or(1000));

    [Fact]
    public void Task_and_person_together_work_when_both_do() =>
        Gen.Select(Calendar, Calendar, Gen.Int[1, 9000]).Sample((calendar, person, minutes) =>
        {
            person = person with { Key = RandomPlan.Key(2) };
            var result = CriticalPath.Schedule(new()
            {
                Start = From.ToDateTime(default),
                ProjectCalendar = RandomPlan.Key(3),
                Calendars = [calendar, person, WorkCalendar.Standard(RandomPlan.Key(3))],
                Tasks = [new() { Key = RandomPlan.Key(9), DurationMinutes = minutes, CalendarKey = calendar.Key, PersonCalendarKey = person.Key }],
            });
            var task = result.Schedule!.Tasks[0];
            var counted = 0;
            for (var minute = task.Start; minute < task.Finish; minute = minute.AddMinutes(1))
                if (Works(calendar, minute) && Works(person, minute)) counted++;
            return counted == minutes && Works(calendar, task.Start) && Works(person, task.Start);
        }, iter: Seeds.Or(50));

    static WorkingTime Compiled(WorkCalendar calendar) => WorkingTime.Compile(calendar, [], out _)!;

    /// <summary>The rule of a single calendar, said plainly: the first exception, else the first dated week that states the day, else the week.</summary>
    static bool Works(WorkCalendar calendar, DateTime moment)
    {
        var day = DateOnly.FromDateTime(moment);
        var shifts = calendar.Exceptions.FirstOrDefault(exception => exception.From <= day && day <= exception.To)?.Shifts
            ?? calendar.DatedWeeks.FirstOrDefault(dated => dated.From <= day && day <= dated.To && dated.Week[day.DayOfWeek] is not null)?.Week[day.DayOfWeek]
            ?? calendar.Week[day.DayOfWeek] ?? Shift.None;
        var minute = moment.Hour * 60 + moment.Minute;
        return shifts.Any(shift => shift.From <= minute && minute < shift.To);
    }
}
