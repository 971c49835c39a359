using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Regie.Scheduling;

namespace Regie.Tests.Scheduling;

/// <summary>
/// A Microsoft Project XML file read for comparison: the plan without its computed dates, and beside it the dates it stores.
/// Reads what the files at hand use, no more; the product has a reader of its own.
/// </summary>
sealed class MspdiPlan
{
    static readonly XNamespace Ns = "http://schemas.microsoft.com/project";
    readonly XElement root;
    readonly Dictionary<int, XElement> tasks;
    readonly List<WorkCalendar> calendars = [];

    public required ScheduleInput Input { get; init; }

    /// <summary>Tasks in the order of <see cref="Input"/>, for what they store.</summary>
    public IReadOnlyList<XElement> Stored => [.. tasks.Values];

    MspdiPlan(XElement root)
    {
        this.root = root;
        tasks = root.Element(Ns + "Tasks")!.Elements(Ns + "Task").Where(task => Value(task, "IsNull") != "1" && Value(task, "UID") != "0")
            .ToDictionary(task => Number(task, "UID"));
    }

    public static MspdiPlan Read(string path)
    {
        using var reader = XmlReader.Create(path, new() { DtdProcessing = DtdProcessing.Prohibit });
        var root = XDocument.Load(reader).Root!;
        var plan = new MspdiPlan(root) { Input = null! };
        return new(root) { Input = plan.ToInput() };
    }

    public static string? Value(XElement element, string name) => element.Element(Ns + name)?.Value;

    public static DateTime? Date(XElement element, string name) =>
        Value(element, name) is { Length: > 0 } text ? DateTime.Parse(text, CultureInfo.InvariantCulture) : null;

    static int Number(XElement element, string name) =>
        int.TryParse(Value(element, name), CultureInfo.InvariantCulture, out var number) ? number : 0;

    static int Minutes(XElement element, string name) =>
        Value(element, name) is { Length: > 0 } text ? (int)XmlConvert.ToTimeSpan(text).TotalMinutes : 0;

    static Guid TaskKey(int uid) => new(uid, 1, 0, new byte[8]);

    static Guid CalendarKey(int uid) => new(uid, 2, 0, new byte[8]);

    ScheduleInput ToInput()
    {
        foreach (var calendar in root.Element(Ns + "Calendars")!.Elements(Ns + "Calendar")) calendars.Add(Calendar(calendar));
        return new()
        {
            Start = Date(root, "StartDate")!.Value,
            ProjectCalendar = CalendarKey(Number(root, "CalendarUID")),
            Tasks = Tasks(),
            Links = Links(),
            Calendars = calendars,
        };
    }

    List<PlanTask> Tasks()
    {
        var parents = new List<int>();
        var read = new List<PlanTask>();
        foreach (var (uid, task) in tasks)
        {
            var level = Math.Max(1, Number(task, "OutlineLevel"));
            parents.RemoveRange(Math.Min(parents.Count, level - 1), Math.Max(0, parents.Count - level + 1));
            read.Add(new()
            {
                Key = TaskKey(uid),
                ParentKey = parents.Count == 0 ? null : TaskKey(parents[^1]),
                DurationMinutes = Minutes(task, "Duration"),
                Constraint = Constraint(Number(task, "ConstraintType")),
                ConstraintDate = Date(task, "ConstraintDate"),
                CalendarKey = Number(task, "CalendarUID") is var own and > 0 ? CalendarKey(own) : AssignedCalendar(uid),
                IsManual = Value(task, "Manual") == "1",
                ManualStart = Date(task, "ManualStart"),
                ManualFinish = Date(task, "ManualFinish"),
                ActualStart = Date(task, "ActualStart"),
                ActualFinish = Date(task, "ActualFinish"),
                RemainingMinutes = Date(task, "ActualStart") is null ? null : Minutes(task, "RemainingDuration"),
            });
            parents.Add(uid);
        }
        return read;
    }

    static ConstraintKind Constraint(int type) => type switch
    {
        1 => ConstraintKind.AsLateAsPossible,
        2 => ConstraintKind.MustStartOn,
        3 => ConstraintKind.MustFinishOn,
        4 => ConstraintKind.StartNoEarlierThan,
        5 => ConstraintKind.StartNoLaterThan,
        6 => ConstraintKind.FinishNoEarlierThan,
        7 => ConstraintKind.FinishNoLaterThan,
        _ => ConstraintKind.AsSoonAsPossible,
    };

    /// <summary>A task's duration runs while any of its people works: one calendar, or the union of several.</summary>
    Guid? AssignedCalendar(int uid)
    {
        var assigned = root.Elements(Ns + "Assignments").Elements(Ns + "Assignment")
            .Where(assignment => Number(assignment, "TaskUID") == uid && Number(assignment, "ResourceUID") > 0)
            .Select(assignment => root.Elements(Ns + "Resources").Elements(Ns + "Resource").First(resource => Value(resource, "UID") == Value(assignment, "ResourceUID")))
            .Select(resource => Number(resource, "CalendarUID")).Where(calendar => calendar > 0).Distinct().Order().ToList();
        if (assigned.Count == 0) return null;
        if (assigned.Count == 1) return CalendarKey(assigned[0]);
        var union = new Guid(uid, 3, 0, new byte[8]);
        var week = new WorkWeek();
        var times = assigned.Select(calendar => WorkingTime.Compile(calendars.First(c => c.Key == CalendarKey(calendar)), calendars, out _)!).ToList();
        Shift[] Either(DayOfWeek day) => Union(times.SelectMany(time => time.ShiftsOn(new DateOnly(2001, 1, 7).AddDays((int)day))));
        calendars.Add(new()
        {
            Key = union,
            Week = new()
            {
                [DayOfWeek.Monday] = Either(DayOfWeek.Monday),
                [DayOfWeek.Tuesday] = Either(DayOfWeek.Tuesday),
                [DayOfWeek.Wednesday] = Either(DayOfWeek.Wednesday),
                [DayOfWeek.Thursday] = Either(DayOfWeek.Thursday),
                [DayOfWeek.Friday] = Either(DayOfWeek.Friday),
                [DayOfWeek.Saturday] = Either(DayOfWeek.Saturday),
                [DayOfWeek.Sunday] = Either(DayOfWeek.Sunday),
            },
        });
        return union;
    }

    static Shift[] Union(IEnumerable<Shift> shifts)
    {
        var joined = new List<Shift>();
        foreach (var shift in shifts.OrderBy(shift => shift.From))
            if (joined.Count > 0 && shift.From <= joined[^1].To) joined[^1] = new(joined[^1].From, Math.Max(joined[^1].To, shift.To));
            else joined.Add(shift);
        return [.. joined];
    }

    List<PlanLink> Links() =>
    [
        .. from task in tasks
           from link in task.Value.Elements(Ns + "PredecessorLink")
           let before = Number(link, "PredecessorUID")
           where tasks.ContainsKey(before)
           select new PlanLink(TaskKey(before), TaskKey(task.Key), Kind(Number(link, "Type")), Lag(Number(link, "LinkLag"), Number(link, "LagFormat"))),
    ];

    static LinkKind Kind(int type) => type switch
    {
        0 => LinkKind.FinishToFinish,
        2 => LinkKind.StartToFinish,
        3 => LinkKind.StartToStart,
        _ => LinkKind.FinishToStart,
    };

    /// <summary>Formats are pairs of working and elapsed units, the estimated ones 32 higher; 19 and 51 are percent.</summary>
    static Lag Lag(int lag, int format) => (format % 32) switch
    {
        19 => Of(LagKind.Percent, lag),
        20 => Of(LagKind.ElapsedPercent, lag),
        4 or 6 or 8 or 10 or 12 => Of(LagKind.Elapsed, lag / 10),
        _ => Of(LagKind.Working, lag / 10),
    };

    static Lag Of(LagKind kind, int value) => new(kind, value);

    static WorkCalendar Calendar(XElement calendar)
    {
        var days = calendar.Elements(Ns + "WeekDays").Elements(Ns + "WeekDay").Where(day => Number(day, "DayType") > 0)
            .ToDictionary(day => Number(day, "DayType"), Shifts);
        IReadOnlyList<Shift>? On(DayOfWeek day) => days.GetValueOrDefault((int)day + 1);
        return new()
        {
            Key = CalendarKey(Number(calendar, "UID")),
            Name = Value(calendar, "Name") ?? "",
            BaseKey = Number(calendar, "BaseCalendarUID") is var from and > 0 ? CalendarKey(from) : null,
            Week = new()
            {
                [DayOfWeek.Sunday] = On(DayOfWeek.Sunday),
                [DayOfWeek.Monday] = On(DayOfWeek.Monday),
                [DayOfWeek.Tuesday] = On(DayOfWeek.Tuesday),
                [DayOfWeek.Wednesday] = On(DayOfWeek.Wednesday),
                [DayOfWeek.Thursday] = On(DayOfWeek.Thursday),
                [DayOfWeek.Friday] = On(DayOfWeek.Friday),
                [DayOfWeek.Saturday] = On(DayOfWeek.Saturday),
            },
            // The dated days stand twice in the files, as week days of type 0 too, with recurring ones spelled out; those serve.
            Exceptions = [.. calendar.Elements(Ns + "WeekDays").Elements(Ns + "WeekDay").Where(day => Number(day, "DayType") == 0)
                .Select(day => new CalendarException(
                    DateOnly.FromDateTime(Date(day.Element(Ns + "TimePeriod")!, "FromDate")!.Value),
                    DateOnly.FromDateTime(Date(day.Element(Ns + "TimePeriod")!, "ToDate")!.Value),
                    Shifts(day)))],
        };
    }

    static Shift[] Shifts(XElement day) => Value(day, "DayWorking") != "1"
        ? []
        : [.. day.Elements(Ns + "WorkingTimes").Elements(Ns + "WorkingTime")
            .Select(time => Shift.Between(TimeOnly.Parse(Value(time, "FromTime")!, CultureInfo.InvariantCulture), TimeOnly.Parse(Value(time, "ToTime")!, CultureInfo.InvariantCulture)))
            .OrderBy(shift => shift.From)];
}
