using Regie.Kernel;

namespace Regie.Plan;

/// <summary>A step of the work, as this project calls it. What it means to Régie is its kind.</summary>
public sealed class Status : IOwned, IInProject
{
    public Guid Id { get; set; }
    public Guid BusinessId { get; set; }
    public Guid ProjectId { get; set; }
    public string Name { get; set; } = "";
    public StatusKind Kind { get; set; }
    public double Rank { get; set; }

    /// <summary>How many tasks should be here at most; shown when passed, never enforced.</summary>
    public int? WipLimit { get; set; }

    public DateTimeOffset? ArchivedAt { get; set; }
}

public enum StatusKind { ToDo, Doing, Waiting, InReview, Done }
