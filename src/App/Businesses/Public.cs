using Regie.Kernel;

namespace Regie.Businesses;

[Event("businesses.business.created", "business")]
public sealed record BusinessCreated(Guid BusinessId, string Name) : IEvent
{
    public Guid SubjectId => BusinessId;
}

[Event("businesses.business.changed", "business")]
public sealed record BusinessChanged(Guid BusinessId) : IEvent
{
    public Guid SubjectId => BusinessId;
}

[Event("businesses.business.archived", "business")]
public sealed record BusinessArchived(Guid BusinessId) : IEvent
{
    public Guid SubjectId => BusinessId;
}

[Event("businesses.business.restored", "business")]
public sealed record BusinessRestored(Guid BusinessId) : IEvent
{
    public Guid SubjectId => BusinessId;
}

[Event("businesses.member.invited", "invitation")]
public sealed record MemberInvited(Guid BusinessId, Guid InvitationId, Role Role) : IEvent
{
    public Guid SubjectId => InvitationId;
}

[Event("businesses.invitation.revoked", "invitation")]
public sealed record InvitationRevoked(Guid BusinessId, Guid InvitationId) : IEvent
{
    public Guid SubjectId => InvitationId;
}

/// <param name="PlaceholderId">The person without an account of an import whom this one stands for, where the invitation named one.</param>
[Event("businesses.member.joined", "member")]
public sealed record MemberJoined(Guid BusinessId, Guid MemberId, Guid PersonId, Role Role, Guid? PlaceholderId) : IEvent
{
    public Guid SubjectId => MemberId;
}

[Event("businesses.member.role-changed", "member")]
public sealed record MemberRoleChanged(Guid BusinessId, Guid MemberId, Guid PersonId, Role Before, Role Role) : IEvent
{
    public Guid SubjectId => MemberId;
}

[Event("businesses.member.removed", "member")]
public sealed record MemberRemoved(Guid BusinessId, Guid MemberId, Guid PersonId) : IEvent
{
    public Guid SubjectId => MemberId;
}

/// <summary>Who stands in a business without an account. Those who plan with them know; this module only asks.</summary>
public interface IPlaceholders
{
    Task<bool> Has(Guid businessId, Guid placeholderId, CancellationToken cancel);
}
