using System.Text;
using Sylvan.Data.Csv;

namespace Regie.Connect;

/// <summary>Reads delimited text of any of the usual kinds: UTF-8 with or without mark, UTF-16, Windows-1252; comma, semicolon or tab; CR, LF or both.</summary>
internal static class CsvSheets
{
    private const int SampleChars = 64 << 10;

    public static SheetFile Read(SourceFile file, ReadLimits limits, CancellationToken cancel)
    {
        var (encoding, fault) = EncodingOf(file);
        if (encoding is null)
        {
            return new([], fault);
        }

        var delimiter = Delimiter(Sample(file, encoding));
        using var text = new StreamReader(file.Open(), encoding, detectEncodingFromByteOrderMarks: true);
        List<object?[]> rows = [];
        try
        {
            using var csv = CsvDataReader.Create(text, new CsvDataReaderOptions
            {
                HasHeaders = false,
                Delimiter = delimiter,
                BufferSize = 1 << 16,
                MaxBufferSize = limits.ValueChars,
                CsvStyle = CsvStyle.Standard,
                StringFactory = null,
            });
            var cells = 0L;
            while (csv.Read())
            {
                cancel.ThrowIfCancellationRequested();
                var count = csv.RowFieldCount;
                cells += count;
                if (count > limits.Columns || cells > limits.Cells || rows.Count > limits.Tasks * 5L)
                {
                    return new([], new("connect.file.too-many-cells", Line: rows.Count + 1));
                }

                var row = new object?[count];
                for (var at = 0; at < count; at++)
                {
                    row[at] = csv.GetString(at);
                }

                rows.Add(row);
            }
        }
        catch (CsvRecordTooLargeException)
        {
            return new([], new("connect.file.value-too-large", Line: rows.Count + 1));
        }
        catch (CsvFormatException exception)
        {
            return new([], new("connect.file.csv", Cell.ColumnName(exception.FieldOrdinal), rows.Count + 1));
        }

        if (rows.Count > 0 && rows[0] is [string first, ..] && first.StartsWith('\uFEFF'))
        {
            rows[0][0] = first[1..];
        }

        return rows.TrueForAll(row => row.IsBlank())
            ? new([], new("connect.file.empty"))
            : new([new(Path.GetFileNameWithoutExtension(file.Name), rows)], Delimiter: delimiter);
    }

    // Without a mark it is UTF-8 if every byte says so; else UTF-16 when every second byte is zero; else the Windows code page of western Europe.
    private static (Encoding? Encoding, SourceFault? Fault) EncodingOf(SourceFile file)
    {
        using var stream = file.Open();
        var buffer = new byte[1 << 16];
        var decoder = new UTF8Encoding(false, throwOnInvalidBytes: true).GetDecoder();
        var chars = new char[buffer.Length + 1];
        var isUtf8 = true;
        var first = true;
        int read;
        while ((read = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false)) > 0)
        {
            var bytes = buffer.AsSpan(0, read);
            if (first && (bytes.StartsWith(new byte[] { 0xFF, 0xFE }) || bytes.StartsWith(new byte[] { 0xFE, 0xFF })))
            {
                return (bytes[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode, null);
            }

            if (bytes.Contains((byte)0))
            {
                var even = Zeros(bytes, 0);
                var odd = Zeros(bytes, 1);
                return first && odd > read / 4 && even < read / 16 ? (Encoding.Unicode, null)
                    : first && even > read / 4 && odd < read / 16 ? (Encoding.BigEndianUnicode, null)
                    : (null, new("connect.file.binary"));
            }

            first = false;
            try
            {
                _ = isUtf8 ? decoder.GetChars(bytes, chars, flush: read < buffer.Length) : 0;
            }
            catch (DecoderFallbackException)
            {
                isUtf8 = false;
            }
        }

        return first ? (null, new("connect.file.empty")) : (isUtf8 ? new UTF8Encoding(false) : Windows1252.Encoding, null);
    }

    private static int Zeros(ReadOnlySpan<byte> bytes, int offset)
    {
        var count = 0;
        for (var at = offset; at < bytes.Length; at += 2)
        {
            count += bytes[at] == 0 ? 1 : 0;
        }

        return count;
    }

    private static string Sample(SourceFile file, Encoding encoding)
    {
        using var text = new StreamReader(file.Open(), encoding, detectEncodingFromByteOrderMarks: true);
        var chars = new char[SampleChars];
        return new(chars, 0, text.ReadBlock(chars));
    }

    // The delimiter that splits the first lines most evenly, outside quotes.
    private static char Delimiter(string sample)
    {
        var best = ',';
        var bestScore = 0d;
        foreach (var candidate in ",;\t|")
        {
            var counts = Counts(sample, candidate);
            var most = counts.Where(count => count > 0).GroupBy(count => count).OrderByDescending(group => group.Count()).ThenByDescending(group => group.Key).FirstOrDefault();
            var score = most is null ? 0 : most.Count() * (1 + (most.Key / 100d));
            if (score > bestScore)
            {
                (best, bestScore) = (candidate, score);
            }
        }

        return best;
    }

    private static List<int> Counts(string sample, char delimiter)
    {
        List<int> counts = [];
        var (count, quoted, any) = (0, false, false);
        foreach (var character in sample)
        {
            if (character == '"')
            {
                quoted = !quoted;
            }
            else if (!quoted && character is '\n' or '\r')
            {
                if (any)
                {
                    counts.Add(count);
                }

                (count, any) = (0, false);
                continue;
            }
            else if (!quoted && character == delimiter)
            {
                count++;
            }

            any = true;
        }

        if (any)
        {
            counts.Add(count);
        }

        return counts;
    }
}
