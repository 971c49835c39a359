using Regie.Kernel;

namespace Regie.Plan;

/// <summary>Time somebody spent on a task on a day.</summary>
public sealed class TimeEntry : IOwned, IOnTask
{
    public Guid Id { get; set; }
    public Guid BusinessId { get; set; }
    public Guid TaskId { get; set; }
    public Guid PartyId { get; set; }
    public DateOnly Day { get; set; }
    public int Minutes { get; set; }
    public string? Note { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
}
