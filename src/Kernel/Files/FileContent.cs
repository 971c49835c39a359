namespace Regie.Kernel;

/// <summary>
/// The answer of an operation that hands out a file: a stored one by its hash, or bytes made for this answer (an export).
/// Over HTTP it is always a download, never shown inside a page of ours.
/// </summary>
public sealed record FileContent(string Name, string ContentType)
{
    /// <summary>Where the bytes are in the <see cref="BlobStore"/>.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string? Hash { get; init; }

    /// <summary>The bytes themselves, where they are not stored.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public ReadOnlyMemory<byte> Bytes { get; init; }
}
