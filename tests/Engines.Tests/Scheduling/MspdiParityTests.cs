using System.Globalization;
using System.Xml.Linq;
using Regie.Scheduling;

namespace Regie.Tests.Scheduling;

/// <summary>
/// Plans of Microsoft Project scheduled anew, without the dates they store, and compared with these: start, finish, and where the file has
/// them early and late dates, slack and critical flag.
/// </summary>
public class MspdiParityTests
{
    public static TheoryData<string> Shared => new(
        "docxy-02-link-fs.xml", "docxy-06-lag.xml", "docxy-12-calendar-6day.xml", "mpxj-mspdirelations.xml", "mpxj-sample1.xml",
        "mpxj-task-links-project2013-mspdi.xml", "mpxj-task-baselines-project2007-mspdi.xml",
        "mpxj-calendar-recurring-exceptions-project2013-mspdi.xml");

    [Theory]
    [MemberData(nameof(Shared))]
    public void A_plan_of_Microsoft_Project_gets_the_dates_it_stores(string file)
    {
        var folder = SharedFolder("mspdi");
        Assert.SkipWhen(folder is null, "the shared data folder is not here");
        Compare(MspdiPlan.Read(Path.Combine(folder, file)));
    }

    /// <summary>This file has no late dates, but its deadlines are those that Project computed as late finishes.</summary>
    [Fact]
    public void The_deadlines_of_the_sample_are_its_late_finishes()
    {
        var folder = SharedFolder("mspdi");
        Assert.SkipWhen(folder is null, "the shared data folder is not here");
        var plan = MspdiPlan.Read(Path.Combine(folder, "mpxj-sample1.xml"));
        var schedule = CriticalPath.Schedule(plan.Input).Schedule.ShouldNotBeNull();
        var compared = plan.Stored.Select((task, i) => $"{MspdiPlan.Value(task, "Name")}: {Text(schedule.Tasks[i].LateFinish)}");
        compared.ShouldBe(plan.Stored.Select(task => $"{MspdiPlan.Value(task, "Name")}: {MspdiPlan.Value(task, "Deadline")}"));
    }

    public static TheoryData<string> Own => [.. Directory.GetFiles(Fixtures, "*.xml").Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Own))]
    public void Our_own_files_of_the_same_traps_get_the_dates_they_store(string file) =>
        Compare(MspdiPlan.Read(Path.Combine(Fixtures, file)));

    static string Fixtures => Path.Combine(AppContext.BaseDirectory, "Scheduling", "Fixtures");

    static void Compare(MspdiPlan plan)
    {
        var result = CriticalPath.Schedule(plan.Input);
        result.Problem.ShouldBeNull();
        var differences = new List<string>();
        for (var i = 0; i < plan.Stored.Count; i++)
        {
            var (stored, dates) = (plan.Stored[i], result.Schedule!.Tasks[i]);
            void Check(string field, string? computed)
            {
                if (MspdiPlan.Value(stored, field) is { Length: > 0 } value && value != computed)
                    differences.Add($"{MspdiPlan.Value(stored, "UID")} {MspdiPlan.Value(stored, "Name")}: {field} is {value} in the file, computed {computed}");
            }
            Check("Start", Text(dates.Start));
            Check("Finish", Text(dates.Finish));
            Check("EarlyStart", Text(dates.EarlyStart));
            Check("EarlyFinish", Text(dates.EarlyFinish));
            Check("LateStart", Text(dates.LateStart));
            Check("LateFinish", Text(dates.LateFinish));
            if (MspdiPlan.Value(stored, "LateFinish") is null)
            {
                if (HasSlack(plan)) Check("TotalSlack", (dates.TotalSlackMinutes * 10).ToString(CultureInfo.InvariantCulture));
            }
            else
            {
                Check("TotalSlack", (dates.TotalSlackMinutes * 10).ToString(CultureInfo.InvariantCulture));
                Check("FreeSlack", (dates.FreeSlackMinutes * 10).ToString(CultureInfo.InvariantCulture));
            }
            if (HasSlack(plan)) Check("Critical", dates.IsCritical ? "1" : "0");
        }
        differences.ShouldBeEmpty();
    }

    /// <summary>Files without slack carry a critical flag that nothing computed.</summary>
    static bool HasSlack(MspdiPlan plan) => plan.Stored.Any(task => MspdiPlan.Value(task, "TotalSlack") is not null);

    static string Text(DateTime moment) => moment.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>The folder of shared data, beside the repository or above it.</summary>
    static string? SharedFolder(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Directory.Exists(Path.Combine(folder.FullName, "shared", "data", name)))
                return Path.Combine(folder.FullName, "shared", "data", name);
        return null;
    }
}
