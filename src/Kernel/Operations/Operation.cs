namespace Regie.Kernel;

/// <summary>Something that can be done or asked, declared once as a record; every door derives from it.</summary>
public interface IOperation;

public interface IOperation<TOut> : IOperation;

/// <summary>An operation that changes something. Runs in a write transaction.</summary>
public interface ICommand<TOut> : IOperation<TOut>;

/// <summary>An operation that only reads. Runs in a read transaction.</summary>
public interface IQuery<TOut> : IOperation<TOut>;

/// <summary>Carries out one operation. It awaits nothing but its <see cref="RegieDb"/>: the outside world came before, or is a job.</summary>
public interface IHandler<TOperation, TOut> where TOperation : IOperation<TOut>
{
    Task<Result<TOut>> Handle(TOperation operation, CancellationToken cancel);
}

/// <summary>One page of a list: the items and the cursor of the next page, absent on the last.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>A view of an aggregate: its id is the Location, its version the ETag.</summary>
public interface IVersionedView
{
    Guid Id { get; }
    int Version { get; }
}

/// <summary>A member of a PATCH: absent leaves unchanged, null clears.</summary>
public readonly record struct Optional<T>(T? Value, bool IsSet = true)
{
    public static implicit operator Optional<T>(T? value) => new(value);

    /// <summary>The new value, or <paramref name="current"/> where none was sent.</summary>
    public T? Or(T? current) => IsSet ? Value : current;
}
