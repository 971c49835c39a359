using Regie.Kernel;
using Regie.Scheduling;

namespace Regie.Plan;

/// <summary>One task waits for another of the same project.</summary>
public sealed class Dependency : IOwned, IInProject
{
    public Guid Id { get; set; }
    public Guid BusinessId { get; set; }
    public Guid ProjectId { get; set; }
    public Guid PredecessorId { get; set; }
    public Guid SuccessorId { get; set; }
    public LinkKind Kind { get; set; }
    public LagKind LagKind { get; set; }

    /// <summary>Minutes, or whole percent of the predecessor's duration; negative is a lead.</summary>
    public int Lag { get; set; }

    public PlanLink ToLink() => new(PredecessorId, SuccessorId, Kind, new Lag(LagKind, Lag));
}
