using Microsoft.Extensions.Localization;
using Regie.Scheduling;

namespace Regie.Plan;

/// <summary>What moved a finish, in words: the task and the fact, never a culprit.</summary>
internal static class CauseWords
{
    public static string Of(IStringLocalizer<Text> texts, DeviationReason cause) =>
        cause.WaitingFor is { } waiting ? texts["cause.waits", cause.Title ?? "", waiting]
        : texts[$"cause.{cause.Kind}{(cause.Kind is DeviationCauseKind.DurationChanged or DeviationCauseKind.StartedLate && cause.Days < 0 ? ".less" : "")}", cause.Title ?? "", cause.Predecessor ?? ""];

    /// <summary>The causes with their days as they are said; those too small to be said are left out.</summary>
    public static IReadOnlyList<(DeviationReason Cause, decimal Days)> Said(decimal whole, IReadOnlyList<DeviationReason> causes) =>
        [.. causes.Zip(SaidDays.Parts(whole, [.. causes.Select(cause => cause.Days)])).Where(pair => pair.Second != 0)];
}
