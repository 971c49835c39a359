using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Regie.Kernel;

/// <summary>What tells one request from another under the same idempotency key: operation, path, what was sent in a canonical form, each file's hash.</summary>
public sealed class Fingerprint : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public Fingerprint(OperationDescriptor descriptor, string path)
    {
        Add(descriptor.Name);
        Add(path);
    }

    /// <summary>Of a call whose arguments are all in one JSON object.</summary>
    public static string Of(OperationDescriptor descriptor, ReadOnlyMemory<byte> json)
    {
        using var fingerprint = new Fingerprint(descriptor, "");
        fingerprint.Json(json);
        return fingerprint.Finish();
    }

    public void Add(string text)
    {
        _hash.AppendData(Encoding.UTF8.GetBytes(text));
        _hash.AppendData("\n"u8);
    }

    /// <summary>JSON with its members sorted and no space: the same request written differently is the same.</summary>
    public void Json(ReadOnlyMemory<byte> json)
    {
        if (json.IsEmpty)
        {
            return;
        }

        using var document = JsonDocument.Parse(json);
        var buffer = new ArrayBufferWriter<byte>(json.Length);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            Write(writer, document.RootElement);
        }

        _hash.AppendData(buffer.WrittenSpan);
        _hash.AppendData("\n"u8);
    }

    public string Finish() => Convert.ToHexStringLower(_hash.GetHashAndReset());

    public void Dispose() => _hash.Dispose();

    private static void Write(Utf8JsonWriter writer, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var property in element.EnumerateObject().OrderBy(property => property.Name, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(property.Name);
                    Write(writer, property.Value);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in element.EnumerateArray())
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }
}
