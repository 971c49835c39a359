using Microsoft.Extensions.DependencyInjection;
using Regie.Kernel;
using Regie.Plan;

namespace Regie.Tests.Plan.Metrics;

/// <summary>What the plan gives to measure, against a plan small enough to count by hand.</summary>
public sealed class PlanMetricsTests
{
    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task Open_and_late_tasks_are_counted_on_each_day_by_project_and_assignee(DatabaseKind kind)
    {
        var plan = await PlanWorld.On(kind);
        await plan.Task("Invoice", task => task with { AssigneeId = plan.Sarah.Id, DueDate = new DateOnly(2020, 1, 6) });
        await plan.Task("Brief");
        var closed = await plan.Task("Call", task => task with { DueDate = new DateOnly(2020, 1, 6) });
        await plan.Sarah.Must(new CloseTask(closed.Id));
        var gone = await plan.Task("Not needed");
        await plan.Sarah.Must(new DeleteTask(gone.Id));

        var open = await Read(plan, "plan.tasks.open");
        open.Sum(point => point.Value).ShouldBe(2);
        open.ShouldContain(point => point.Value == 1 && point.Dimensions["assignee"] == plan.Sarah.Id.ToString() && point.Dimensions["project"] == plan.Project.Id.ToString());
        var late = (await Read(plan, "plan.tasks.late")).ShouldHaveSingleItem();
        (late.Value, late.Dimensions["assignee"]).ShouldBe((1m, plan.Sarah.Id.ToString()));
        (await Read(plan, "plan.tasks.open", -3, -1)).ShouldBeEmpty("nothing existed before today");
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task The_finish_is_so_many_working_days_behind_the_baseline_as_the_deviation_says(DatabaseKind kind)
    {
        var plan = await PlanWorld.On(kind, new DateOnly(2040, 1, 2));
        var shoot = await plan.Task("Shoot", task => task with { EstimateMinutes = 960 });
        (await Read(plan, "plan.finish.deviation")).ShouldBeEmpty("nothing was agreed yet");
        await plan.Sarah.Must(new TakeBaseline(plan.Project.Id));
        (await Read(plan, "plan.finish.deviation")).ShouldHaveSingleItem().Value.ShouldBe(0);
        await plan.Sarah.Must(new UpdateTask(shoot.Id) { EstimateMinutes = 960 + (3 * 480) });

        var point = (await Read(plan, "plan.finish.deviation")).ShouldHaveSingleItem();

        point.Value.ShouldBe((await plan.Sarah.Must(new GetDeviation(plan.Project.Id))).FinishDays);
        point.Value.ShouldBe(3);
        point.Dimensions["project"].ShouldBe(plan.Project.Id.ToString());
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task Time_is_summed_by_day_project_and_person(DatabaseKind kind)
    {
        var plan = await PlanWorld.On(kind);
        var task = await plan.Task("Edit", task => task with { AssigneeId = plan.Sarah.Id });
        await plan.Sarah.Must(new LogTime(task.Id, 90));
        await plan.Sarah.Must(new LogTime(task.Id, 45));

        var point = (await Read(plan, "plan.time.logged")).ShouldHaveSingleItem();

        point.Value.ShouldBe(135);
        point.Dimensions["person"].ShouldBe(plan.Sarah.Id.ToString());
    }

    [Fact]
    public async Task Every_metric_has_its_name_in_both_languages()
    {
        var world = await World.On(DatabaseKind.Sqlite);
        await using var services = world.App.Services.CreateAsyncScope();
        var names = services.ServiceProvider.GetServices<IMetricSource>().SelectMany(source => source.Definitions).Select(definition => definition.Name).Where(name => name.StartsWith("plan.", StringComparison.Ordinal)).ToList();
        names.Count.ShouldBe(4);
        var texts = new System.Resources.ResourceManager(typeof(Regie.Plan.Text));
        foreach (var language in new[] { "en", "fr" })
        {
            names.ShouldAllBe(name => texts.GetString($"metric.{name}", System.Globalization.CultureInfo.GetCultureInfo(language)) != null);
        }
    }

    private static async Task<IReadOnlyList<MetricPoint>> Read(PlanWorld plan, string metric, int from = 0, int to = 0)
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var services = plan.World.App.Services.CreateAsyncScope();
        var db = services.ServiceProvider.GetRequiredService<RegieDb>();
        var scope = services.ServiceProvider.GetRequiredService<Scope>();
        return await services.ServiceProvider.GetRequiredService<AsSystem>().Look(db, _ =>
            MetricCatalog.SourceOf(services.ServiceProvider.GetServices<IMetricSource>(), metric)!.Read(metric, plan.BusinessId, scope.Today.AddDays(from), scope.Today.AddDays(to), cancel), cancel);
    }
}
