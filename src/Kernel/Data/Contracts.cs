namespace Regie.Kernel;

/// <summary>Belongs to one business, for good. Filtered, guarded, keyed and walled by it.</summary>
public interface IOwned
{
    Guid Id { get; }
    Guid BusinessId { get; }
}

/// <summary>An aggregate with optimistic locking: its version is its ETag. The kernel counts it up on every change.</summary>
public interface IVersioned
{
    Guid Id { get; }
    int Version { get; set; }
}
