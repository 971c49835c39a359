using Regie.Scheduling;

namespace Regie.Tests.Scheduling;

/// <summary>Plans worked by hand in print, on a calendar without pauses so that the book's numbers are minutes.</summary>
public class PublishedExamplesTests
{
    static readonly Guid Always = new(1, 0, 0, new byte[8]);
    static readonly DateTime Zero = new(2026, 1, 5);

    /// <summary>
    /// "Program evaluation and review technique", Wikipedia, table of activities a to g with expected times in days
    /// (4.00, 5.33, 5.17, 6.33, 5.17, 4.50, 5.17; here in hundredths) and the table of ES, EF, LS, LF and slack that follows it.
    /// </summary>
    [Fact]
    public void The_seven_activities_of_the_PERT_article()
    {
        var schedule = Schedule(
            ["a 400", "b 533", "c 517 a", "d 633 a", "e 517 b c", "f 450 d", "g 517 e"], out var key);
        Row("a").ShouldBe((0, 400, 0, 400, 0));
        Row("b").ShouldBe((0, 533, 384, 917, 384));
        Row("c").ShouldBe((400, 917, 400, 917, 0));
        Row("d").ShouldBe((400, 1033, 868, 1501, 468));
        Row("e").ShouldBe((917, 1434, 917, 1434, 0));
        Row("f").ShouldBe((1033, 1483, 1501, 1951, 468));
        Row("g").ShouldBe((1434, 1951, 1434, 1951, 0));
        schedule.DrivingChain.ShouldBe([key("a"), key("c"), key("e"), key("g")]);

        (int, int, int, int, int) Row(string name)
        {
            var task = schedule[key(name)];
            return (At(task.EarlyStart), At(task.EarlyFinish), At(task.LateStart), At(task.LateFinish), task.TotalSlackMinutes);
        }
    }

    /// <summary>
    /// Hillier and Lieberman, "Introduction to Operations Research", the Reliable Construction Co. project: fourteen activities,
    /// 44 weeks, critical path A-B-C-E-F-J-L-N, and the slack of each activity.
    /// </summary>
    [Fact]
    public void The_Reliable_Construction_project()
    {
        var schedule = Schedule(
        [
            "A 2", "B 4 A", "C 10 B", "D 6 C", "E 4 C", "F 5 E", "G 7 D", "H 9 E G", "I 7 C", "J 8 F I", "K 4 J", "L 5 J", "M 2 H", "N 6 K L",
        ], out var key);
        At(schedule.Finish).ShouldBe(44);
        var slack = "ABCDEFGHIJKLMN".Select(name => $"{name}{schedule[key(name.ToString())].TotalSlackMinutes}");
        string.Join(' ', slack).ShouldBe("A0 B0 C0 D4 E0 F0 G4 H4 I2 J0 K1 L0 M4 N0");
        schedule.DrivingChain.ShouldBe("ABCEFJLN".Select(name => key(name.ToString())));
    }

    static int At(DateTime moment) => (int)(moment - Zero).TotalMinutes;

    static Schedule Schedule(string[] rows, out Func<string, Guid> key)
    {
        var names = rows.Select(row => row.Split(' ')[0]).ToList();
        Guid Key(string name) => new(names.IndexOf(name) + 1, 0, 0, new byte[8]);
        key = Key;
        var parts = rows.Select(row => row.Split(' ')).ToList();
        return CriticalPath.Schedule(new()
        {
            Start = Zero,
            ProjectCalendar = Always,
            Calendars = [WorkCalendar.AroundTheClock(Always)],
            Tasks = [.. parts.Select(part => new PlanTask
            {
                Key = Key(part[0]),
                DurationMinutes = int.Parse(part[1], System.Globalization.CultureInfo.InvariantCulture),
            })],
            Links = [.. parts.SelectMany(part => part.Skip(2).Select(before => new PlanLink(Key(before), Key(part[0]))))],
        }).Schedule.ShouldNotBeNull();
    }
}
