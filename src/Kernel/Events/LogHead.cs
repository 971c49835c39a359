namespace Regie.Kernel;

/// <summary>The one counter that orders the log; taken as the last thing before a commit.</summary>
public sealed class LogHead
{
    public int Id { get; set; }
    public long Value { get; set; }
}
