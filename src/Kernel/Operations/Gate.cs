namespace Regie.Kernel;

/// <summary>What the Runner asks before anything is read: may this caller run this operation at all, and in this business?</summary>
internal static class Gate
{
    public static Problem? Refuse(OperationDescriptor descriptor, Caller caller, PersonAccess? person)
    {
        if (caller.IsSystem)
        {
            return null;
        }

        if (!descriptor.Doors.HasFlag(caller.Door))
        {
            return Problem.NotFound();
        }

        if (descriptor.Permission != Permission.Anyone && (person is null || person.IsDisabled))
        {
            return new Problem(ProblemKind.Unauthenticated, "sign-in-needed");
        }

        if (caller.ReadOnly && descriptor.IsCommand)
        {
            return Problem.Forbidden("token-read-only");
        }

        return descriptor.Permission == Permission.Obm && person is { IsObm: false } ? Problem.Forbidden("obm-only") : null;
    }

    /// <summary>A named business outside reach does not exist for this caller.</summary>
    public static bool Reaches(OperationDescriptor descriptor, IOperation operation, Scope scope) =>
        scope.Caller.IsSystem || descriptor.Business is null || scope.Reach.Contains((Guid)descriptor.Business.GetValue(operation)!);
}
