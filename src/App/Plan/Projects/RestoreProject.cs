using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>Takes a project out of the trash.</summary>
[Needs(Permission.ProjectManage), Post("projects/{ProjectId}/restoration")]
[Example("""{"projectId":"{project}"}""")]
public sealed record RestoreProject(Guid ProjectId) : ICommand<ProjectView>;

internal sealed class RestoreProjectHandler(RegieDb db, Scope scope) : IHandler<RestoreProject, ProjectView>
{
    public async Task<Result<ProjectView>> Handle(RestoreProject command, CancellationToken cancel)
    {
        var project = await db.WithTrash<Project>().SingleOrDefaultAsync(row => row.Id == command.ProjectId, cancel);
        if (project is null)
        {
            return Problem.NotFound();
        }

        if (project.DeletedAt is not null)
        {
            await db.WithTrash<TaskItem>().Where(task => task.ProjectId == project.Id && task.DeletedAt == project.DeletedAt)
                .ExecuteUpdateAsync(set => set.SetProperty(task => task.DeletedAt, (DateTimeOffset?)null), cancel);
            project.DeletedAt = null;
            db.Raise(new ProjectRestored(project.BusinessId, project.Id, project.Name));
            await db.SaveChangesAsync(cancel);
        }

        return (await ProjectReading.One(db, scope, project.Id, cancel))!;
    }
}
