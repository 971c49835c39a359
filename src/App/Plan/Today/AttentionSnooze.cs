using Regie.Kernel;

namespace Regie.Plan;

/// <summary>Something that needs a person and was put off by that person until a day, or until it changes.</summary>
public sealed class AttentionSnooze : IOwned, IInProject
{
    public Guid Id { get; set; }
    public Guid BusinessId { get; set; }
    public Guid ProjectId { get; set; }
    public Guid PersonId { get; set; }

    /// <summary>The task it is about, or the project.</summary>
    public Guid SubjectId { get; set; }

    public AttentionKind Kind { get; set; }

    /// <summary>Asks again on this day.</summary>
    public DateOnly Until { get; set; }

    /// <summary>The date it turned on when it was put off: with another one it is news, and asks again at once.</summary>
    public DateOnly? Date { get; set; }
}
