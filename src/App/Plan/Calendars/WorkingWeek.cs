using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Regie.Kernel;
using Regie.Scheduling;

namespace Regie.Plan;

/// <summary>A stretch of work within a day, in minutes since midnight.</summary>
public sealed record WorkSpan([property: Range(0, 1440)] int From, [property: Range(0, 1440)] int To);

/// <summary>The working times of a usual week; a day without any is free.</summary>
public sealed record WorkingWeek
{
    [MaxLength(8)] public IReadOnlyList<WorkSpan> Monday { get; init; } = [];
    [MaxLength(8)] public IReadOnlyList<WorkSpan> Tuesday { get; init; } = [];
    [MaxLength(8)] public IReadOnlyList<WorkSpan> Wednesday { get; init; } = [];
    [MaxLength(8)] public IReadOnlyList<WorkSpan> Thursday { get; init; } = [];
    [MaxLength(8)] public IReadOnlyList<WorkSpan> Friday { get; init; } = [];
    [MaxLength(8)] public IReadOnlyList<WorkSpan> Saturday { get; init; } = [];
    [MaxLength(8)] public IReadOnlyList<WorkSpan> Sunday { get; init; } = [];

    internal static WorkingWeek Of(Func<DayOfWeek, IReadOnlyList<WorkSpan>> day) => new()
    {
        Monday = day(DayOfWeek.Monday), Tuesday = day(DayOfWeek.Tuesday), Wednesday = day(DayOfWeek.Wednesday), Thursday = day(DayOfWeek.Thursday),
        Friday = day(DayOfWeek.Friday), Saturday = day(DayOfWeek.Saturday), Sunday = day(DayOfWeek.Sunday),
    };

    public IReadOnlyList<WorkSpan> On(DayOfWeek day) => day switch
    {
        DayOfWeek.Monday => Monday,
        DayOfWeek.Tuesday => Tuesday,
        DayOfWeek.Wednesday => Wednesday,
        DayOfWeek.Thursday => Thursday,
        DayOfWeek.Friday => Friday,
        DayOfWeek.Saturday => Saturday,
        _ => Sunday,
    };

    internal bool HasWork => Enum.GetValues<DayOfWeek>().Any(day => On(day).Count > 0);

    internal bool IsSound => Enum.GetValues<DayOfWeek>().All(day => InOrder(On(day)));

    /// <summary>Stretches follow each other and do not touch.</summary>
    internal static bool InOrder(IReadOnlyList<WorkSpan> spans) => spans.All(span => span.From < span.To) && spans.Zip(spans.Skip(1)).All(pair => pair.First.To < pair.Second.From);

    internal string ToJson() => JsonSerializer.Serialize(Enum.GetValues<DayOfWeek>().ToDictionary(day => day.ToString().ToLowerInvariant(), On), Json.Options);

    /// <summary>Monday to Friday, the hours the engine takes where nobody said others.</summary>
    internal static WorkingWeek Standard { get; } = Of(day => day is DayOfWeek.Saturday or DayOfWeek.Sunday ? [] : [new(480, 720), new(780, 1020)]);
}
