using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Regie.Connect;

/// <summary>Collects the leaves of one object that have no native place, in their original nesting; containers without such a leaf do not appear.</summary>
/// <remarks>An inner object that has an <c>id</c> carries it along, so that what is kept can be told apart.</remarks>
internal sealed class Remainder : IDisposable
{
    private static readonly JsonWriterOptions Options = new() { SkipValidation = true, MaxDepth = 128 };

    private readonly ArrayBufferWriter<byte> buffer = new(4096);
    private readonly List<Frame> frames = [];
    private readonly Utf8JsonWriter writer;
    private int opened;

    public Remainder() => writer = new(buffer, Options);

    public void Dispose() => writer.Dispose();

    /// <summary>The JSON collected since the last call, or null when all was native.</summary>
    public string? Take()
    {
        writer.Flush();
        var json = buffer.WrittenCount == 0 ? null : Encoding.UTF8.GetString(buffer.WrittenSpan);
        buffer.ResetWrittenCount();
        writer.Reset(buffer);
        return json;
    }

    public void Enter(ReadOnlySpan<byte> name, JsonElement container) => frames.Add(new(name.ToArray(), container));

    public void Leave()
    {
        var frame = frames[^1];
        frames.RemoveAt(frames.Count - 1);
        if (opened <= frames.Count)
        {
            return;
        }

        opened--;
        if (frame.IsArray)
        {
            writer.WriteEndArray();
        }
        else
        {
            writer.WriteEndObject();
        }
    }

    public void Write(ReadOnlySpan<byte> name, JsonElement value)
    {
        for (; opened < frames.Count; opened++)
        {
            Open(frames[opened], carryId: opened > 0);
        }

        if (frames.Count > 1 && name.SequenceEqual("id"u8) && !frames[^1].IsArray)
        {
            return;
        }

        Name(name);
        writer.WriteRawValue(JsonMarshal.GetRawUtf8Value(value), skipInputValidation: true);
    }

    private void Open(Frame frame, bool carryId)
    {
        Name(frame.Name);
        if (frame.IsArray)
        {
            writer.WriteStartArray();
            return;
        }

        writer.WriteStartObject();
        if (carryId && frame.Container.TryGetProperty("id"u8, out var id))
        {
            writer.WritePropertyName("id"u8);
            writer.WriteRawValue(JsonMarshal.GetRawUtf8Value(id), skipInputValidation: true);
        }
    }

    // Names come raw, that is still escaped: only the rare escaped one is read back to text.
    private void Name(ReadOnlySpan<byte> name)
    {
        if (name.IsEmpty)
        {
            return;
        }

        writer.WritePropertyName(name.Contains((byte)'\\') ? Encoding.UTF8.GetBytes(JsonText.Unescape(name)) : name);
    }

    private readonly record struct Frame(byte[] Name, JsonElement Container)
    {
        public bool IsArray => Container.ValueKind == JsonValueKind.Array;
    }
}
