using Regie.Scheduling;
using static Regie.Tests.Scheduling.APlan;

namespace Regie.Tests.Scheduling;

/// <summary>
/// The odd rules of Microsoft Project, one test each. Dates and slack are those that Microsoft Project 2024 computed for the one-feature
/// plans described in yeroo/docxy, corpus/mspdi/README.md; the number of the plan stands with each test.
/// </summary>
public class ProjectRulesTests
{
    [Fact] // 01
    public void A_duration_of_two_days_ends_on_the_evening_of_the_second() =>
        new APlan().Task("A", 2).Expect("A", "03-02 08:00", "03-03 17:00", 0);

    [Fact] // 02
    public void A_successor_starts_the_morning_after() =>
        new APlan().Task("A", 2).Task("B", 2).Link("A", "B").Expect("B", "03-04 08:00", "03-05 17:00", 0);

    [Fact] // 03
    public void Start_to_start_ties_the_starts() =>
        new APlan().Task("A", 3).Task("B", 2).Link("A", "B", LinkKind.StartToStart).Expect("B", "03-02 08:00", "03-03 17:00", 1);

    [Fact] // 04
    public void Finish_to_finish_ties_the_finishes() =>
        new APlan().Task("A", 3).Task("B", 1).Link("A", "B", LinkKind.FinishToFinish).Expect("B", "03-04 08:00", "03-04 17:00", 0);

    [Fact] // 05: B ends at the very instant A starts, the morning, not the evening before
    public void Start_to_finish_keeps_the_instant_of_the_start() =>
        new APlan().Task("A", 1, with: t => t with { Constraint = ConstraintKind.StartNoEarlierThan, ConstraintDate = At("03-04 08:00") })
            .Task("B", 1).Link("A", "B", LinkKind.StartToFinish).Expect("B", "03-03 08:00", "03-04 08:00");

    [Fact] // 06
    public void A_lag_counts_working_days() =>
        new APlan().Task("A", 2).Task("B", 1).Link("A", "B", lag: Lag.Working(2 * Day)).Expect("B", "03-06 08:00", "03-06 17:00");

    [Fact] // 07
    public void A_lead_overlaps() =>
        new APlan().Task("A", 2).Task("B", 1).Link("A", "B", lag: Lag.Working(-Day)).Expect("B", "03-03 08:00", "03-03 17:00");

    [Fact] // 08
    public void A_milestone_with_a_date_lies_on_it() =>
        new APlan().Task("M", 0, with: t => t with { Constraint = ConstraintKind.StartNoEarlierThan, ConstraintDate = At("03-05 08:00") })
            .Expect("M", "03-05 08:00", "03-05 08:00");

    [Fact] // 09
    public void Start_no_earlier_than_holds_a_task_back() =>
        new APlan().Task("A", 1, with: t => t with { Constraint = ConstraintKind.StartNoEarlierThan, ConstraintDate = At("03-05 08:00") })
            .Expect("A", "03-05 08:00", "03-05 17:00");

    [Fact] // 10
    public void A_summary_spans_its_subtasks()
    {
        var plan = new APlan().Task("S", 99).Task("A", 2, "S").Task("B", 3, "S").Link("A", "B").Expect("S", "03-02 08:00", "03-06 17:00", 0);
        plan.Dates("S").DurationMinutes.ShouldBe(5 * Day);
        plan.Dates("S").IsSummary.ShouldBeTrue();
    }

    [Fact] // 12
    public void A_task_calendar_with_saturdays_ends_on_saturday()
    {
        var sixDays = new Guid(9, 0, 0, new byte[8]);
        var plan = new APlan();
        plan.Calendars.Add(new() { Key = sixDays, BaseKey = Standard, Week = new() { [DayOfWeek.Saturday] = Shift.OfficeHours } });
        plan.Task("A", 6, with: t => t with { CalendarKey = sixDays }).Expect("A", "03-02 08:00", "03-07 17:00");
    }

    [Fact] // 14
    public void A_start_to_finish_successor_may_start_before_the_project() =>
        new APlan().Task("A", 2).Task("B", 1).Link("B", "A", LinkKind.StartToFinish)
            .Expect("A", "02-26 08:00", "03-02 08:00").Expect("B", "03-02 08:00", "03-02 17:00", 0);

    [Fact] // 16
    public void On_a_24_hour_calendar_three_days_of_work_are_one_day_of_time()
    {
        var allDay = new Guid(9, 0, 0, new byte[8]);
        var plan = new APlan();
        plan.Calendars.Add(WorkCalendar.AroundTheClock(allDay));
        plan.Task("A", 3, with: t => t with { CalendarKey = allDay }).Expect("A", "03-02 08:00", "03-03 08:00");
    }

    [Fact] // 17: both tasks are five days too late for the promise
    public void Finish_no_later_than_beats_the_link_and_shows_as_negative_slack() =>
        new APlan().Task("A", 5)
            .Task("B", 5, with: t => t with { Constraint = ConstraintKind.FinishNoLaterThan, ConstraintDate = At("03-06 17:00") })
            .Link("A", "B")
            .Expect("A", "03-02 08:00", "03-06 17:00", -5).Expect("B", "03-02 08:00", "03-06 17:00", -5);

    [Fact] // 18
    public void A_milestone_after_a_task_keeps_its_evening_and_the_next_task_starts_in_the_morning() =>
        new APlan().Task("A", 1).Task("M1", 0).Task("B", 5).Task("M2", 0).Link("A", "M1").Link("M1", "B").Link("B", "M2")
            .Expect("M1", "03-02 17:00", "03-02 17:00").Expect("B", "03-03 08:00", "03-09 17:00").Expect("M2", "03-09 17:00", "03-09 17:00", 0);

    [Fact] // 19 (by hand, not checked in Project): the fixed day stays, and the link it breaks by two days shows
    public void A_manual_task_stays_where_it_was_put() =>
        new APlan().Task("Phase", 0).Task("Design", 3, "Phase")
            .Task("Review", 1, "Phase", t => t with { IsManual = true, ManualStart = At("03-03 08:00") })
            .Task("Vendor", 2, "Phase", t => t with { IsManual = true, ManualStart = At("03-09 08:00"), ManualFinish = At("03-10 17:00") })
            .Task("Build", 2, "Phase")
            .Link("Design", "Review").Link("Design", "Vendor").Link("Vendor", "Build")
            .Expect("Review", "03-03 08:00", "03-03 17:00", -2).Expect("Vendor", "03-09 08:00", "03-10 17:00")
            .Expect("Build", "03-11 08:00", "03-12 17:00", 0).Expect("Phase", "03-02 08:00", "03-12 17:00");

    [Fact] // 21
    public void A_missed_deadline_is_negative_slack_and_moves_nothing()
    {
        var plan = new APlan().Task("A", 5).Task("B", 5, with: t => t with { Deadline = At("03-06 17:00") }).Link("A", "B")
            .Expect("A", "03-02 08:00", "03-06 17:00", -5).Expect("B", "03-09 08:00", "03-13 17:00", -5);
        plan.Dates("B").MissesDeadline.ShouldBeTrue();
        plan.Dates("A").MissesDeadline.ShouldBeFalse();
    }

    [Fact] // 23 (not checked in Project): a crew of the standard week that has Fridays off
    public void A_derived_calendar_adds_its_own_day_off_to_the_week_it_comes_from()
    {
        var crew = new Guid(9, 0, 0, new byte[8]);
        var plan = new APlan();
        plan.Calendars.Add(new() { Key = crew, BaseKey = Standard, Week = new() { [DayOfWeek.Friday] = Shift.None } });
        plan.Task("Frame", 5, with: t => t with { CalendarKey = crew }).Expect("Frame", "03-02 08:00", "03-09 17:00", 0);
    }

    [Fact] // 24: Wednesday 4 off, half of Saturday 14 worked
    public void Holidays_and_worked_saturdays_count()
    {
        var plan = new APlan();
        plan.Calendars[0] = plan.Calendars[0] with
        {
            Exceptions = [CalendarException.DayOff(On("03-04")), CalendarException.Worked(On("03-14"), [new(480, 720)])],
        };
        plan.Task("Pour", 3).Task("Wait", 6).Task("Inspect", 1).Link("Pour", "Wait").Link("Wait", "Inspect")
            .Expect("Pour", "03-02 08:00", "03-05 17:00").Expect("Wait", "03-06 08:00", "03-13 17:00")
            .Expect("Inspect", "03-14 08:00", "03-16 12:00");
    }

    [Fact] // 25
    public void A_holiday_of_the_base_beats_a_derived_weekday_but_not_a_derived_exception()
    {
        var alice = new Guid(9, 0, 0, new byte[8]);
        Shift[] early = [new(420, 900)];
        var plan = new APlan();
        plan.Calendars[0] = plan.Calendars[0] with { Exceptions = [CalendarException.DayOff(On("03-04")), CalendarException.DayOff(On("03-11"))] };
        plan.Calendars.Add(new()
        {
            Key = alice,
            BaseKey = Standard,
            Week = new() { [DayOfWeek.Wednesday] = early },
            Exceptions = [CalendarException.Worked(On("03-11"), early)],
        });
        plan.Task("Frame", 3, with: t => t with { CalendarKey = alice }).Task("Paint", 1)
            .Task("Seal", 3, with: t => t with { PersonCalendarKey = alice }).Link("Frame", "Paint").Link("Paint", "Seal")
            .Expect("Frame", "03-02 08:00", "03-05 17:00", 0).Expect("Paint", "03-06 08:00", "03-06 17:00", 0)
            .Expect("Seal", "03-09 08:00", "03-11 15:00", 0);
    }

    [Fact] // 26
    public void Percent_and_elapsed_lags_in_all_four_links() =>
        new APlan().Task("A", 4).Task("P", 6)
            .Task("B", 1).Link("A", "B", lag: Lag.Percent(50))
            .Task("C", 1).Link("A", "C", lag: Lag.Percent(-25))
            .Task("D", 1).Link("A", "D", lag: Lag.Elapsed(2 * 1440))
            .Task("E", 1).Link("A", "E", lag: Lag.Elapsed(-1440))
            .Task("F", 1).Link("A", "F", LinkKind.StartToStart, Lag.Elapsed(5 * 1440))
            .Task("G", 1).Link("A", "G", LinkKind.FinishToFinish, Lag.Elapsed(2 * 1440))
            .Task("H", 1).Link("A", "H", lag: Lag.Elapsed(7 * 1440))
            .Task("Q", 1).Link("P", "Q", lag: Lag.Elapsed(-2 * 1440))
            .Task("M", 0).Link("A", "M", lag: Lag.Elapsed(2 * 1440))
            .Task("S", 1).Link("A", "S", LinkKind.StartToFinish, Lag.Elapsed(2 * 1440))
            .Task("W", 1).Link("A", "W", lag: Lag.Working(180))
            .Task("X", 1).Link("P", "X", LinkKind.StartToStart, Lag.Percent(150))
            .Expect("A", "03-02 08:00", "03-05 17:00", 0).Expect("P", "03-02 08:00", "03-09 17:00", 0)
            .Expect("B", "03-10 08:00", "03-10 17:00", 3).Expect("C", "03-05 08:00", "03-05 17:00", 6)
            .Expect("D", "03-09 08:00", "03-09 17:00", 4).Expect("E", "03-05 08:00", "03-05 17:00", 6)
            .Expect("F", "03-09 08:00", "03-09 17:00", 4).Expect("G", "03-06 08:00", "03-07 17:00", 5)
            .Expect("H", "03-13 08:00", "03-13 17:00", 0).Expect("Q", "03-09 08:00", "03-09 17:00", 4)
            .Expect("M", "03-07 17:00", "03-07 17:00", 5).Expect("S", "03-03 08:00", "03-04 08:00", 8)
            .Expect("W", "03-06 11:00", "03-09 11:00", 4.625).Expect("X", "03-13 08:00", "03-13 17:00", 0);

    [Fact] // 27
    public void Manual_summaries_keep_their_dates_hold_subtasks_back_and_count_for_the_finish()
    {
        var plan = new APlan()
            .Task("P", 0)
            .Task("S1", 0, "P", t => t with { IsManual = true, ManualStart = At("03-02 08:00"), ManualFinish = At("03-04 17:00") })
            .Task("A", 2, "S1").Task("B", 3, "S1").Task("C", 1)
            .Task("S2", 0, with: t => t with { IsManual = true, ManualStart = At("03-09 08:00"), ManualFinish = At("03-20 17:00") })
            .Task("D", 2, "S2").Task("E", 1, "S2")
            .Task("F", 2, "S2", t => t with { Constraint = ConstraintKind.MustStartOn, ConstraintDate = At("03-03 08:00") })
            .Task("Z", 10).Link("A", "B").Link("B", "C").Link("Z", "E");
        plan.Expect("P", "03-02 08:00", "03-06 17:00", 0).Expect("S1", "03-02 08:00", "03-04 17:00", 9)
            .Expect("A", "03-02 08:00", "03-03 17:00", 9).Expect("B", "03-04 08:00", "03-06 17:00", 9)
            .Expect("C", "03-09 08:00", "03-09 17:00", 9).Expect("S2", "03-09 08:00", "03-20 17:00", 0)
            .Expect("D", "03-09 08:00", "03-10 17:00", 8).Expect("E", "03-16 08:00", "03-16 17:00", 4)
            .Expect("F", "03-03 08:00", "03-04 17:00", 0).Expect("Z", "03-02 08:00", "03-13 17:00", 4);
        plan.Dates("S1").DurationMinutes.ShouldBe(3 * Day);
        plan.Schedule().Finish.ShouldBe(At("03-20 17:00"));
    }

    [Theory] // 29: a milestone's own date is kept to the minute, also at night and on Saturday
    [InlineData(ConstraintKind.FinishNoEarlierThan, "03-06 17:00", 0)]
    [InlineData(ConstraintKind.FinishNoEarlierThan, "03-09 08:00", 0)]
    [InlineData(ConstraintKind.FinishNoEarlierThan, "03-04 12:00", 2.5)]
    [InlineData(ConstraintKind.FinishNoEarlierThan, "03-04 13:00", 2.5)]
    [InlineData(ConstraintKind.FinishNoEarlierThan, "03-04 19:00", 2)]
    [InlineData(ConstraintKind.FinishNoEarlierThan, "03-07 10:00", 0)]
    [InlineData(ConstraintKind.FinishNoEarlierThan, "03-04 10:00", 2.75)]
    [InlineData(ConstraintKind.StartNoEarlierThan, "03-04 19:00", 2)]
    [InlineData(ConstraintKind.StartNoEarlierThan, "03-06 17:00", 0)]
    [InlineData(ConstraintKind.FinishNoEarlierThan, "03-04 07:00", 3)]
    [InlineData(ConstraintKind.FinishNoEarlierThan, "03-04 12:30", 2.5)]
    public void A_milestone_keeps_the_instant_of_its_constraint(ConstraintKind constraint, string date, double slack) =>
        new APlan().Task("A", 5).Task("End", 0, with: t => t with { Constraint = ConstraintKind.FinishNoEarlierThan, ConstraintDate = At("03-09 08:00") })
            .Task("M", 0, with: t => t with { Constraint = constraint, ConstraintDate = At(date) })
            .Expect("M", date, date, slack);

    [Fact] // 22
    public void Progress_keeps_what_happened_and_schedules_what_remains()
    {
        var plan = new APlan()
            .Task("Excavate", 2, with: t => t with { ActualStart = At("03-02 08:00"), ActualFinish = At("03-03 17:00") })
            .Task("Pour", 4, with: t => t with { ActualStart = At("03-04 08:00"), RemainingMinutes = 2 * Day, ResumeNotBefore = At("03-06 08:00") })
            .Task("Cure", 1).Link("Excavate", "Pour").Link("Pour", "Cure")
            .Expect("Excavate", "03-02 08:00", "03-03 17:00", 0).Expect("Pour", "03-04 08:00", "03-09 17:00", 0).Expect("Cure", "03-10 08:00", "03-10 17:00", 0);
        plan.Dates("Excavate").IsCritical.ShouldBeFalse();
        plan.Dates("Pour").IsCritical.ShouldBeTrue();
    }

    [Fact] // 28: summer weeks of the base, a week of one's own, and which beats which
    public void Dated_weeks_replace_the_usual_one_and_yield_to_what_is_closer()
    {
        Shift[] morning = [new(480, 720)];
        WorkWeek Only(DayOfWeek day, int from, int to) => new() { [day] = [new(from, to)] };
        var (alice, bob, carol) = (new Guid(21, 0, 0, new byte[8]), new Guid(22, 0, 0, new byte[8]), new Guid(23, 0, 0, new byte[8]));
        var plan = new APlan();
        plan.Calendars[0] = plan.Calendars[0] with
        {
            Week = WorkWeek.Standard.With(DayOfWeek.Tuesday, [new(540, 720)]),
            Exceptions = [CalendarException.DayOff(On("03-11"))],
            DatedWeeks =
            [
                new(On("03-09"), On("03-20"), new()
                {
                    [DayOfWeek.Monday] = [new(420, 720), new(780, 1080)],
                    [DayOfWeek.Friday] = Shift.None,
                    [DayOfWeek.Saturday] = morning,
                }),
            ],
        };
        plan.Calendars.Add(new() { Key = alice, BaseKey = Standard, Week = Only(DayOfWeek.Monday, 600, 720) });
        plan.Calendars.Add(new()
        {
            Key = bob,
            BaseKey = Standard,
            Week = Only(DayOfWeek.Tuesday, 840, 960),
            DatedWeeks = [new(On("03-09"), On("03-13"), Only(DayOfWeek.Wednesday, 480, 540).With(DayOfWeek.Thursday, [new(720, 780)]))],
        });
        plan.Calendars.Add(new()
        {
            Key = carol,
            BaseKey = Standard,
            Week = Only(DayOfWeek.Monday, 900, 960),
            DatedWeeks = [new(On("03-16"), On("03-20"), Only(DayOfWeek.Monday, 600, 660))],
        });
        APlan Add(string name, double hours, string from, Guid? calendar = null) => plan.Task(name, hours / 8, with: task => task with
        {
            Constraint = ConstraintKind.StartNoEarlierThan,
            ConstraintDate = At(from),
            CalendarKey = calendar,
        });
        Add("Monday", 2, "03-09 07:00");
        Add("Tuesday", 2, "03-10 09:00");
        Add("Holiday", 2, "03-11 08:00");
        Add("Friday", 3, "03-12 16:00");
        Add("End", 3, "03-19 16:00");
        Add("Alice Monday", 1.5, "03-09 10:00", alice);
        Add("Alice Friday", 1.5, "03-13 08:00", alice);
        Add("Bob Wednesday", 1, "03-11 08:00", bob);
        Add("Bob Monday", 2, "03-09 07:00", bob);
        Add("Carol", 1, "03-16 10:00", carol);
        plan.Expect("Monday", "03-09 07:00", "03-09 09:00", 6.75).Expect("Tuesday", "03-10 09:00", "03-10 11:00", 5.5)
            .Expect("Holiday", "03-12 08:00", "03-12 10:00", 5.125).Expect("Friday", "03-12 16:00", "03-14 10:00", 4.125)
            .Expect("End", "03-19 16:00", "03-23 10:00", 0).Expect("Alice Monday", "03-09 10:00", "03-09 11:30", 4.5625)
            .Expect("Alice Friday", "03-14 08:00", "03-14 09:30", 2.9375).Expect("Bob Wednesday", "03-12 12:00", "03-12 13:00", 4.25)
            .Expect("Bob Monday", "03-09 07:00", "03-09 09:00", 5.625).Expect("Carol", "03-16 10:00", "03-16 11:00", 2.375);
    }
}
