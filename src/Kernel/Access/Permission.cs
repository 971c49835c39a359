namespace Regie.Kernel;

/// <summary>What one may do in a business. The table of roles is <see cref="Roles.Grants"/>; there is no second one.</summary>
public enum Permission
{
    /// <summary>No account needed; the operation itself checks what it was given (a share link, a claim token).</summary>
    Anyone,

    /// <summary>Any signed-in person, about themselves or over all their businesses.</summary>
    SignedIn,

    /// <summary>An OBM of this installation: may create businesses.</summary>
    Obm,

    BusinessRead,
    BusinessManage,
    MembersManage,

    /// <summary>Who did what: all of it for those who see every row, else one's own lines.</summary>
    AuditRead,
    PlanRead,

    /// <summary>Comment on what one may see.</summary>
    PlanComment,

    /// <summary>Work on tasks: state, progress, checklist, files. A freelancer's reach is the tasks they are on.</summary>
    TaskWork,

    /// <summary>Shape the plan: create, move, link, delete, schedule.</summary>
    PlanWrite,

    /// <summary>Manage a project as a whole: create, baseline, template, delete, import.</summary>
    ProjectManage,

    /// <summary>Prepare and share reports with people without an account.</summary>
    ReportShare,
    MetricsRead,

    /// <summary>Whose hours they are. Everybody reads their own; sums are read with what they are sums of.</summary>
    HoursRead,
}

public enum Role { Obm, ClientOwner, TeamMember, Freelancer, GuestViewer }

public static class Roles
{
    /// <summary>Role table: what each role may do in the business where it holds.</summary>
    public static readonly IReadOnlyDictionary<Role, IReadOnlySet<Permission>> Grants = new Dictionary<Role, IReadOnlySet<Permission>>
    {
        [Role.Obm] = Set(Permission.BusinessRead, Permission.BusinessManage, Permission.MembersManage, Permission.AuditRead, Permission.PlanRead,
            Permission.PlanComment, Permission.TaskWork, Permission.PlanWrite, Permission.ProjectManage, Permission.ReportShare, Permission.MetricsRead, Permission.HoursRead),
        [Role.ClientOwner] = Set(Permission.BusinessRead, Permission.AuditRead, Permission.PlanRead, Permission.PlanComment, Permission.TaskWork,
            Permission.PlanWrite, Permission.ProjectManage, Permission.ReportShare, Permission.MetricsRead),
        [Role.TeamMember] = Set(Permission.BusinessRead, Permission.AuditRead, Permission.PlanRead, Permission.PlanComment, Permission.TaskWork, Permission.PlanWrite, Permission.MetricsRead),
        [Role.Freelancer] = Set(Permission.BusinessRead, Permission.AuditRead, Permission.PlanRead, Permission.PlanComment, Permission.TaskWork),
        [Role.GuestViewer] = Set(Permission.BusinessRead, Permission.PlanRead),
    };

    /// <summary>Sees and acts on every row of the business, not only on own projects.</summary>
    public static bool SeesAll(Role role) => role is Role.Obm or Role.ClientOwner;

    /// <summary>Reads people's whole names and addresses; everybody else knows the others by first name.</summary>
    public static bool SeesWholeNames(Role? role) => role is Role.Obm or Role.ClientOwner or Role.TeamMember;

    private static HashSet<Permission> Set(params Permission[] permissions) => [.. permissions];
}
