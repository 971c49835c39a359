using System.IO.Compression;
using System.Xml;

namespace Regie.Connect;

/// <summary>Looks at every entry of a workbook before a reader does: number, size and ratio counted while inflating, no document type, no secret.</summary>
internal static class XlsxGuard
{
    // Shared strings are held in memory by the reader; the sheets are streamed.
    private const long MostSharedStrings = 128L << 20;

    public static SourceFault? Check(SourceFile file, ReadLimits limits, CancellationToken cancel)
    {
        try
        {
            using var stream = file.Open();
            using var archive = new ZipArchive(stream, ZipArchiveMode.Read);
            if (archive.Entries.Count > limits.ArchiveEntries)
            {
                return new("connect.file.archive-entries", Detail: archive.Entries.Count.ToString(System.Globalization.CultureInfo.InvariantCulture));
            }

            if (archive.GetEntry("xl/workbook.xml") is null)
            {
                return new("connect.file.not-xlsx");
            }

            var total = 0L;
            foreach (var entry in archive.Entries)
            {
                if (Inflate(entry, limits, ref total, cancel) is { } fault)
                {
                    return fault;
                }
            }

            return null;
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException)
        {
            return new("connect.file.archive");
        }
    }

    private static SourceFault? Inflate(ZipArchiveEntry entry, ReadLimits limits, ref long total, CancellationToken cancel)
    {
        if (entry.IsEncrypted)
        {
            return new("connect.file.archive-encrypted", entry.FullName);
        }

        if (IsXml(entry) && Prolog(entry) is { } fault)
        {
            return fault;
        }

        using var inflated = entry.Open();
        var buffer = new byte[1 << 16];
        var own = 0L;
        int read;
        while ((read = inflated.Read(buffer)) > 0)
        {
            cancel.ThrowIfCancellationRequested();
            own += read;
            total += read;
            if (total > limits.InflatedBytes || own > Math.Max(1 << 20, entry.CompressedLength * limits.InflateRatio))
            {
                return new("connect.file.archive-bomb", entry.FullName);
            }

            if (own > MostSharedStrings && entry.FullName.EndsWith("sharedStrings.xml", StringComparison.OrdinalIgnoreCase))
            {
                return new("connect.file.too-large", entry.FullName);
            }
        }

        return null;
    }

    private static bool IsXml(ZipArchiveEntry entry) =>
        entry.Length > 0 && (entry.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || entry.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase));

    // A document type stands before the first element or nowhere.
    private static SourceFault? Prolog(ZipArchiveEntry entry)
    {
        try
        {
            using var xml = SafeXml.Reader(entry.Open());
            xml.MoveToContent();
            return null;
        }
        catch (XmlException exception)
        {
            return SafeXml.Fault(exception, entry.FullName);
        }
    }
}
