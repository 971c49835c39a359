using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>Puts a project with all it holds into the trash; it can be restored for 30 days.</summary>
[Needs(Permission.ProjectManage), Delete("projects/{ProjectId}")]
[Example("""{"projectId":"{project}"}""")]
public sealed record DeleteProject(Guid ProjectId) : ICommand<Nothing>;

internal sealed class DeleteProjectHandler(RegieDb db, Scope scope) : IHandler<DeleteProject, Nothing>
{
    public async Task<Result<Nothing>> Handle(DeleteProject command, CancellationToken cancel)
    {
        var project = await db.Set<Project>().SingleOrDefaultAsync(row => row.Id == command.ProjectId, cancel);
        if (project is null)
        {
            return Problem.NotFound();
        }

        // Its tasks go with it, under the same instant: restoring takes back exactly these.
        project.DeletedAt = scope.Now;
        await db.Set<TaskItem>().Where(task => task.ProjectId == project.Id).ExecuteUpdateAsync(set => set.SetProperty(task => task.DeletedAt, scope.Now), cancel);
        db.Raise(new ProjectDeleted(project.BusinessId, project.Id, project.Name));
        return default(Nothing);
    }
}
