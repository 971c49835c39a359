namespace Regie.Scheduling;

/// <summary>How a node gets its dates.</summary>
enum NodeMode : byte
{
    /// <summary>Computed; has a duration.</summary>
    Work,
    /// <summary>Computed; a single instant, kept as it comes even outside working time.</summary>
    Instant,
    /// <summary>A person fixed the dates.</summary>
    Manual,
    /// <summary>Begun: the start is pinned, what remains is computed.</summary>
    Started,
    /// <summary>Done: both dates are pinned.</summary>
    Finished,
}

/// <summary>
/// One vertex of the graph: a leaf task, or the hub of a link between two summaries. Moments are <see cref="Minute"/>s, or
/// <see cref="Minute.None"/>.
/// </summary>
struct Node
{
    public NodeMode Mode;
    byte constraint;
    /// <summary>The floor is the status date, not a manual summary's start.</summary>
    public bool FloorIsStatus;
    /// <summary>Not a task: passes the latest of many predecessors on to many successors.</summary>
    public bool IsHub;
    public short Calendar;
    /// <summary>Position in the input, -1 for a hub.</summary>
    public int Task;
    public int Duration;
    public int Remaining;
    public int ConstraintAt;
    public int Deadline;
    /// <summary>The task does not start before this, whatever its links say.</summary>
    public int Floor;
    /// <summary>Manual or actual dates.</summary>
    public int FixedStart, FixedFinish;
    /// <summary>Remaining work does not go on before this.</summary>
    public int Resume;

    public ConstraintKind Constraint { readonly get => (ConstraintKind)constraint; set => constraint = (byte)value; }
}

/// <summary>A link between two nodes, seen from one of them; percentages are already minutes.</summary>
struct Edge
{
    /// <summary>The node at the other end.</summary>
    public int Other;
    public int Lag;
    /// <summary>Position of the link in the input.</summary>
    public int Link;
    byte kind;
    public bool IsElapsed;

    public LinkKind Kind { readonly get => (LinkKind)kind; set => kind = (byte)value; }

    // FS 0, SS 1, FF 2, SF 3: the first bit says which end of the predecessor, the second which of the successor.
    public readonly bool FromStart => (kind & 1) != 0;
    public readonly bool ToFinish => (kind & 2) != 0;
}

/// <summary>What the forward pass finds. Indices are those of the node's own calendar.</summary>
struct Early : IEquatable<Early>
{
    public int Start, Finish, StartIndex, FinishIndex;
    /// <summary>Index at which links and floors would let the task start; later than the start when a constraint or a person overrides them.</summary>
    public int DrivenIndex;
    /// <summary>Which incoming edge decided the start, or minus one minus a <see cref="DriverKind"/>.</summary>
    public int Driver;
    /// <summary>The most demanding incoming edge, whether or not it decided; -1 without links.</summary>
    public int Follows;
    public short Calendar;

    public readonly bool Equals(Early other) =>
        Start == other.Start && Finish == other.Finish && StartIndex == other.StartIndex && FinishIndex == other.FinishIndex
        && DrivenIndex == other.DrivenIndex && Driver == other.Driver && Follows == other.Follows && Calendar == other.Calendar;

    public override readonly bool Equals(object? obj) => obj is Early other && Equals(other);

    public override readonly int GetHashCode() => HashCode.Combine(Start, Finish, DrivenIndex, Driver);

    public static int By(DriverKind kind) => -1 - (int)kind;
}

/// <summary>What the backward pass finds; the dates that people see follow from it, see <see cref="Passes.LateStart(int)"/>.</summary>
struct Late : IEquatable<Late>
{
    public int StartIndex, FinishIndex;
    /// <summary>The moment the finish must not pass; later than the finish where work pauses. Of an instant, its own latest moment.</summary>
    public int Limit;
    public short Calendar;
    public NodeMode Mode;
    /// <summary>The late dates are the early ones, to the minute.</summary>
    public bool IsEarly;

    public readonly bool Equals(Late other) =>
        StartIndex == other.StartIndex && FinishIndex == other.FinishIndex && Limit == other.Limit
        && Calendar == other.Calendar && Mode == other.Mode && IsEarly == other.IsEarly;

    public override readonly bool Equals(object? obj) => obj is Late other && Equals(other);

    public override readonly int GetHashCode() => HashCode.Combine(StartIndex, FinishIndex, Limit);
}

/// <summary>Slack of a node in working minutes of its calendar; a hub's free slack is the moment it may reach.</summary>
record struct Slack(int Total, int Free);
