using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>Projects, tasks, boards, timeline, baselines, reports.</summary>
public sealed class PlanModule : IModule
{
    public string Name => "plan";

    public Type Text => typeof(Text);

    public void AddServices(IServiceCollection services)
    {
        services.AddHostedService<SchedulePump>();
        services.AddScoped<IMetricSource, PlanMetrics>();
        services.AddScoped<Businesses.IPlaceholders, Placeholders>();
        services.AddHostedService<NoticePump>();
        services.AddSingleton<ISweeper, EmptyTrash>();
        services.AddSingleton<DueNotices>();
        services.AddHostedService<DuePump>();
        services.AddSingleton<ISubscriber, Arrivals>();
        services.AddSingleton<ISubscriber, TurnNotices>();
    }

    public void Map(ModelBuilder model, RegieDb db) => PlanModel.Map(model, db);
}
