using System.Net.Mime;

namespace Regie.Kernel;

/// <summary>What a caller is told of a file they sent: hand <see cref="UploadId"/> to the operation that takes it, within 24 hours.</summary>
public sealed record UploadView(Guid UploadId, string Name, string ContentType, long Size);

/// <summary>Takes a file in: bytes to the store first, then the row that says whose it is.</summary>
public sealed class Uploading(BlobStore blobs, UploadLimit limit, SideWrite write, Ids ids, TimeProvider clock)
{
    public async Task<Result<Upload>> Take(Guid personId, string? name, string? contentType, Stream bytes, CancellationToken cancel)
    {
        var stored = await blobs.Save(bytes, limit.Bytes, cancel);
        if (!stored.IsOk)
        {
            return stored.Problem;
        }

        var now = clock.GetUtcNow();
        var upload = new Upload
        {
            Id = ids.Next(now),
            PersonId = personId,
            Name = NameOf(name),
            ContentType = TypeOf(contentType),
            Size = stored.Value.Size,
            Hash = stored.Value.Hash,
            At = now,
        };
        await write.Run(db =>
        {
            db.Uploads.Add(upload);
            return Task.CompletedTask;
        }, cancel);
        return upload;
    }

    /// <summary>The last part of whatever path was sent, without what disguises a name (control and direction characters).</summary>
    internal static string NameOf(string? sent)
    {
        var name = (sent ?? "").Replace('\\', '/');
        name = name[(name.LastIndexOf('/') + 1)..];
        name = new string([.. name.Where(character => !char.IsControl(character) && !char.IsSurrogate(character) && character is not ('\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069')))]).Trim(' ', '.');
        return name.Length switch { 0 => "file", > 200 => name[..150] + name[^50..], _ => name };
    }

    private static string TypeOf(string? sent) => sent is { Length: <= 127 } && IsType(sent) ? sent : MediaTypeNames.Application.Octet;

    private static bool IsType(string text) => Microsoft.Net.Http.Headers.MediaTypeHeaderValue.TryParse(text, out var type) && type.Type.HasValue && !type.MatchesAllTypes;
}
