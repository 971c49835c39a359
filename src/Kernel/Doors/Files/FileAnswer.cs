using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Regie.Kernel;

/// <summary>Hands out a file as a download that no browser runs: attachment, not sniffed, sandboxed, and of no type that is a document with scripts.</summary>
internal sealed class FileAnswer(BlobStore blobs)
{
    private static readonly HashSet<string> Harmless = new(StringComparer.OrdinalIgnoreCase)
    {
        "image/png", "image/jpeg", "image/gif", "image/webp", "image/avif", "application/pdf", "text/plain", "text/csv", "text/calendar", "application/json", "application/zip",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation", "audio/mpeg", "video/mp4",
    };

    public async Task<Problem?> Write(HttpContext http, FileContent file)
    {
        if (file.Hash is { } missing && !blobs.Exists(missing))
        {
            return Problem.NotFound();
        }

        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        var plain = MediaTypeHeaderValue.TryParse(file.ContentType, out var parsed) ? parsed.MediaType.Value! : "";
        var type = !Harmless.Contains(plain) ? "application/octet-stream" : plain.StartsWith("text/", StringComparison.Ordinal) ? $"{plain}; charset=utf-8" : plain;
        var result = file.Hash is { } hash
            ? Results.File(blobs.Open(hash), type, file.Name, entityTag: new EntityTagHeaderValue($"\"{hash}\""), enableRangeProcessing: true)
            : Results.File(file.Bytes.ToArray(), type, file.Name);
        await result.ExecuteAsync(http);
        return null;
    }
}
