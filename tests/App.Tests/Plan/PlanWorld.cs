using Regie.Kernel;
using Regie.Plan;

namespace Regie.Tests.Plan;

/// <summary>A business with one project, as most tests of the plan need it. Weekends are far from its dates on purpose.</summary>
public sealed record PlanWorld(World World, Actor Sarah, Guid BusinessId, ProjectView Project)
{
    public static async Task<PlanWorld> On(DatabaseKind kind, DateOnly? start = null)
    {
        var world = await World.On(kind);
        var (sarah, businessId) = await world.Business();
        var project = await sarah.Must(new CreateProject(businessId, "Spring launch") { StartDate = start });
        return new PlanWorld(world, sarah, businessId, project);
    }

    public Task<TaskView> Task(string title, Func<CreateTask, CreateTask>? with = null)
    {
        var create = new CreateTask(Project.Id, title);
        return Sarah.Must(with is null ? create : with(create));
    }

    public Guid Status(StatusKind kind) => Project.Statuses.First(status => status.Kind == kind).Id;
}
