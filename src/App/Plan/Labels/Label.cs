using Regie.Kernel;

namespace Regie.Plan;

public sealed class Label : IOwned, IInProject
{
    public Guid Id { get; set; }
    public Guid BusinessId { get; set; }
    public Guid ProjectId { get; set; }
    public string Name { get; set; } = "";

    /// <summary>1 to 8.</summary>
    public int Colour { get; set; } = 1;
}

public sealed class TaskLabel : IOwned, IOnTask
{
    public Guid Id { get; set; }
    public Guid BusinessId { get; set; }
    public Guid TaskId { get; set; }
    public Guid LabelId { get; set; }
}
