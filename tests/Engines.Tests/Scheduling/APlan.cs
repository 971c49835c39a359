using System.Globalization;
using Regie.Scheduling;

namespace Regie.Tests.Scheduling;

/// <summary>
/// A plan to try: tasks by name, days of eight hours, a project that starts on Monday 2 March 2026 at 08:00 in the standard week
/// (the anchor of the yeroo/docxy corpus). Dates are written "03-05 17:00".
/// </summary>
sealed class APlan
{
    public const int Day = 480;
    public static readonly Guid Standard = new(1, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]);

    readonly List<PlanTask> tasks = [];
    readonly List<PlanLink> links = [];
    readonly Dictionary<string, Guid> keys = [];

    public List<WorkCalendar> Calendars { get; } = [WorkCalendar.Standard(Standard)];
    public string Start { get; init; } = "03-02 08:00";
    public string? StatusDate { get; init; }

    public ScheduleInput Input => new()
    {
        Start = At(Start),
        StatusDate = StatusDate is null ? null : At(StatusDate),
        ProjectCalendar = Standard,
        Calendars = Calendars,
        Tasks = tasks,
        Links = links,
    };

    public Guid this[string name] => keys[name];

    public string NameOf(Guid? key) => keys.FirstOrDefault(named => named.Value == key).Key ?? "";

    public APlan Task(string name, double days, string? under = null, Func<PlanTask, PlanTask>? with = null)
    {
        keys[name] = new Guid(keys.Count + 1, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);
        var task = new PlanTask
        {
            Key = keys[name],
            DurationMinutes = (int)(days * Day),
            ParentKey = under is null ? null : keys[under],
        };
        tasks.Add(with is null ? task : with(task));
        return this;
    }

    public APlan Link(string from, string to, LinkKind kind = LinkKind.FinishToStart, Lag lag = default)
    {
        links.Add(new(keys[from], keys[to], kind, lag));
        return this;
    }

    public Schedule Schedule()
    {
        var result = CriticalPath.Schedule(Input);
        result.Problem.ShouldBeNull();
        return result.Schedule!;
    }

    public ScheduleProblem Problem() => CriticalPath.Schedule(Input).Problem.ShouldNotBeNull();

    public TaskDates Dates(string name) => Schedule()[keys[name]];

    /// <summary>Checks start and finish of a task and, when given, its total slack in days.</summary>
    public APlan Expect(string name, string start, string finish, double? slack = null)
    {
        var dates = Dates(name);
        $"{Say(dates.Start)} – {Say(dates.Finish)}".ShouldBe($"{start} – {finish}", name);
        if (slack is { } days) (dates.TotalSlackMinutes / (double)Day).ShouldBe(days, 0.001, $"slack of {name}");
        return this;
    }

    public static DateTime At(string text) => DateTime.ParseExact("2026-" + text, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    public static DateOnly On(string text) => DateOnly.ParseExact("2026-" + text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Say(DateTime moment) => moment.ToString("MM-dd HH:mm", CultureInfo.InvariantCulture);
}
