namespace Regie.Connect;

/// <summary>Finds the header row of an Asana export and which column is what.</summary>
internal sealed class AsanaColumns
{
    private static readonly Dictionary<string, string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Task ID"] = "task.externalRef",
        ["Created At"] = "task.createdAt",
        ["Completed At"] = "task.completedAt",
        ["Last Modified"] = "task.updatedAt",
        ["Name"] = "task.title",
        ["Section/Column"] = "task.section",
        ["Assignee"] = "task.assignee",
        ["Assignee Email"] = "person.email",
        ["Start Date"] = "task.start",
        ["Due Date"] = "task.due",
        ["Tags"] = "task.labels",
        ["Notes"] = "task.description",
        ["Projects"] = "task.projects",
        ["Parent task"] = "task.parent",
        ["Blocked By (Dependencies)"] = "dependency",
        ["Blocking (Dependencies)"] = "dependency",
        ["Priority"] = "task.priority",
    };

    private readonly Dictionary<string, int> places = new(StringComparer.OrdinalIgnoreCase);

    private AsanaColumns(object?[] header, int headerRow)
    {
        HeaderRow = headerRow;
        List<(int, string)> own = [];
        for (var at = 0; at < header.Length; at++)
        {
            var name = header.Text(at) ?? "";
            // A custom field may bear the name of a system column: the first is the system's.
            if (Known.ContainsKey(name) && places.TryAdd(name, at))
            {
                continue;
            }

            own.Add((at, name));
        }

        Own = own;
    }

    public int HeaderRow { get; }

    /// <summary>Columns of the people's own fields, by place and name.</summary>
    public IReadOnlyList<(int At, string Name)> Own { get; }

    public IEnumerable<(string Name, int At, string Target)> System => places.Select(place => (place.Key, place.Value, Known[place.Key]));

    public int this[string name] => places.GetValueOrDefault(name, -1);

    public bool Has(string name) => places.ContainsKey(name);

    /// <summary>The columns, or null when no row among the first ten is the header of an Asana export.</summary>
    public static AsanaColumns? Find(Sheet sheet)
    {
        // The variant for Google Sheets puts three lines above the header.
        for (var row = 0; row < Math.Min(10, sheet.Rows.Count); row++)
        {
            var names = sheet.Rows[row].Select(Cell.Text).ToHashSet(StringComparer.OrdinalIgnoreCase);
            if (names.Contains("Task ID") && names.Contains("Name") && (names.Contains("Created At") || names.Contains("Projects")))
            {
                return new(sheet.Rows[row], row);
            }
        }

        return null;
    }
}
