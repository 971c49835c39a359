namespace Regie.Connect;

/// <summary>Where the header of a table is and what each column becomes: proposed from the names, changed by what the person confirmed.</summary>
internal sealed class TableColumns
{
    private readonly Dictionary<string, int> places = [];

    private TableColumns(IReadOnlyList<(int At, string Header, string Target)> all)
    {
        All = all;
        foreach (var (at, _, target) in all)
        {
            places.TryAdd(target, at);
        }
    }

    public IReadOnlyList<(int At, string Header, string Target)> All { get; }

    public int this[string target] => places.GetValueOrDefault(target, -1);

    public bool Has(string target) => places.ContainsKey(target);

    /// <summary>The first row of several cells, all of them text: what stands above is a title.</summary>
    public static int? HeaderRow(Sheet sheet)
    {
        for (var at = 0; at < Math.Min(20, sheet.Rows.Count); at++)
        {
            var filled = sheet.Rows[at].Where(cell => Cell.Text(cell) is not null).ToList();
            if (filled.Count > 0 && filled.TrueForAll(cell => cell is string) && at + 1 < sheet.Rows.Count
                && (filled.Count > 1 || sheet.Rows.Skip(at + 1).All(row => row.Count(cell => Cell.Text(cell) is not null) <= 1)))
            {
                return at;
            }
        }

        return null;
    }

    public static TableColumns Propose(object?[] header, IReadOnlyList<object?[]> rows, IReadOnlyDictionary<string, string> confirmed)
    {
        var width = Math.Max(header.Length, rows.Count == 0 ? 0 : rows.Max(row => row.Length));
        HashSet<string> taken = [];
        Dictionary<string, int> names = [];
        List<(int At, string Header, string Target)> all = [];
        for (var at = 0; at < width; at++)
        {
            var name = header.Text(at) ?? Cell.ColumnName(at);
            // Two columns of one name are told apart by a number.
            names[name] = names.GetValueOrDefault(name) + 1;
            name = names[name] > 1 ? $"{name} ({names[name]})" : name;
            var target = confirmed.GetValueOrDefault(name) ?? Proposal(header.Text(at), at, rows);
            var single = target is not (HeaderWords.CustomField or HeaderWords.Raw or "labels");
            all.Add((at, name, single && !taken.Add(target) ? HeaderWords.CustomField : target));
        }

        if (!taken.Contains("title") && all.FindIndex(column => FirstText(column, rows)) is >= 0 and var first && !confirmed.ContainsKey(all[first].Header))
        {
            all[first] = all[first] with { Target = "title" };
        }

        return new(all);
    }

    private static string Proposal(string? header, int at, IReadOnlyList<object?[]> rows) =>
        header is null && rows.All(row => row.Text(at) is null) ? HeaderWords.Raw
        : header is not null && HeaderWords.Target(header) is { } target ? target
        : HeaderWords.CustomField;

    private static bool FirstText((int At, string Header, string Target) column, IReadOnlyList<object?[]> rows) =>
        column.Target is HeaderWords.CustomField && rows.Any(row => row.Value(column.At) is string { Length: > 0 });
}
