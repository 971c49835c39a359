using System.Text;
using Regie.Connect;
using Regie.Kernel;
using Regie.Plan;
using Regie.Tests.Connect;

namespace Regie.Tests.Plan;

/// <summary>What still keeps a project from being a plan: the number that is said is the number of tasks that are listed.</summary>
public class TaskGapTests
{
    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task Each_gap_lists_as_many_tasks_as_it_counts(DatabaseKind kind)
    {
        var world = await World.On(kind);
        var (sarah, business) = await world.Business();
        var table = SourceFile.FromBytes("plan.csv", Encoding.UTF8.GetBytes("Task,Parent,Assignee,Due,Estimate,Blocked by,Done\nShop,,,,,,\nPhotos,Shop,Ana,2026-12-01,4,,\nTexts,Shop,,2026-12-03,,Photos,\nMail,,Ana,,,,\nOld,,,,,,yes\n"));
        var project = (await sarah.Import(business, table)).ProjectId!.Value;

        var plan = await sarah.Must(new ProposePlan(project));

        // “Shop” is a heading for its parts and “Old” is done: neither lacks anything.
        plan.OpenTasks.ShouldBe(3);
        (await Titles(TaskGap.Date)).ShouldBe(["Mail"]);
        (await Titles(TaskGap.Assignee)).ShouldBe(["Texts"]);
        (await Titles(TaskGap.Dependency)).ShouldBe(["Mail"]);
        (await Titles(TaskGap.Estimate)).ShouldBe(["Mail", "Texts"]);
        (plan.WithoutDate, plan.WithoutOwner, plan.WithoutLink, plan.WithoutEstimate).ShouldBe((1, 1, 1, 2));
        var sheet = await sarah.Must(new ExportTasks(project) { State = "unestimated", Format = ExportFormat.Csv });
        Encoding.UTF8.GetString(sheet.Bytes.Span).ShouldSatisfyAllConditions(text => text.ShouldContain("Texts"), text => text.ShouldNotContain("Old"));

        async Task<List<string>> Titles(TaskGap gap) => [.. (await sarah.Must(new ListTasks { ProjectId = project, Without = gap })).Items.Select(task => task.Title).Order()];
    }
}
