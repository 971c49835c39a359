namespace Regie.Kernel;

/// <summary>
/// Runs an operation inside the call at hand: same transaction, same context, its own permission and reach, no commit.
/// For imports, jobs, the demo world, flow steps and operations made of others.
/// </summary>
public sealed class Inside(IServiceProvider services, OperationCatalog catalog, RegieDb db, Scope scope)
{
    public async Task<Result<T>> Run<T>(IOperation<T> operation, CancellationToken cancel)
    {
        var descriptor = catalog.Of(operation.GetType());
        if (Gate.Refuse(descriptor, scope.Caller with { Door = Door.Inside }, scope.Person) is { } refused)
        {
            return refused;
        }

        if (Validation.Check(operation) is { } invalid)
        {
            return invalid;
        }

        var (reach, writing, isMadeOfOthers) = (scope.Reach, scope.Writing, scope.IsMadeOfOthers);
        scope.IsMadeOfOthers = true;
        scope.Reach = ReachOf.Compute(scope.Caller, scope.Person, descriptor.Permission, descriptor.IsCommand, scope.Today);
        scope.Writing = descriptor.IsCommand;
        try
        {
            if (!Gate.Reaches(descriptor, operation, scope))
            {
                return Problem.NotFound();
            }

            if (descriptor.IsPrepared)
            {
                var prepared = await descriptor.Invoker.Prepare(services, operation, cancel);
                if (!prepared.IsOk)
                {
                    return prepared.Problem;
                }

                scope.Prepared = prepared.Value;
            }

            var result = await descriptor.Invoker.Handle(services, operation, cancel);
            if (!result.IsOk)
            {
                return result.Problem;
            }

            await db.SaveChangesAsync(cancel);
            return (T)result.Value!;
        }
        finally
        {
            (scope.Reach, scope.Writing, scope.IsMadeOfOthers) = (reach, writing, isMadeOfOthers);
        }
    }
}
