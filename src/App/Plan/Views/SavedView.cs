using Regie.Kernel;

namespace Regie.Plan;

/// <summary>A way of looking at a project: columns, filters, order. Private to its maker until shared.</summary>
public sealed class SavedView : IOwned, IInProject
{
    public Guid Id { get; set; }
    public Guid BusinessId { get; set; }
    public Guid ProjectId { get; set; }
    public Guid OwnerId { get; set; }
    public string Name { get; set; } = "";
    public bool IsShared { get; set; }
    public ViewKind Kind { get; set; }

    /// <summary>JSON of the page.</summary>
    public string Settings { get; set; } = "{}";

    public double Rank { get; set; }
}

public enum ViewKind { Board, Table, Timeline, Calendar }
