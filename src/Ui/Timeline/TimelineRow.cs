namespace Regie.Ui;

/// <summary>How a row of the timeline is drawn.</summary>
public enum TimelineKind
{
    /// <summary>A bar with its progress.</summary>
    Task,
    /// <summary>A bracket over its children.</summary>
    Summary,
    /// <summary>A diamond on its day.</summary>
    Milestone,
}

/// <summary>One row of the timeline. Days are whole and the finish is the last day worked.</summary>
public sealed record TimelineRow
{
    public required Guid Id { get; init; }
    public required string Name { get; init; }
    public TimelineKind Kind { get; init; }
    /// <summary>0 for the outermost; the rows after it that are deeper are its children.</summary>
    public int Depth { get; init; }
    public DateOnly? Start { get; init; }
    public DateOnly? Finish { get; init; }
    public DateOnly? BaselineStart { get; init; }
    public DateOnly? BaselineFinish { get; init; }
    /// <summary>A share from 0 to 1.</summary>
    public double Done { get; init; }
    public bool Critical { get; init; }
    /// <summary>As it is shown: "0 d".</summary>
    public string? Slack { get; init; }
    /// <summary>There is less than none: the date that was promised is missed.</summary>
    public bool LacksTime { get; init; }
    public string? Assignee { get; init; }
    public Guid? AssigneeId { get; init; }
    /// <summary>Where the row opens.</summary>
    public string? Href { get; init; }
    /// <summary>The person may not move it, or its dates are not theirs to set.</summary>
    public bool Fixed { get; init; }

    /// <summary>Nobody said when or how long: it stands where it would begin now, and that says nothing.</summary>
    public bool Loose { get; init; }

    internal bool Late => Finish is { } finish && BaselineFinish is { } planned && finish > planned;
}

/// <summary>Which ends of two tasks a link ties.</summary>
public enum TimelineLinkKind
{
    FinishToStart,
    StartToStart,
    FinishToFinish,
    StartToFinish,
}

/// <summary>A link: <paramref name="To"/> depends on <paramref name="From"/>.</summary>
public sealed record TimelineLink(Guid From, Guid To, TimelineLinkKind Kind = TimelineLinkKind.FinishToStart);

/// <summary>What a drag or a key did to a bar.</summary>
public enum TimelineDrag
{
    /// <summary>Both ends moved by the same days.</summary>
    Move,
    ResizeStart,
    ResizeFinish,
}

/// <summary>A bar was put down: its new days.</summary>
public sealed record TimelineMove(Guid Id, DateOnly Start, DateOnly Finish, TimelineDrag Kind);

/// <summary>How much time a screen shows.</summary>
public enum TimelineZoom
{
    Day,
    Week,
    Month,
    Quarter,
}
