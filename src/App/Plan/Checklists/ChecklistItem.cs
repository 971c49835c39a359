using Regie.Kernel;

namespace Regie.Plan;

public sealed class ChecklistItem : IOwned, IOnTask
{
    public Guid Id { get; set; }
    public Guid BusinessId { get; set; }
    public Guid TaskId { get; set; }

    /// <summary>Name of the checklist it stands in; a task may have several.</summary>
    public string Checklist { get; set; } = "";

    public string Text { get; set; } = "";
    public double Rank { get; set; }
    public DateTimeOffset? DoneAt { get; set; }
    public Guid? AssigneeId { get; set; }
    public DateOnly? DueDate { get; set; }
}
