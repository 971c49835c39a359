using System.Globalization;

namespace Regie.Connect;

/// <summary>A sheet of cells: text, <see cref="double"/>, <see cref="DateTime"/>, <see cref="bool"/> or null. Rows may be of different lengths.</summary>
/// <param name="FirstLine">Line or row number of the first row in the file, from 1.</param>
internal sealed record Sheet(string Name, IReadOnlyList<object?[]> Rows, int FirstLine = 1);

/// <summary>All sheets of a file, or the fault that kept it from being read; and the delimiter, for CSV.</summary>
internal sealed record SheetFile(IReadOnlyList<Sheet> Sheets, SourceFault? Fault = null, char? Delimiter = null)
{
    public static SheetFile Read(SourceFile file, ReadLimits limits, CancellationToken cancel)
    {
        if (file.Length > limits.FileBytes)
        {
            return new([], new("connect.file.too-large", Detail: $"{limits.FileBytes >> 20} MiB"));
        }

        var start = new byte[8];
        using (var stream = file.Open())
        {
            start = start[..stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        }

        return start.AsSpan().StartsWith("PK"u8) ? XlsxSheets.Read(file, limits, cancel)
            : start.AsSpan().StartsWith(new byte[] { 0xD0, 0xCF, 0x11, 0xE0 }) ? new([], new("connect.file.old-excel"))
            : CsvSheets.Read(file, limits, cancel);
    }
}

internal static class Cell
{
    /// <summary>The cell as a person would read it, without spaces at its ends; empty is null.</summary>
    public static string? Text(this object?[] row, int column) => column >= 0 && column < row.Length ? Text(row[column]) : null;

    public static object? Value(this object?[] row, int column) => column >= 0 && column < row.Length ? row[column] : null;

    public static string? Text(object? cell)
    {
        var text = cell switch
        {
            null => null,
            string value => value,
            double number => Number(number),
            DateTime date => date.TimeOfDay == TimeSpan.Zero ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : date.ToString("s", CultureInfo.InvariantCulture),
            bool flag => flag ? "true" : "false",
            IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
            _ => cell.ToString(),
        };
        return string.IsNullOrWhiteSpace(text) ? null : text.Replace("\0", "", StringComparison.Ordinal).Trim();
    }

    public static bool IsBlank(this object?[] row) => row.All(cell => Text(cell) is null);

    /// <summary>The name a spreadsheet gives a column: A, B … Z, AA.</summary>
    public static string ColumnName(int index)
    {
        var name = "";
        for (var rest = index + 1; rest > 0; rest = (rest - 1) / 26)
        {
            name = (char)('A' + ((rest - 1) % 26)) + name;
        }

        return name;
    }

    // Ids beyond 2^31 come as floating numbers: whole ones are written without exponent.
    private static string Number(double number) =>
        Math.Abs(number) < 1e15 && number == Math.Truncate(number) ? ((long)number).ToString(CultureInfo.InvariantCulture) : number.ToString("R", CultureInfo.InvariantCulture);
}
