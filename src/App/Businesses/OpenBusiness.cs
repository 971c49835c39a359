using Regie.Kernel;

namespace Regie.Businesses;

/// <summary>The business whose settings are open, and what this person may do there.</summary>
public sealed record OpenBusiness(BusinessView View, Func<Task> Reload)
{
    public Guid Id => View.Id;

    public bool Can(Permission permission) => View.MyRole is { } role && Roles.Grants[role].Contains(permission);
}
