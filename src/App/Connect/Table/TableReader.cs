namespace Regie.Connect;

/// <summary>Reads any CSV or Excel file with one task a row, by a mapping that is proposed and then confirmed.</summary>
public static class TableReader
{
    public static SourceRead Read(SourceFile file, TableMapping? mapping = null, ReadLimits? limits = null, CancellationToken cancel = default)
    {
        limits ??= ReadLimits.Default;
        var sheets = SheetFile.Read(file, limits, cancel);
        if (sheets.Fault is { } fault)
        {
            return fault;
        }

        if (mapping?.Columns.Values.FirstOrDefault(target => !HeaderWords.Targets.Contains(target)) is { } unknown)
        {
            return new SourceFault("connect.mapping.target", "mapping.columns", Detail: unknown);
        }

        var sheet = mapping?.Sheet is { } wanted
            ? sheets.Sheets.FirstOrDefault(one => one.Name == wanted)
            : sheets.Sheets.FirstOrDefault(one => TableColumns.HeaderRow(one) is not null);
        if (sheet is null || TableColumns.HeaderRow(sheet) is not { } header)
        {
            return mapping?.Sheet is { } name ? new SourceFault("connect.mapping.sheet", "mapping.sheet", Detail: name) : new SourceFault("connect.file.no-header", sheets.Sheets[0].Name, 1);
        }

        var rows = sheet.Rows.Skip(header + 1).Where(row => !row.IsBlank()).ToList();
        return rows.Count > limits.Tasks
            ? new SourceFault("connect.file.too-many-tasks", Detail: rows.Count.ToString(System.Globalization.CultureInfo.InvariantCulture))
            : new TableBoard(file, sheets, sheet, header, rows, mapping ?? new()).Board();
    }
}
