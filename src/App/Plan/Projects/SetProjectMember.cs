using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>Lets a member of the business into a project, or says what they are to it.</summary>
[Needs(Permission.ProjectManage), Put("projects/{ProjectId}/members/{PersonId}")]
[Example("""{"projectId":"{project}","personId":"{person}","role":"member"}""")]
public sealed record SetProjectMember(Guid ProjectId, Guid PersonId, ProjectRole Role = ProjectRole.Member) : ICommand<ProjectView>;

internal sealed class SetProjectMemberHandler(RegieDb db, Scope scope) : IHandler<SetProjectMember, ProjectView>
{
    public async Task<Result<ProjectView>> Handle(SetProjectMember command, CancellationToken cancel)
    {
        var project = await db.Set<Project>().SingleOrDefaultAsync(row => row.Id == command.ProjectId, cancel);
        var name = project is null || !await db.Memberships.AnyAsync(row => row.BusinessId == project.BusinessId && row.PersonId == command.PersonId, cancel)
            ? null : await db.Users.Where(row => row.Id == command.PersonId).Select(row => row.Name).SingleOrDefaultAsync(cancel);
        if (project is null || name is null)
        {
            return Problem.NotFound();
        }

        var held = await db.Set<ProjectMember>().SingleOrDefaultAsync(row => row.ProjectId == project.Id && row.PersonId == command.PersonId, cancel);
        if (held is null)
        {
            held = new ProjectMember { Id = scope.NewId(), BusinessId = project.BusinessId, ProjectId = project.Id, PersonId = command.PersonId, At = scope.Now };
            db.Add(held);
        }

        held.Role = command.Role;
        db.Raise(new ProjectArranged(project.BusinessId, project.Id, "member", name));
        await db.SaveChangesAsync(cancel);
        return (await ProjectReading.One(db, scope, project.Id, cancel))!;
    }
}
