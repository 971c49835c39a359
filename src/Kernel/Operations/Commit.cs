using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Regie.Kernel;

/// <summary>One command inside its transaction: key, handler, version, state, audit, events, in that order.</summary>
internal sealed class Commit(OperationDescriptor descriptor, IOperation operation, Call call, RegieDb db, Scope scope, EventLog log)
{
    public bool Keep { get; private set; }

    public HashSet<Guid> TouchedPeople { get; } = [];

    public async Task<Result<object?>> Run(IServiceProvider services, CancellationToken cancel)
    {
        IdempotencyKey? key = null;
        if (call.IdempotencyKey is not null && scope.Caller.PersonId is not null)
        {
            var claimed = await Idempotency.Claim(db, scope, descriptor, call, cancel);
            if (claimed.Replay is { } replay)
            {
                return replay;
            }

            key = claimed.Mine;
        }

        var result = await descriptor.Invoker.Handle(services, operation, cancel);
        if (result.IsOk && Stale(result.Value) is { } stale)
        {
            result = stale;
        }

        if (!result.IsOk)
        {
            return await Refused(result.Problem, key, cancel);
        }

        NoteTouched();
        WriteAudit(result.Value);
        await db.SaveChangesAsync(cancel);
        if (key is not null)
        {
            await Idempotency.Remember(db, key, result, descriptor, cancel);
        }

        await log.Append(db, cancel);
        Keep = true;
        return result;
    }

    /// <summary>A refusal changes nothing; a repeatable one is remembered, so that the same key gives the same answer.</summary>
    private async Task<Result<object?>> Refused(Problem problem, IdempotencyKey? key, CancellationToken cancel)
    {
        if (key is null || problem.Kind is ProblemKind.Invalid or ProblemKind.Unauthenticated or ProblemKind.NotFound or ProblemKind.TooMany or ProblemKind.Stale)
        {
            return problem;
        }

        db.ChangeTracker.Clear();
        db.ForgetRaised();
        await Idempotency.Remember(db, key, problem, descriptor, cancel);
        Keep = true;
        return problem;
    }

    private Problem? Stale(object? current)
    {
        if (call.Expected is not { } expected || descriptor.Target is null)
        {
            return null;
        }

        var id = (Guid)descriptor.Target.GetValue(operation)!;
        var entry = db.ChangeTracker.Entries<IVersioned>().FirstOrDefault(tracked => tracked.Entity.Id == id);
        if (entry is null || (int)entry.OriginalValues[nameof(IVersioned.Version)]! == expected)
        {
            return null;
        }

        return new Problem(ProblemKind.Stale, "changed-meanwhile") { Current = entry.OriginalValues[nameof(IVersioned.Version)] };
    }

    private void NoteTouched()
    {
        foreach (var entry in db.ChangeTracker.Entries().Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted))
        {
            var person = entry.Entity switch
            {
                Person changed => changed.Id,
                Membership membership => membership.PersonId,
                AccessToken token => token.PersonId,
                SignIn signIn => signIn.PersonId,
                _ => (Guid?)null,
            };
            if (person is { } id)
            {
                TouchedPeople.Add(id);
            }
        }
    }

    private void WriteAudit(object? value)
    {
        var subject = (Guid?)descriptor.Target?.GetValue(operation) ?? (value as IVersionedView)?.Id;
        var business = (Guid?)descriptor.Business?.GetValue(operation)
            ?? db.Raised.Select(raised => (Guid?)raised.BusinessId).FirstOrDefault()
            ?? db.ChangeTracker.Entries<IOwned>().Select(entry => (Guid?)entry.Entity.BusinessId).FirstOrDefault();
        db.Audit.Add(new AuditRow
        {
            Id = scope.NewId(),
            At = scope.Now,
            PersonId = scope.Caller.PersonId,
            TokenId = scope.Caller.TokenId,
            Door = scope.Caller.Door,
            Operation = descriptor.Name,
            BusinessId = business,
            SubjectId = subject,
        });
    }
}
