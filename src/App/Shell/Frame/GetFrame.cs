using Microsoft.EntityFrameworkCore;
using Regie.Kernel;
using Regie.Plan;

namespace Regie.Shell;

/// <summary>What stands around every page: who looks, their businesses and projects, what is unread. One question, so that a page opens in a blink.</summary>
[Needs(Permission.SignedIn), Get("frame"), Only(Door.Page)]
[Example("{}")]
public sealed record GetFrame : IQuery<FrameView>;

public sealed record FrameView(Guid PersonId, string Name, string? Email, bool IsObm, string TimeZone, IReadOnlyList<FrameBusiness> Businesses, IReadOnlyList<FrameProject> Projects, int Unread)
{
    public FrameBusiness? Business(Guid? id) => Businesses.FirstOrDefault(business => business.Id == id);

    /// <summary>May this person bring work in: to a business of theirs, or to one they may make?</summary>
    public bool MayImport => IsObm || Can(Permission.ProjectManage);

    /// <summary>May this person do this in at least one business?</summary>
    public bool Can(Permission permission) => Businesses.Any(business => business.Can(permission));
}

public sealed record FrameBusiness(Guid Id, string Name, int Colour, Role? Role)
{
    public bool Can(Permission permission) => Role is { } role && Roles.Grants[role].Contains(permission);
}

public sealed record FrameProject(Guid Id, Guid BusinessId, string Name, bool IsFavourite);

internal sealed class GetFrameHandler(RegieDb db, Scope scope) : IHandler<GetFrame, FrameView>
{
    public async Task<Result<FrameView>> Handle(GetFrame query, CancellationToken cancel)
    {
        var person = scope.Person!;
        var businesses = await db.Businesses.Where(business => business.ArchivedAt == null).OrderBy(business => business.Name).ToListAsync(cancel);
        var projects = await db.Set<Project>().Where(project => !project.IsTemplate && (project.State != ProjectState.Archived))
            .OrderBy(project => project.Name).Take(300)
            .Select(project => new FrameProject(project.Id, project.BusinessId, project.Name, db.Set<Favourite>().Any(favourite => favourite.ProjectId == project.Id && favourite.PersonId == scope.PersonId)))
            .ToListAsync(cancel);
        var unread = await Notices.Of(db, scope.PersonId).CountAsync(one => one.ReadAt == null, cancel);
        return new FrameView(person.Id, person.Name, person.Email, person.IsObm, scope.Zone.Id,
            [.. businesses.Select(business => new FrameBusiness(business.Id, business.Name, business.Colour, scope.RoleIn(business.Id)))], projects, unread);
    }
}
