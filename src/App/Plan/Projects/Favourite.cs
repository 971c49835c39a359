using Regie.Kernel;

namespace Regie.Plan;

/// <summary>A project that a person keeps at hand.</summary>
public sealed class Favourite : IOwned, IInProject
{
    public Guid Id { get; set; }
    public Guid BusinessId { get; set; }
    public Guid ProjectId { get; set; }
    public Guid PersonId { get; set; }
    public double Rank { get; set; }
}
