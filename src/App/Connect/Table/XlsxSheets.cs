using System.Text;
using System.Xml;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace Regie.Connect;

/// <summary>Reads the sheets of an Excel workbook, after <see cref="XlsxGuard"/> has looked at it.</summary>
internal static class XlsxSheets
{
    // The reader looks for the Windows code page even where it needs none.
    static XlsxSheets() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static SheetFile Read(SourceFile file, ReadLimits limits, CancellationToken cancel)
    {
        if (XlsxGuard.Check(file, limits, cancel) is { } fault)
        {
            return new([], fault);
        }

        List<Sheet> sheets = [];
        var where = "";
        try
        {
            using var stream = file.Open();
            using var reader = ExcelReaderFactory.CreateOpenXmlReader(stream);
            var cells = 0L;
            do
            {
                where = reader.Name;
                if (reader.FieldCount > limits.Columns)
                {
                    return new([], new("connect.file.too-many-cells", $"{where}!{Cell.ColumnName(reader.FieldCount - 1)}"));
                }

                List<object?[]> rows = [];
                while (reader.Read())
                {
                    cancel.ThrowIfCancellationRequested();
                    cells += reader.FieldCount;
                    if (cells > limits.Cells)
                    {
                        return new([], new("connect.file.too-many-cells", where, rows.Count + 1));
                    }

                    rows.Add(Row(reader));
                }

                while (rows.Count > 0 && rows[^1].IsBlank())
                {
                    rows.RemoveAt(rows.Count - 1);
                }

                sheets.Add(new(reader.Name, rows));
            }
            while (reader.NextResult());
        }
        catch (XmlException exception)
        {
            return new([], SafeXml.Fault(exception, where));
        }
        catch (Exception exception) when (exception is ExcelReaderException or InvalidDataException or EndOfStreamException or FormatException or OverflowException or ArgumentException
            or NullReferenceException or IndexOutOfRangeException or KeyNotFoundException or InvalidCastException)
        {
            // The reader trusts the workbook's inner references; in a damaged one they end in any of these.
            return new([], new("connect.file.not-xlsx", where));
        }

        return sheets.TrueForAll(sheet => sheet.Rows.Count == 0) ? new([], new("connect.file.empty")) : new(sheets);
    }

    private static object?[] Row(IExcelDataReader reader)
    {
        var row = new object?[reader.FieldCount];
        var last = 0;
        for (var at = 0; at < row.Length; at++)
        {
            row[at] = reader.GetValue(at) switch
            {
                int whole => (double)whole,
                TimeSpan time => time.ToString("c", System.Globalization.CultureInfo.InvariantCulture),
                var other => other,
            };
            last = row[at] is null ? last : at + 1;
        }

        return row[..last];
    }
}
