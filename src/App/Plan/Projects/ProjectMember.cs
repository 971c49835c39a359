using Regie.Kernel;

namespace Regie.Plan;

/// <summary>Somebody with an account who sees a project and works in it. OBM and owner see all projects without being one.</summary>
public sealed class ProjectMember : IOwned, IInProject
{
    public Guid Id { get; set; }
    public Guid BusinessId { get; set; }
    public Guid ProjectId { get; set; }
    public Guid PersonId { get; set; }
    public ProjectRole Role { get; set; } = ProjectRole.Member;
    public DateTimeOffset At { get; set; }
}

/// <summary>What somebody is to a project; says who to ask, not what one may do.</summary>
public enum ProjectRole { Lead, Member, Observer }
