using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>Takes somebody out of a project; their tasks keep their name until given to another.</summary>
[Needs(Permission.ProjectManage), Delete("projects/{ProjectId}/members/{PersonId}")]
[Example("""{"projectId":"{project}","personId":"{projectMember}"}""")]
public sealed record RemoveProjectMember(Guid ProjectId, Guid PersonId) : ICommand<Nothing>;

internal sealed class RemoveProjectMemberHandler(RegieDb db) : IHandler<RemoveProjectMember, Nothing>
{
    public async Task<Result<Nothing>> Handle(RemoveProjectMember command, CancellationToken cancel)
    {
        var held = await db.Set<Project>().AnyAsync(row => row.Id == command.ProjectId, cancel)
            ? await db.Set<ProjectMember>().SingleOrDefaultAsync(row => row.ProjectId == command.ProjectId && row.PersonId == command.PersonId, cancel) : null;
        if (held is null)
        {
            return Problem.NotFound();
        }

        var name = await db.Users.Where(row => row.Id == command.PersonId).Select(row => row.Name).SingleAsync(cancel);
        db.Remove(held);
        db.Raise(new ProjectArranged(held.BusinessId, held.ProjectId, "member", name));
        return default(Nothing);
    }
}
