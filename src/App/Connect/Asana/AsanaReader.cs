namespace Regie.Connect;

/// <summary>Reads the CSV that Asana exports for a project.</summary>
/// <remarks>The file names parents and blockers instead of giving their ids, and holds neither comments nor files: what that costs is told.</remarks>
public static class AsanaReader
{
    public static SourceRead Read(SourceFile file, ReadLimits? limits = null, CancellationToken cancel = default)
    {
        limits ??= ReadLimits.Default;
        var sheets = SheetFile.Read(file, limits, cancel);
        if (sheets.Fault is { } fault)
        {
            return fault;
        }

        var sheet = sheets.Sheets[0];
        if (AsanaColumns.Find(sheet) is not { } columns)
        {
            return new SourceFault("connect.file.not-asana", "Task ID", 1);
        }

        var rows = sheet.Rows.Skip(columns.HeaderRow + 1).Where(row => !row.IsBlank()).ToList();
        return rows.Count > limits.Tasks
            ? new SourceFault("connect.file.too-many-tasks", Detail: rows.Count.ToString(System.Globalization.CultureInfo.InvariantCulture))
            : new AsanaBoard(file, columns, rows, sheets.Delimiter).Board();
    }

    internal static bool Recognises(Sheet sheet) => AsanaColumns.Find(sheet) is not null;
}
