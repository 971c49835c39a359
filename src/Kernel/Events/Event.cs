namespace Regie.Kernel;

/// <summary>Something that happened, in the past tense. Raised in the transaction that made it happen.</summary>
public interface IEvent
{
    Guid BusinessId { get; }

    /// <summary>The thing it happened to; its kind stands in <see cref="EventAttribute.Subject"/>.</summary>
    Guid SubjectId { get; }

    /// <summary>The thing that holds it (a task's project): pages of the holder listen too.</summary>
    Guid? ParentId => null;
}

/// <summary>Stable name of an event, such as <c>plan.task.closed</c>, and the kind of its subject.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class EventAttribute(string name, string subject) : Attribute
{
    public string Name { get; } = name;
    public string Subject { get; } = subject;
}

/// <summary>A line of the event log: append-only, in one order (<see cref="Seq"/>), itself the outbox.</summary>
public sealed class EventRow
{
    public long Seq { get; set; }
    public Guid Id { get; set; }
    public Guid BusinessId { get; set; }
    public DateTimeOffset At { get; set; }
    public Guid? ActorId { get; set; }
    public string Kind { get; set; } = "";
    public string SubjectKind { get; set; } = "";
    public Guid SubjectId { get; set; }
    public Guid? ParentId { get; set; }
    public string Body { get; set; } = "{}";
    public Guid? CauseId { get; set; }
    public Door Door { get; set; }
}

/// <summary>Reads the log behind a durable cursor; called at least once per event, so it must bear repetition.</summary>
public interface ISubscriber
{
    /// <summary>Stable name: the cursor's key.</summary>
    string Name { get; }

    Task Handle(IReadOnlyList<EventRow> events, CancellationToken cancel);
}

/// <summary>Where a subscriber has read to.</summary>
public sealed class SubscriberCursor
{
    public string Name { get; set; } = "";
    public long Seq { get; set; }
}
