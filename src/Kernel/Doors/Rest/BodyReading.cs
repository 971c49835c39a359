using System.Buffers;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Regie.Kernel;

/// <summary>Reads a JSON body whole, up to a limit.</summary>
internal static class BodyReading
{
    public const int Limit = 10 * 1_048_576;

    public static readonly Problem TooLarge = new(ProblemKind.TooLarge, "body-too-large", 10);
    private static readonly Problem NotJson = new(ProblemKind.Unsupported, "not-json");

    /// <summary>Is there a body, and is it said to be JSON? Null where all is well.</summary>
    public static Problem? Refuse(HttpRequest request)
    {
        if (!HasBody(request))
        {
            return null;
        }

        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !(type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase) || type.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase))
            || (type.Charset.HasValue && !type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase) && !type.Charset.Equals("\"utf-8\"", StringComparison.OrdinalIgnoreCase))
            || request.Headers.ContentEncoding.Count > 0)
        {
            return NotJson;
        }

        return request.ContentLength > Limit ? TooLarge : null;
    }

    public static bool HasBody(HttpRequest request) => request.ContentLength is > 0 || (request.ContentLength is null && request.Headers.TransferEncoding.Count > 0);

    /// <summary>The bytes in a rented buffer, or nothing where the limit was passed.</summary>
    public static async ValueTask<(byte[]? Buffer, int Length)> Read(HttpRequest request, CancellationToken cancel)
    {
        var buffer = ArrayPool<byte>.Shared.Rent((int)Math.Min(request.ContentLength ?? 4096, Limit) + 1);
        var length = 0;
        try
        {
            while (true)
            {
                if (length == buffer.Length)
                {
                    var larger = ArrayPool<byte>.Shared.Rent(Math.Min(buffer.Length * 2, Limit + 1));
                    buffer.AsSpan(0, length).CopyTo(larger);
                    ArrayPool<byte>.Shared.Return(buffer);
                    buffer = larger;
                }

                var read = await request.Body.ReadAsync(buffer.AsMemory(length), cancel);
                if (read == 0)
                {
                    return (buffer, length);
                }

                length += read;
                if (length > Limit)
                {
                    ArrayPool<byte>.Shared.Return(buffer);
                    return (null, 0);
                }
            }
        }
        catch
        {
            ArrayPool<byte>.Shared.Return(buffer);
            throw;
        }
    }
}
