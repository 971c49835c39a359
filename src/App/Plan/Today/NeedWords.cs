using Microsoft.Extensions.Localization;
using Regie.Ui;

namespace Regie.Plan;

/// <summary>What needs a person, in words: what it is, what it costs to wait, what can be done about it.</summary>
internal sealed class NeedWords(IStringLocalizer<Text> texts, DateOnly today, TimeZoneInfo zone)
{
    public string Kind(AttentionItem item) => texts[$"need.{item.Kind}"];

    public static Tone ToneOf(AttentionItem item) => item.Kind switch
    {
        AttentionKind.Slip => Tone.Bad,
        AttentionKind.Late or AttentionKind.DueToday or AttentionKind.DueSoon => Tone.Warn,
        AttentionKind.Unassigned or AttentionKind.Mention => Tone.Info,
        _ => Tone.None,
    };

    public string Title(AttentionItem item) => item switch
    {
        { Kind: AttentionKind.Slip, Date: { } now, BaselineDate: { } then } => item.Milestone is { } milestone
            ? texts["need.slip.milestone", item.ProjectName, Lower(milestone), Say.Day(now, today), ShortOf(then, now)]
            : texts["need.slip.end", item.ProjectName, Say.Day(now, today), ShortOf(then, now)],
        { Kind: AttentionKind.Mention } => texts["need.asks-you", item.Who?.Name.Split(' ')[0] ?? texts["notification.somebody"].Value, item.Title],
        _ => item.Title,
    };

    public string Detail(AttentionItem item) => item.Kind switch
    {
        AttentionKind.Slip => Causes(item),
        AttentionKind.Late or AttentionKind.DueToday or AttentionKind.DueSoon => With(item, item.Date is { } due ? (string)texts[due < today || due > today.AddDays(1) ? "need.due-on" : "need.due", due < today ? Say.Day(due, today) : Say.Due(due, today)]! : null),
        AttentionKind.Approval => With(item, texts["need.review"]),
        AttentionKind.FollowUp => item.WaitingFor is { } waiting
            ? (item.WaitingSince is { } since ? texts["need.waits-since", waiting, Say.Day(DayOf(since), today)] : texts["need.waits", waiting])
            : With(item, texts["need.follow-up"]),
        AttentionKind.Unassigned => texts["need.nobody", item.ProjectName],
        _ => item.Excerpt ?? item.ProjectName,
    };

    public string Cost(AttentionItem item) => item switch
    {
        { Kind: AttentionKind.Slip or AttentionKind.Late, DelaysProject: true } => texts["need.cost.day"],
        { Kind: AttentionKind.Slip } => texts["need.cost.late", Say.Days(item.Days)],
        { Kind: AttentionKind.Late, Date: { } due } => Say.Due(due, today),
        { Kind: AttentionKind.FollowUp, Days: > 0 } => Say.Count((long)item.Days, texts["days.one"], texts["days.many"]),
        { Kind: AttentionKind.FollowUp } => texts["need.cost.today"],
        { Kind: AttentionKind.Mention, Days: > 0 } => Say.Count((long)item.Days, texts["days.one"], texts["days.many"]),
        { Kind: AttentionKind.Mention } => texts["need.cost.today"],
        { Date: { } date } => Say.Due(date, today),
        _ => "",
    };

    public static bool Hurts(AttentionItem item) => item.Kind is AttentionKind.Slip or AttentionKind.Late;

    public string Action(AttentionItem item) => texts[$"need.do.{(Asks(item) ? "Ask" : item.Kind)}"];

    /// <summary>What can be done about it is asking somebody how it stands.</summary>
    public static bool Asks(AttentionItem item) => item is { Kind: AttentionKind.FollowUp } or { Kind: AttentionKind.Late, IsMine: false, Who.IsPlaceholder: false };

    /// <summary>It can be done with here and now.</summary>
    public static bool CanBeDone(AttentionItem item) => item.Kind is not AttentionKind.Unassigned;

    private string Causes(AttentionItem item)
    {
        var said = CauseWords.Said(item.Days, item.Causes).OrderByDescending(pair => Math.Abs(pair.Days)).Take(3).Select(pair => $"{CauseWords.Of(texts, pair.Cause)}, {Say.DaysSigned(pair.Days)}").ToList();
        return said.Count == 0 ? item.ProjectName : Say.Sentence(string.Join(Say.French ? "\u202F; " : "; ", said));
    }

    private string With(AttentionItem item, string? first) =>
        Say.Capital(string.Join(" · ", new[] { first, item is { IsMine: false, Who: { } who } ? who.Name : null, item.ProjectName }.Where(part => !string.IsNullOrEmpty(part))));

    private DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);

    /// <summary>« 11 déc. au lieu du 7 »: within one month French leaves the month out.</summary>
    private string ShortOf(DateOnly then, DateOnly now) =>
        Say.French && (then.Year, then.Month) == (now.Year, now.Month) && then.Day > 1 ? then.Day.ToString(System.Globalization.CultureInfo.InvariantCulture) : Say.Day(then, today);

    private static string Lower(string title) => title.Length > 1 && char.IsLower(title[1]) ? char.ToLower(title[0], System.Globalization.CultureInfo.CurrentUICulture) + title[1..] : title;
}
