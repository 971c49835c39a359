using Regie.Kernel;

namespace Regie.Plan;

/// <summary>Somebody who takes part in a task beside its assignee.</summary>
public sealed class TaskContributor : IOwned, IOnTask
{
    public Guid Id { get; set; }
    public Guid BusinessId { get; set; }
    public Guid TaskId { get; set; }
    public Guid PartyId { get; set; }
}

/// <summary>Somebody who wants to hear of a task.</summary>
public sealed class TaskWatcher : IOwned, IOnTask
{
    public Guid Id { get; set; }
    public Guid BusinessId { get; set; }
    public Guid TaskId { get; set; }
    public Guid PersonId { get; set; }
}
