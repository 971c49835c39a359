using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Regie.Kernel;

/// <summary>One command inside its transaction: key, handler, version, state, audit, events, in that order.</summary>
internal sealed class Commit(OperationDescriptor descriptor, IOperation operation, Call call, RegieDb db, Scope scope, EventLog log, bool ownsTransaction) : IDisposable
{
    public bool Keep { get; private set; }

    /// <summary>The transaction is committed already.</summary>
    public bool IsDone { get; private set; }

    public HashSet<Guid> TouchedPeople { get; } = [];

    private readonly Dictionary<Guid, int> _loaded = [];

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

        // A handler may save on its way: what it loaded and whom it touched are noted as it happens.
        db.ChangeTracker.Tracked += NoteLoaded;
        db.SavingChanges += NoteTouched;
        var result = await descriptor.Invoker.Handle(services, operation, cancel);
        if (result.IsOk && Stale() is { } stale)
        {
            result = stale;
        }

        if (!result.IsOk)
        {
            return await Refused(result.Problem, key, cancel);
        }

        WriteAudit(result.Value);
        await db.SaveChangesAsync(cancel);
        Renew(result.Value);
        if (key is not null)
        {
            await Idempotency.Remember(db, key, result, descriptor, cancel);
        }

        IsDone = await log.Close(db, ownsTransaction, cancel);
        Keep = true;
        return result;
    }

    public void Dispose()
    {
        db.ChangeTracker.Tracked -= NoteLoaded;
        db.SavingChanges -= NoteTouched;
    }

    /// <summary>A refusal changes nothing; a repeatable one is remembered, so that the same key gives the same answer.</summary>
    private async Task<Result<object?>> Refused(Problem problem, IdempotencyKey? key, CancellationToken cancel)
    {
        if (key is null || problem.Kind is ProblemKind.Invalid or ProblemKind.Unauthenticated or ProblemKind.NotFound or ProblemKind.TooMany or ProblemKind.Stale)
        {
            return problem;
        }

        db.ChangeTracker.Clear();
        db.ForgetEnd();
        await Idempotency.Remember(db, key, problem, descriptor, cancel);
        Keep = true;
        return problem;
    }

    private Problem? Stale() =>
        call.Expected is { } expected && descriptor.Target?.GetValue(operation) is Guid id && _loaded.TryGetValue(id, out var version) && version != expected
            ? new Problem(ProblemKind.Stale, "changed-meanwhile") { Current = version }
            : null;

    private void NoteLoaded(object? sender, EntityTrackedEventArgs tracked)
    {
        var entry = tracked.Entry;
        if (entry.Entity is IVersioned versioned && entry.State is not EntityState.Added)
        {
            _loaded.TryAdd(versioned.Id, versioned.Version);
        }
    }

    /// <summary>The handler looked at its aggregate before it was saved: its view gets the version that the save counted up to.</summary>
    private void Renew(object? value)
    {
        if (value is IVersionedView view && db.ChangeTracker.Entries<IVersioned>().FirstOrDefault(entry => entry.Entity.Id == view.Id) is { } entry && entry.Entity.Version != view.Version)
        {
            value.GetType().GetProperty(nameof(IVersionedView.Version))!.SetValue(value, entry.Entity.Version);
        }
    }

    private void NoteTouched(object? sender, SavingChangesEventArgs saving)
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
