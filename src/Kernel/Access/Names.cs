namespace Regie.Kernel;

/// <summary>
/// How people are called before this caller, the one place that decides it: whole in a business where their role sees whole names, else by first name. Oneself always whole.
/// Names of people without an account, and those an import brought, are people's names too.
/// </summary>
public sealed class Names(Scope? scope)
{
    private (Guid BusinessId, bool IsWhole)? _last;

    /// <summary>May this caller read whole names in this business?</summary>
    public bool AreWhole(Guid businessId)
    {
        // Rows of one answer are mostly of one business.
        if (_last is not { } last || last.BusinessId != businessId)
        {
            _last = last = (businessId, scope is null || scope.Caller.IsSystem || Roles.SeesWholeNames(scope.RoleIn(businessId)));
        }

        return last.IsWhole;
    }

    public string Of(Guid businessId, Guid? personId, string name) => AreWhole(businessId) || (personId is { } person && person == scope?.Caller.PersonId) ? name : First(name);

    /// <summary>As the application itself knows them: for what no caller reads.</summary>
    public static Names Whole => new(null);

    /// <summary>The first name; of an address, what stands before the sign.</summary>
    public static string First(string name) => name.Trim().Split([' ', '\u00a0', '\u202f', '@'], 2, StringSplitOptions.RemoveEmptyEntries) is [var first, ..] ? first : "";
}
