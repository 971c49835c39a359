using System.Globalization;
using Regie.Kernel;
using Regie.Plan;

namespace Regie.Tests.Plan.Metrics;

public sealed class GetMetricTests
{
    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task The_catalogue_names_the_four_metrics_of_the_plan_in_the_readers_language(DatabaseKind kind)
    {
        var plan = await PlanWorld.On(kind);
        var english = await plan.Sarah.Must(new ListMetrics());
        english.Items.Select(metric => (metric.Name, metric.Title, metric.Unit)).ShouldBe(
        [
            ("plan.finish.deviation", "Finish against the baseline", "days"), ("plan.tasks.late", "Late tasks", "count"), ("plan.tasks.open", "Open tasks", "count"), ("plan.time.logged", "Time noted", "minutes"),
        ]);
        var french = plan.Sarah with { Caller = plan.Sarah.Caller with { Culture = CultureInfo.GetCultureInfo("fr") } };
        (await french.Must(new ListMetrics())).Items.Single(metric => metric.Name == "plan.tasks.open").Title.ShouldBe("Tâches ouvertes");
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task Values_come_by_project_and_person_page_by_page_or_summed(DatabaseKind kind)
    {
        var plan = await PlanWorld.On(kind);
        var ines = await plan.World.Member(plan.BusinessId, Role.TeamMember);
        await plan.Task("Brief", task => task with { AssigneeId = ines.Id });
        await plan.Task("Shoot");
        await plan.Task("Edit", task => task with { AssigneeId = plan.Sarah.Id });
        GetMetric Open() => new(plan.BusinessId, "plan.tasks.open");

        (await plan.Sarah.Must(Open() with { Total = true })).Items.ShouldHaveSingleItem().Value.ShouldBe(3);
        (await plan.Sarah.Must(Open() with { PersonId = ines.Id })).Items.ShouldHaveSingleItem().Dimensions["assignee"].ShouldBe(ines.Id.ToString());
        (await plan.Sarah.Must(Open() with { ProjectId = plan.Project.Id })).Items.Count.ShouldBe(3);
        var first = await plan.Sarah.Must(Open() with { Limit = 2 });
        var second = await plan.Sarah.Must(Open() with { Limit = 2, Cursor = first.Next });
        (first.Items.Count, second.Items.Count, second.Next).ShouldBe((2, 1, null));
        first.Items.Concat(second.Items).Select(point => point.Dimensions["assignee"]).Distinct().Count().ShouldBe(3);
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task What_does_not_fit_the_metric_is_refused_by_name(DatabaseKind kind)
    {
        var plan = await PlanWorld.On(kind);
        GetMetric Of(string name) => new(plan.BusinessId, name);
        (await plan.Sarah.Refused(Of("plan.nothing"))).Kind.ShouldBe(ProblemKind.NotFound);
        (await plan.Sarah.Refused(Of("plan.finish.deviation") with { Total = true })).Errors!.Keys.ShouldBe(["total"]);
        (await plan.Sarah.Refused(Of("plan.finish.deviation") with { PersonId = plan.Sarah.Id })).Errors!.Keys.ShouldBe(["personId"]);
        (await plan.Sarah.Refused(Of("plan.tasks.open") with { From = new DateOnly(2020, 1, 1), To = new DateOnly(2026, 1, 1) })).Errors!.Keys.ShouldBe(["from"]);
        (await plan.Sarah.Refused(Of("plan.tasks.open") with { From = new DateOnly(2026, 1, 2), To = new DateOnly(2026, 1, 1) })).Errors!.Keys.ShouldBe(["to"]);
        (await plan.Sarah.Refused(Of("plan.tasks.open") with { Cursor = "x" })).Errors!.Keys.ShouldBe(["cursor"]);
    }
}
