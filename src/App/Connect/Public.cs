using Regie.Kernel;

namespace Regie.Connect;

/// <summary>A file was brought in. One event for all of it: no flow and no notification fires for each row.</summary>
[Event("plan.import.confirmed", "project")]
public sealed record ImportConfirmed(Guid BusinessId, Guid SubjectId, Guid ImportId, string Source, IReadOnlyDictionary<string, int> Created, IReadOnlyDictionary<string, int> Updated) : IEvent;

/// <summary>An import was taken back.</summary>
[Event("plan.import.undone", "project")]
public sealed record ImportUndone(Guid BusinessId, Guid SubjectId, Guid ImportId, int Removed, int Kept) : IEvent;
