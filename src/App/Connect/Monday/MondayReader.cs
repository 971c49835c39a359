namespace Regie.Connect;

/// <summary>Reads the workbook of monday's “Export board to Excel”.</summary>
public static class MondayReader
{
    public static SourceRead Read(SourceFile file, ReadLimits? limits = null, CancellationToken cancel = default)
    {
        limits ??= ReadLimits.Default;
        var sheets = SheetFile.Read(file, limits, cancel);
        if (sheets.Fault is { } fault)
        {
            return fault;
        }

        if (MondaySheet.Read(sheets.Sheets[0]) is not { Rows.Count: > 0 } parts)
        {
            return new SourceFault("connect.file.not-monday", $"{sheets.Sheets[0].Name}!A1");
        }

        return parts.Rows.Count > limits.Tasks
            ? new SourceFault("connect.file.too-many-tasks", Detail: parts.Rows.Count.ToString(System.Globalization.CultureInfo.InvariantCulture))
            : new MondayBoard(parts, [.. sheets.Sheets.Skip(1)]).Board(sheets.Sheets[0].Name);
    }

    internal static bool Recognises(SheetFile sheets) => sheets.Sheets.Count > 0 && MondaySheet.Recognises(sheets.Sheets[0]);
}
