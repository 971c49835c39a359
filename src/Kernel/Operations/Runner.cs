using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Regie.Kernel;

/// <summary>
/// The only way in: pages, endpoints, flow actions, assistants and tests all run operations here.
/// Each call has its own DI scope, its own context and a fresh <see cref="Scope"/>.
/// </summary>
public sealed class Runner(IServiceScopeFactory scopes, OperationCatalog catalog, Database database, WriteTurn turn, AccessCache access, EventLog log, LogTail tail, TimeProvider clock)
{
    private static readonly ActivitySource Trace = new("Regie");

    public async Task<Result<T>> Run<T>(IOperation<T> operation, Caller caller, Call? call = null, CancellationToken cancel = default)
    {
        var result = await Run(catalog.Of(operation.GetType()), operation, caller, call ?? Call.Plain, cancel);
        return result.IsOk ? (T)result.Value! : result.Problem;
    }

    /// <summary>The same for a door that knows the operation only by its descriptor.</summary>
    public async Task<Result<object?>> Run(OperationDescriptor descriptor, IOperation operation, Caller caller, Call call, CancellationToken cancel)
    {
        using var activity = Trace.StartActivity(descriptor.Name);
        var person = caller.PersonId is { } id ? await access.Find(id, cancel) : null;
        if (Gate.Refuse(descriptor, caller, person) is { } refused)
        {
            return refused;
        }

        if (Validation.Check(operation) is { } invalid)
        {
            return invalid;
        }

        var result = descriptor.IsCommand
            ? await Command(descriptor, operation, caller, person, call, cancel)
            : await Query(descriptor, operation, caller, person, cancel);
        activity?.SetTag("problem", result.Problem?.Code);
        return result;
    }

    private Task<Result<object?>> Query(OperationDescriptor descriptor, IOperation operation, Caller caller, PersonAccess? person, CancellationToken cancel) =>
        Read(descriptor, operation, caller, person, services => descriptor.Invoker.Handle(services, operation, cancel), cancel);

    private Task<Result<object>> Prepare(OperationDescriptor descriptor, IOperation operation, Caller caller, PersonAccess? person, CancellationToken cancel) =>
        Read(descriptor, operation, caller, person, services => descriptor.Invoker.Prepare(services, operation, cancel), cancel);

    private async Task<Result<T>> Read<T>(OperationDescriptor descriptor, IOperation operation, Caller caller, PersonAccess? person, Func<IServiceProvider, Task<Result<T>>> read, CancellationToken cancel)
    {
        await using var services = scopes.CreateAsyncScope();
        var scope = Enter(services.ServiceProvider, descriptor, caller, person);
        if (!Gate.Reaches(descriptor, operation, scope))
        {
            return Problem.NotFound();
        }

        services.ServiceProvider.GetRequiredService<DbDoor>().Pool = database.Readers;
        var db = services.ServiceProvider.GetRequiredService<RegieDb>();
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        if (database.IsSqlite)
        {
            return await read(services.ServiceProvider);
        }

        // The snapshot is one for the whole query, and the second wall needs to know the reach before the first row is read.
        await using var transaction = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancel);
        await PostgresWall.Enter(db, scope, readOnly: true, cancel);
        return await read(services.ServiceProvider);
    }

    private async Task<Result<object?>> Command(OperationDescriptor descriptor, IOperation operation, Caller caller, PersonAccess? person, Call call, CancellationToken cancel)
    {
        object? prepared = null;
        if (descriptor.IsPrepared)
        {
            var result = await Prepare(descriptor, operation, caller, person, cancel);
            if (!result.IsOk)
            {
                return result.Problem;
            }

            prepared = result.Value;
        }

        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await CommandOnce(descriptor, operation, caller, person, call, prepared, cancel);
            }
            catch (DbUpdateConcurrencyException) when (attempt == 1)
            {
                // Somebody was faster on a row this call did not ask a version of: once more on the new state.
            }
            catch (DbUpdateConcurrencyException)
            {
                return Problem.Conflict("changed-meanwhile");
            }
        }
    }

    private async Task<Result<object?>> CommandOnce(OperationDescriptor descriptor, IOperation operation, Caller caller, PersonAccess? person, Call call, object? prepared, CancellationToken cancel)
    {
        Result<object?> result = Problem.NotFound();
        HashSet<Guid> touched = [];
        async Task<bool> Work(ContextPool pool, DbTransaction? turns)
        {
            await using var services = scopes.CreateAsyncScope();
            var scope = Enter(services.ServiceProvider, descriptor, caller, person);
            if (!Gate.Reaches(descriptor, operation, scope))
            {
                return false;
            }

            scope.Prepared = prepared;
            services.ServiceProvider.GetRequiredService<DbDoor>().Pool = pool;
            var db = services.ServiceProvider.GetRequiredService<RegieDb>();
            db.Database.AutoSavepointsEnabled = false;
            await using var own = turns is null ? await db.Database.BeginTransactionAsync(cancel) : null;
            await (own is null ? db.Database.UseTransactionAsync(turns, cancel) : PostgresWall.Enter(db, scope, readOnly: false, cancel));
            using var commit = new Commit(descriptor, operation, call, db, scope, log, ownsTransaction: own is not null);
            result = await commit.Run(services.ServiceProvider, cancel);
            touched = commit.TouchedPeople;
            if (own is not null && commit is { Keep: true, IsDone: false })
            {
                await own.CommitAsync(cancel);
            }

            return commit.Keep;
        }

        await (database.IsSqlite ? turn.Take((connection, transaction) => Work(Database.Over(connection), transaction), cancel) : Work(database.Writers, null));

        foreach (var id in touched)
        {
            access.Forget(id);
        }

        tail.Pulse();
        return result;
    }

    private Scope Enter(IServiceProvider services, OperationDescriptor descriptor, Caller caller, PersonAccess? person)
    {
        var scope = services.GetRequiredService<Scope>();
        scope.Caller = caller;
        scope.Person = person;
        scope.Now = clock.GetUtcNow();
        scope.Writing = descriptor.IsCommand;
        scope.Reach = ReachOf.Compute(caller, person, descriptor.Permission, descriptor.IsCommand, scope.Today);
        System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.CurrentUICulture = caller.Culture;
        return scope;
    }
}
