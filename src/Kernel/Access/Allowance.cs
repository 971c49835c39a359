namespace Regie.Kernel;

/// <summary>Could this caller run this operation in at least one of their businesses? For lists of what one can do; the Runner decides each call anew.</summary>
public static class Allowance
{
    public static bool Has(OperationDescriptor operation, Caller caller, PersonAccess? person, DateOnly today)
    {
        if (caller.ReadOnly && operation.IsCommand)
        {
            return false;
        }

        return operation.Permission switch
        {
            Permission.Anyone => true,
            Permission.SignedIn => person is { IsDisabled: false },
            Permission.Obm => person is { IsDisabled: false, IsObm: true },
            var permission => person is { IsDisabled: false } && person.Memberships.Any(held =>
                held.HoldsOn(today) && (caller.BusinessLimit is null || caller.BusinessLimit == held.BusinessId) && Roles.Grants[held.Role].Contains(permission)),
        };
    }
}
