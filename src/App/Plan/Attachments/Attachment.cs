using Regie.Kernel;

namespace Regie.Plan;

/// <summary>A stored file, or a link to something that lies elsewhere.</summary>
public sealed class Attachment : IOwned, IOnTask
{
    public Guid Id { get; set; }
    public Guid BusinessId { get; set; }
    public Guid TaskId { get; set; }
    public string Name { get; set; } = "";

    /// <summary>The stored file; null for a link.</summary>
    public Guid? FileId { get; set; }

    /// <summary>SHA-256, hex, of the stored file.</summary>
    public string? Hash { get; set; }

    public string? ContentType { get; set; }
    public long? Size { get; set; }

    /// <summary>Where it lies, for a link.</summary>
    public string? Url { get; set; }

    /// <summary>The link asks for an account of the tool it came from.</summary>
    public bool NeedsLogin { get; set; }

    public bool IsCover { get; set; }
    public Guid? AddedById { get; set; }
    public DateTimeOffset At { get; set; }
}
