namespace Regie.Kernel;

/// <summary>An uploaded file that waits to be used: the upload belongs to the person who sent it, for 24 hours.</summary>
public sealed record FileRef(Guid UploadId);

/// <summary>A received file before an operation takes it. Its bytes are stored under their hash.</summary>
public sealed class Upload
{
    public Guid Id { get; set; }
    public Guid PersonId { get; set; }
    public string Name { get; set; } = "";
    public string ContentType { get; set; } = "application/octet-stream";
    public long Size { get; set; }

    /// <summary>SHA-256, hex.</summary>
    public string Hash { get; set; } = "";

    public DateTimeOffset At { get; set; }
}

/// <summary>A file of a business: content-addressed, unique by business and hash.</summary>
public sealed class StoredFile : IOwned
{
    public Guid Id { get; set; }
    public Guid BusinessId { get; set; }
    public string Hash { get; set; } = "";
    public long Size { get; set; }
    public DateTimeOffset At { get; set; }
}
