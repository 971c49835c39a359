namespace Regie.Connect;

/// <summary>The rows of an Asana export on their way to a board.</summary>
internal sealed class AsanaBoard
{
    private readonly SourceFile file;
    private readonly AsanaColumns columns;
    private readonly List<(object?[] Cells, string Id, string Name)> rows;
    private readonly TableLocale locale;
    private readonly List<(int At, FieldColumn Column)> fields;
    private readonly bool nativePriority;
    private readonly SourceNames names;
    private readonly Dictionary<string, SourcePerson> people = [];
    private readonly Dictionary<string, SourceLabel> labels = [];
    private readonly Dictionary<string, SourceList> sections = [];
    private readonly Dictionary<string, SourceDependency> dependencies = [];
    private readonly List<SourceRaw> raws = [];
    private readonly List<string> ambiguousParents = [];
    private readonly List<string> ambiguousBlockers = [];
    private readonly List<string> oddDates = [];

    public AsanaBoard(SourceFile file, AsanaColumns columns, IReadOnlyList<object?[]> cells, char? delimiter)
    {
        this.file = file;
        this.columns = columns;
        HashSet<string> seen = [];
        rows = [];
        foreach (var (at, row) in cells.Index())
        {
            // Without an id, or with one that stood before, the row's place tells it apart.
            var id = row.Text(columns["Task ID"]) is { } own && seen.Add(own) ? own : $"row:{at + 1}";
            rows.Add((row, id, row.Text(columns["Name"]) ?? ""));
        }

        locale = TableLocale.Of(cells, delimiter, looksFrench: false);
        names = new(rows.Select(row => (row.Id, row.Name)));
        nativePriority = columns.Has("Priority") && cells.All(row => row.Text(columns["Priority"]) is not { } text || HeaderWords.Priority(text) is not null);
        fields = [.. Own().Select(column => (column.At, new FieldColumn($"{column.Name}@{column.At}", column.Name, [.. cells.Select(row => row.Value(column.At))], locale)))];
    }

    public SourceBoard Board()
    {
        var projects = rows.SelectMany(row => CellLists.Quoted(row.Cells.Text(columns["Projects"]))).CountBy(name => name).OrderByDescending(project => project.Value).ToList();
        var name = projects.Count > 0 ? projects[0].Key : Path.GetFileNameWithoutExtension(file.Name);
        var tasks = ParentOrder.Sound([.. rows.Select(row => Task(row.Cells, row.Id, row.Name, name))]);
        return new()
        {
            Source = SourceKind.Asana,
            Project = new("project:" + name, name),
            Lists = [.. sections.Values],
            Labels = [.. labels.Values],
            People = [.. people.Values],
            Fields = [.. fields.Select(field => field.Column.Field)],
            Tasks = tasks,
            Dependencies = [.. dependencies.Values],
            Raws = raws,
            Census = Census(),
            Warnings = Warnings(tasks),
        };
    }

    private IEnumerable<(int At, string Name)> Own() => nativePriority || !columns.Has("Priority") ? columns.Own : columns.Own.Append((columns["Priority"], "Priority"));

    private SourceTask Task(object?[] row, string id, string title, string project)
    {
        List<(string, string?)> kept = [];
        var parentName = row.Text(columns["Parent task"]);
        var parent = parentName is null ? null : names.One(parentName, id);
        if (parentName is not null && parent is null)
        {
            ambiguousParents.Add($"{title} ⊂ {parentName}");
            kept.Add(("Parent task", parentName));
        }

        Link(row, id, "Blocked By (Dependencies)", blocked: true, kept);
        Link(row, id, "Blocking (Dependencies)", blocked: false, kept);
        var completed = Date(row, "Completed At", kept);
        var task = new SourceTask(id, title)
        {
            ParentId = parent,
            ListId = Section(row.Text(columns["Section/Column"])),
            Description = Notes(row),
            Start = Date(row, "Start Date", kept),
            Due = Date(row, "Due Date", kept),
            Completed = row.Text(columns["Completed At"]) is not null,
            CompletedOn = completed,
            CreatedOn = Date(row, "Created At", kept),
            UpdatedOn = Date(row, "Last Modified", kept),
            PersonIds = Person(row) is { } person ? [person] : [],
            LabelIds = [.. CellLists.Quoted(row.Text(columns["Tags"])).Select(Label)],
            Priority = nativePriority ? HeaderWords.Priority(row.Text(columns["Priority"])) : null,
            AlsoIn = [.. CellLists.Quoted(row.Text(columns["Projects"])).Where(other => other != project)],
            Values = [.. fields.Select(field => field.Column.Read(row.Value(field.At))).OfType<SourceValue>()],
        };
        if (RowRaws.Of("task", id, kept) is { } raw)
        {
            raws.Add(raw);
        }

        return task;
    }

    // Notes keep their line ends and spaces: only the whole cell decides whether there are any.
    private string? Notes(object?[] row) =>
        row.Value(columns["Notes"]) is string text && !string.IsNullOrWhiteSpace(text) ? text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace("\0", "", StringComparison.Ordinal) : null;

    private SourceDate? Date(object?[] row, string column, List<(string, string?)> kept)
    {
        var text = row.Text(columns[column]);
        if (text is null)
        {
            return null;
        }

        var date = TableDates.Read(row.Value(columns[column]), locale.Order);
        if (date is null)
        {
            oddDates.Add($"{column}: {text}");
            kept.Add((column, text));
        }

        return date;
    }

    private void Link(object?[] row, string id, string column, bool blocked, List<(string, string?)> kept)
    {
        var (ids, open) = names.Many(row.Text(columns[column]), id);
        foreach (var other in ids)
        {
            var link = blocked ? new SourceDependency(other, id) : new SourceDependency(id, other);
            dependencies[link.ExternalId] = link;
        }

        if (open.Count > 0)
        {
            ambiguousBlockers.AddRange(open);
            kept.Add((column, string.Join(", ", open)));
        }
    }

    private string? Section(string? name)
    {
        if (name is null)
        {
            return null;
        }

        sections.TryAdd(name, new("section:" + name, name));
        return "section:" + name;
    }

    private string Label(string name)
    {
        labels.TryAdd(name, new("tag:" + name, name));
        return "tag:" + name;
    }

    private string? Person(object?[] row)
    {
        var (name, email) = (row.Text(columns["Assignee"]), row.Text(columns["Assignee Email"]));
        if (name is null && email is null)
        {
            return null;
        }

        var id = email is not null ? "email:" + email.ToUpperInvariant() : "name:" + name;
        people.TryAdd(id, new(id, name ?? email!, email));
        return id;
    }

    private List<FieldFate> Census()
    {
        List<FieldFate> census = [];
        foreach (var (name, at, target) in columns.System)
        {
            if (name != "Priority" || nativePriority)
            {
                census.Add(new(name, Filled(at), Fate.Native, target));
            }
        }

        census.AddRange(fields.Select(field => new FieldFate(field.Column.Field.Name, Filled(field.At), Fate.Custom, field.Column.Field.Name)));
        return census;

        int Filled(int at) => rows.Count(row => row.Cells.Text(at) is not null);
    }

    private List<SourceWarning> Warnings(IReadOnlyList<SourceTask> tasks)
    {
        List<SourceWarning> warnings = [new("connect.warning.asana-csv-has-no-comments")];
        Add("connect.warning.ambiguous-parents", ambiguousParents);
        Add("connect.warning.ambiguous-dependencies", ambiguousBlockers);
        Add("connect.warning.people-without-email", people.Values.Where(person => person.Email is null).Select(person => person.Name));
        Add("connect.warning.odd-dates", oddDates);
        Add("connect.warning.multi-homed", tasks.Where(task => task.AlsoIn.Count > 0).Select(task => task.Title));
        return warnings;

        void Add(string code, IEnumerable<string> found)
        {
            var all = found.ToList();
            if (all.Count > 0)
            {
                warnings.Add(new(code, all.Count, [.. all.Take(3)]));
            }
        }
    }
}
