namespace Regie.Connect;

/// <summary>Takes the board sheet of monday apart: groups, items, subitems (shifted by one column, with a header of their own), summary rows.</summary>
internal static class MondaySheet
{
    internal sealed record Row(int Line, string Group, bool IsSubitem, object?[] Cells, MondayHeader Header);

    internal sealed record Parts(string Board, IReadOnlyList<string> Groups, IReadOnlyList<Row> Rows, IReadOnlyList<(int Line, object?[] Cells)> Others);

    public static bool Recognises(Sheet sheet) => Read(sheet) is { Groups.Count: > 0 } parts && parts.Rows.Any(row => row.Header.Has("id") || row.Header.Has("subitems"));

    public static Parts? Read(Sheet sheet)
    {
        var rows = sheet.Rows;
        if (rows.Count < 3 || !OnlyFirst(rows[0]))
        {
            return null;
        }

        List<string> groups = [];
        List<Row> found = [];
        List<(int, object?[])> others = [];
        MondayHeader? items = null, subitems = null;
        var inSubitems = false;
        for (var at = 1; at < rows.Count; at++)
        {
            var row = rows[at];
            if (row.IsBlank())
            {
                items = null;
                continue;
            }

            if (OnlyFirst(row) && at + 1 < rows.Count && IsHeader(rows[at + 1]))
            {
                groups.Add(row.Text(0)!);
                items = MondayHeader.Of(rows[++at], 0, false);
                inSubitems = false;
                continue;
            }

            if (items is null)
            {
                others.Add((at + sheet.FirstLine, row));
            }
            else if (row.Text(0) is "Subitems" or "Sous-éléments" && row.Text(1) is { } second && MondayHeader.IsName(second))
            {
                subitems = MondayHeader.Of(row, 1, true);
                inSubitems = true;
            }
            else if (row.Text(0) is not null)
            {
                inSubitems = false;
                found.Add(new(at + sheet.FirstLine, groups[^1], false, row, items));
            }
            else if (inSubitems && subitems is not null && row.Text(1) is not null)
            {
                found.Add(new(at + sheet.FirstLine, groups[^1], true, row, subitems));
            }
            else
            {
                // A row without a name sums up the group above it: it is no item.
                others.Add((at + sheet.FirstLine, row));
            }
        }

        return new(rows[0].Text(0)!, groups, found, others);
    }

    private static bool OnlyFirst(object?[] row) => row.Text(0) is not null && row.Skip(1).All(cell => Cell.Text(cell) is null);

    private static bool IsHeader(object?[] row) => row.Text(0) is { } name && MondayHeader.IsName(name) && row.Count(cell => Cell.Text(cell) is not null) >= 2;
}
