using Regie.Kernel;

namespace Regie.Plan;

/// <summary>Something a person should know of, under the bell.</summary>
public sealed class Notification : IOwned
{
    public Guid Id { get; set; }
    public Guid BusinessId { get; set; }
    public Guid PersonId { get; set; }

    /// <summary>Key of its text: <c>mentioned</c>, <c>assigned</c>, <c>due</c>, <c>late</c>, <c>turn</c> …</summary>
    public string Kind { get; set; } = "";

    public Guid? ProjectId { get; set; }
    public Guid? TaskId { get; set; }
    public Guid? ActorId { get; set; }
    public DateTimeOffset At { get; set; }

    /// <summary>Of what is told once for a day (due, late, your turn): that day. The database holds no second of the same person, task, kind and day.</summary>
    public DateOnly? Day { get; set; }

    public DateTimeOffset? ReadAt { get; set; }

    /// <summary>When it was looked at for the post, whether it was sent or not.</summary>
    public DateTimeOffset? PostedAt { get; set; }

    /// <summary>JSON list of what fills the text.</summary>
    public string Arguments { get; set; } = "[]";
}
