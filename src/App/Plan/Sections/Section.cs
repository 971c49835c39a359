using Regie.Kernel;

namespace Regie.Plan;

/// <summary>A part or phase of a project; independent of a task's status.</summary>
public sealed class Section : IOwned, IInProject
{
    public Guid Id { get; set; }
    public Guid BusinessId { get; set; }
    public Guid ProjectId { get; set; }
    public string Name { get; set; } = "";
    public double Rank { get; set; }
    public int Colour { get; set; } = 1;
    public DateTimeOffset? ArchivedAt { get; set; }
}
