using Microsoft.Extensions.Localization;
using Regie.Ui;

namespace Regie.Plan;

/// <summary>A repetition in words: "Every 2 weeks on Monday and Thursday, 5 times".</summary>
internal static class RecurrenceWords
{
    private static readonly string[] Working = ["MO", "TU", "WE", "TH", "FR"];

    public static string Of(IStringLocalizer<Text> texts, RepetitionRule rule)
    {
        string said = rule is { Frequency: "WEEKLY", Interval: 1 } && rule.Days.Count == 5 && Working.All(rule.Days.Contains)
            ? texts["recurrence.said.working-days"]
            : (rule.Interval == 1 ? texts[$"recurrence.FREQ={rule.Frequency}"] : texts[$"recurrence.said.{rule.Frequency}", Say.Number(rule.Interval)])
                + (rule.Days.Count == 0 ? "" : " " + texts["recurrence.said.on", Say.List([.. RepetitionRule.Weekdays.Where(known => rule.Days.Contains(known.Code)).Select(known => Say.WeekdayLong(known.Day))])])
                + (rule.MonthDay is { } day ? " " + (day == -1 ? texts["recurrence.said.last-day"] : texts["recurrence.said.day", day == 1 ? Say.French ? "1er" : "1" : Say.Number(day)]) : "");
        var ends = rule.Count is { } count ? Say.Count(count, texts["recurrence.said.once"], texts["recurrence.said.times"])
            : rule.Until is { } until ? (string)texts["recurrence.said.until", Say.DayFull(until)]! : null;
        return ends is null ? said : $"{said}, {ends}";
    }
}
