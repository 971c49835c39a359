namespace Regie.Kernel;

/// <summary>Computes the reach of one permission for one caller.</summary>
internal static class ReachOf
{
    public static Reach Compute(Caller caller, PersonAccess? person, Permission permission, bool writing, DateOnly today)
    {
        if (person is null)
        {
            return Reach.None;
        }

        // An operation about oneself spans every business one belongs to; reading is what everybody may do there.
        var asked = permission is Permission.SignedIn or Permission.Obm or Permission.Anyone ? Permission.BusinessRead : permission;
        var held = person.Memberships
            .Where(membership => membership.HoldsOn(today) && Roles.Grants[membership.Role].Contains(asked))
            .Where(membership => caller.BusinessLimit is null || caller.BusinessLimit == membership.BusinessId)
            .ToList();
        return new Reach(
            held.Select(membership => membership.BusinessId),
            held.Where(membership => Roles.SeesAll(membership.Role)).Select(membership => membership.BusinessId),
            held.Where(membership => writing && membership.Role == Role.Freelancer && permission == Permission.TaskWork).Select(membership => membership.BusinessId),
            held.Where(membership => membership.Role == Role.GuestViewer).Select(membership => membership.BusinessId));
    }
}
