using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Regie.Connect;

/// <summary>
/// Walks a JSON object of any size one piece at a time: a member of the root, or one element of a root member that is an array. Only that piece
/// is in memory, so a file of 250 MB costs as much as its largest card.
/// </summary>
/// <remarks>The pieces come in the order of the file, whatever it is.</remarks>
internal sealed class JsonSections : IDisposable
{
    private enum Place
    {
        BeforeRoot,
        InRoot,
        InArray,
        AfterRoot,
    }

    private static readonly JsonReaderOptions Options = new() { MaxDepth = 64, AllowTrailingCommas = false, CommentHandling = JsonCommentHandling.Disallow };

    private static readonly byte[] EmptyArray = "[]"u8.ToArray();

    private readonly Stream stream;
    private readonly int largest;
    private byte[] buffer = new byte[1 << 17];
    private int start;
    private int end;
    private bool final;
    private Place place;
    private JsonReaderState state = new(Options);

    public JsonSections(SourceFile file, ReadLimits limits)
    {
        stream = AsUtf8(file.Open());
        largest = limits.ElementBytes;
    }

    /// <summary>Root member the current piece belongs to.</summary>
    public string Section { get; private set; } = "";

    /// <summary>Whether the piece is an element of an array; then <see cref="Index"/> is its place.</summary>
    public bool IsElement { get; private set; }

    public int Index { get; private set; } = -1;

    /// <summary>The piece as UTF-8 JSON; valid until the next call of <see cref="Next"/>.</summary>
    public ReadOnlyMemory<byte> Piece { get; private set; }

    public SourceFault? Fault { get; private set; }

    public string Path => IsElement ? $"{Section}[{Index}]" : Section;

    public void Dispose() => stream.Dispose();

    /// <summary>Goes to the next piece; false at the end of the file or at a fault.</summary>
    public bool Next()
    {
        try
        {
            while (Fault is null)
            {
                var reader = new Utf8JsonReader(buffer.AsSpan(start, end - start), final, state);
                if (!Step(ref reader, out var found))
                {
                    if (!Refill())
                    {
                        return false;
                    }

                    continue;
                }

                start += (int)reader.BytesConsumed;
                state = reader.CurrentState;
                if (found)
                {
                    return Valid();
                }
            }
        }
        catch (JsonException exception)
        {
            Fault = new("connect.file.json", Path, exception.LineNumber + 1);
        }

        return false;
    }

    // One step of the grammar. False: the buffer ends inside a token, come again with more; nothing was consumed.
    private bool Step(ref Utf8JsonReader reader, out bool found)
    {
        found = false;
        if (!reader.Read())
        {
            return false;
        }

        switch (place)
        {
            case Place.BeforeRoot when reader.TokenType != JsonTokenType.StartObject:
                Fault = new("connect.file.json-root");
                return true;
            case Place.BeforeRoot:
                place = Place.InRoot;
                return true;
            case Place.InRoot when reader.TokenType == JsonTokenType.EndObject:
                place = Place.AfterRoot;
                return true;
            case Place.InRoot:
                var section = JsonText.Unescape(reader.ValueSpan);
                if (!reader.Read())
                {
                    return false;
                }

                Section = section;
                Index = -1;
                IsElement = false;
                if (reader.TokenType == JsonTokenType.StartArray)
                {
                    place = Place.InArray;
                    return true;
                }

                return Take(ref reader, out found);
            case Place.InArray when reader.TokenType == JsonTokenType.EndArray:
                place = Place.InRoot;
                if (Index < 0)
                {
                    // An empty array is a value too.
                    Piece = EmptyArray;
                    found = true;
                }

                return true;
            case Place.InArray:
                if (!Take(ref reader, out found))
                {
                    return false;
                }

                IsElement = true;
                Index++;
                return true;
            default:
                return true;
        }
    }

    private bool Take(ref Utf8JsonReader reader, out bool found)
    {
        var from = (int)reader.TokenStartIndex;
        found = reader.TrySkip();
        if (found)
        {
            Piece = buffer.AsMemory(start + from, (int)reader.BytesConsumed - from);
        }

        return found;
    }

    private bool Valid()
    {
        if (Utf8.IsValid(Piece.Span))
        {
            return true;
        }

        Fault = new("connect.file.encoding", Path);
        return false;
    }

    // Moves what is not consumed to the front, doubles the buffer when that fills it, and reads.
    private bool Refill()
    {
        if (final)
        {
            return place == Place.AfterRoot ? false : Refuse(new("connect.file.json", Path));
        }

        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            end -= start;
            start = 0;
        }

        if (end == buffer.Length)
        {
            if (buffer.Length >= largest)
            {
                return Refuse(new("connect.file.value-too-large", Path, Detail: (largest >> 20) + " MiB"));
            }

            Array.Resize(ref buffer, Math.Min(largest, buffer.Length * 2));
        }

        var read = stream.ReadAtLeast(buffer.AsSpan(end), buffer.Length - end, throwOnEndOfStream: false);
        end += read;
        final = end < buffer.Length;
        return true;
    }

    private bool Refuse(SourceFault fault)
    {
        Fault = fault;
        return false;
    }

    // Files saved again by an editor may have a byte order mark or be UTF-16.
    private static Stream AsUtf8(Stream raw)
    {
        var mark = new byte[3];
        var read = raw.ReadAtLeast(mark, 3, throwOnEndOfStream: false);
        var encoding = read >= 2 && mark[0] == 0xFF && mark[1] == 0xFE ? Encoding.Unicode
            : read >= 2 && mark[0] == 0xFE && mark[1] == 0xFF ? Encoding.BigEndianUnicode
            : null;
        raw.Position = encoding is not null ? 2 : read == 3 && mark.AsSpan().SequenceEqual(Encoding.UTF8.Preamble) ? 3 : 0;
        return encoding is null ? raw : Encoding.CreateTranscodingStream(raw, encoding, new UTF8Encoding(false), leaveOpen: false);
    }
}
