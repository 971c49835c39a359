using System.Text.RegularExpressions;

namespace Regie.Connect;

/// <summary>The rows of a table on their way to a board.</summary>
internal sealed partial class TableBoard
{
    private const int FirstRows = 5;

    private readonly SourceFile file;
    private readonly SheetFile sheets;
    private readonly Sheet sheet;
    private readonly int header;
    private readonly IReadOnlyList<object?[]> rows;
    private readonly TableColumns columns;
    private readonly TableLocale locale;
    private readonly List<(int At, string Header, FieldColumn Column)> fields;
    private readonly List<string> ids = [];
    private readonly SourceNames names;
    private readonly Dictionary<string, SourcePerson> people = [];
    private readonly Dictionary<string, SourceLabel> labels = [];
    private readonly Dictionary<string, SourceList> sections = [];
    private readonly List<string> statuses = [];
    private readonly Dictionary<string, SourceDependency> dependencies = [];
    private readonly List<SourceRaw> raws = [];
    private readonly List<string> openNames = [];
    private readonly List<string> odd = [];

    public TableBoard(SourceFile file, SheetFile sheets, Sheet sheet, int header, IReadOnlyList<object?[]> rows, TableMapping mapping)
    {
        (this.file, this.sheets, this.sheet, this.header, this.rows) = (file, sheets, sheet, header, rows);
        columns = TableColumns.Propose(sheet.Rows[header], rows, mapping.Columns);
        var found = TableLocale.Of(rows, sheets.Delimiter, HeaderWords.IsFrench(columns.All.Select(column => column.Header)));
        locale = found with
        {
            Order = mapping.Order ?? found.Order,
            OrderIsAGuess = mapping.Order is null && found.OrderIsAGuess,
            Decimal = mapping.DecimalSeparator ?? found.Decimal,
        };
        fields =
        [
            .. columns.All.Where(column => column.Target == HeaderWords.CustomField)
                .Select(column => (column.At, column.Header, new FieldColumn("column:" + column.Header, column.Header, [.. rows.Select(row => row.Value(column.At))], locale))),
        ];
        HashSet<string> seen = [];
        foreach (var row in rows)
        {
            var id = row.Text(columns["id"]) ?? $"{row.Text(columns["section"])}/{row.Text(columns["title"])}";
            var unique = id;
            for (var n = 2; !seen.Add(unique); n++)
            {
                unique = $"{id}#{n}";
            }

            ids.Add(unique);
        }

        names = new(rows.Index().SelectMany(row => new[] { row.Item.Text(columns["title"]), row.Item.Text(columns["id"]) }
            .OfType<string>().Distinct().Select(name => (ids[row.Index], name))));
    }

    public SourceBoard Board()
    {
        var tasks = ParentOrder.Sound([.. rows.Index().Select(row => Task(row.Item, ids[row.Index]))]);
        var name = sheets.Sheets.Count > 1 ? sheet.Name : CopyNumber().Replace(Path.GetFileNameWithoutExtension(file.Name), "");
        Above();
        return new()
        {
            Source = SourceKind.Table,
            Project = new("table:" + name, name),
            Lists = [.. sections.Values],
            Labels = [.. labels.Values],
            People = [.. people.Values],
            Statuses = statuses,
            Fields = [.. fields.Select(field => field.Column.Field)],
            Tasks = tasks,
            Dependencies = [.. dependencies.Values],
            Raws = raws,
            Census = Census(),
            Warnings = Warnings(tasks),
            Table = new()
            {
                Columns = [.. columns.All.Select(Column)],
                Order = locale.Order,
                OrderIsAGuess = locale.OrderIsAGuess,
                DecimalSeparator = locale.Decimal,
                Sheet = sheet.Name,
                Key = columns.Has("id") ? Header("id") : null,
                Sheets = [.. sheets.Sheets.Select(one => one.Name)],
                Rows = [.. rows.Take(FirstRows).Select(row => columns.All.Select(column => Shown(row.Text(column.At))).ToList())],
            },
        };
    }

    private SourceTask Task(object?[] row, string id)
    {
        List<(string, string?)> kept = [];
        foreach (var (at, header, target) in columns.All)
        {
            if (target == HeaderWords.Raw)
            {
                kept.Add((header, row.Text(at)));
            }
        }

        var done = row.Value(columns["completed"]);
        var completed = HeaderWords.Truth(done);
        var completedOn = Date("completedOn") ?? (completed is null ? TableDates.Read(done, locale.Order) : null);
        if (completed is null && completedOn is null)
        {
            KeepText("completed");
        }

        var priority = HeaderWords.Priority(row.Text(columns["priority"]));
        if (priority is null)
        {
            KeepText("priority");
        }

        var task = new SourceTask(id, row.Text(columns["title"]) ?? "")
        {
            ParentId = Parent(),
            ListId = Section(row.Text(columns["section"])),
            Status = Status(row.Text(columns["status"])),
            Description = row.Value(columns["description"]) is { } text ? Cell.Text(text) : null,
            Start = Date("start"),
            Due = Date("due"),
            Completed = completed ?? completedOn is not null,
            CompletedOn = completedOn,
            CreatedOn = Date("createdOn"),
            UpdatedOn = Date("updatedOn"),
            PersonIds = Persons(row),
            LabelIds = [.. columns.All.Where(column => column.Target == "labels").SelectMany(column => CellLists.Loose(row.Text(column.At))).Distinct().Select(Label)],
            Priority = priority,
            EstimateMinutes = Number("estimateHours", 0, 100_000) is { } hours ? (int)Math.Round(hours * 60) : null,
            Progress = Percent(),
            Milestone = HeaderWords.Truth(row.Value(columns["milestone"])) ?? false,
            Url = row.Text(columns["url"]),
            Values = [.. fields.Select(field => field.Column.Read(row.Value(field.At))).OfType<SourceValue>()],
        };
        Link("blockedBy", blocked: true);
        Link("blocking", blocked: false);
        if (RowRaws.Of("task", id, kept) is { } raw)
        {
            raws.Add(raw);
        }

        return task;

        void KeepText(string target)
        {
            if (row.Text(columns[target]) is { } text)
            {
                odd.Add($"{Header(target)}: {text}");
                kept.Add((Header(target), text));
            }
        }

        SourceDate? Date(string target)
        {
            var cell = row.Value(columns[target]);
            var date = cell is double serial ? TableDates.Serial(serial) : TableDates.Read(cell, locale.Order);
            if (date is null)
            {
                KeepText(target);
            }

            return date;
        }

        decimal? Number(string target, decimal least, decimal most)
        {
            var number = TableNumbers.Read(row.Value(columns[target]), locale.Decimal)?.Number;
            if (number is null || number < least || number > most)
            {
                KeepText(target);
                return null;
            }

            return number;
        }

        // 0.4 in a workbook is 40 % as it shows there; in a text it is what it says.
        int? Percent() => Number("progress", 0, 100) is { } share ? (int)Math.Round(row.Value(columns["progress"]) is double and <= 1 ? share * 100 : share) : null;

        string? Parent()
        {
            if (row.Text(columns["parent"]) is not { } name)
            {
                return null;
            }

            if (names.One(name, id) is { } parent)
            {
                return parent;
            }

            openNames.Add(name);
            kept.Add((Header("parent"), name));
            return null;
        }

        void Link(string target, bool blocked)
        {
            var (others, open) = names.Many(row.Text(columns[target]), id);
            foreach (var link in others.Select(other => blocked ? new SourceDependency(other, id) : new SourceDependency(id, other)))
            {
                dependencies[link.ExternalId] = link;
            }

            if (open.Count > 0)
            {
                openNames.AddRange(open);
                kept.Add((Header(target), string.Join(", ", open)));
            }
        }
    }

    private static string? Shown(string? cell) => cell is { Length: > 120 } ? Bringing.Cut(cell, 120) : cell;

    private string Header(string target) => columns.All.First(column => column.Target == target).Header;

    private IReadOnlyList<string> Persons(object?[] row)
    {
        var found = CellLists.Loose(row.Text(columns["people"]));
        var emails = CellLists.Loose(row.Text(columns["email"]));
        return [.. Enumerable.Range(0, Math.Max(found.Count, emails.Count)).Select(at => Person(found.ElementAtOrDefault(at), emails.ElementAtOrDefault(at))).Distinct()];
    }

    private string Person(string? name, string? email)
    {
        email ??= name?.Contains('@') == true ? name : null;
        var id = email is not null ? "email:" + email.ToUpperInvariant() : "name:" + name;
        people.TryAdd(id, new(id, name ?? email!, email));
        return id;
    }

    private string? Section(string? name)
    {
        if (name is not null)
        {
            sections.TryAdd(name, new("section:" + name, name));
        }

        return name is null ? null : "section:" + name;
    }

    private string? Status(string? name)
    {
        if (name is not null && !statuses.Contains(name))
        {
            statuses.Add(name);
        }

        return name;
    }

    private string Label(string name)
    {
        labels.TryAdd(name, new("tag:" + name, name));
        return "tag:" + name;
    }

    private TableColumn Column((int At, string Header, string Target) column)
    {
        var examples = rows.Select(row => row.Text(column.At)).OfType<string>().Distinct().Take(3);
        var type = fields.Find(field => field.At == column.At) is { Column: { } field } ? field.Field.Type
            : column.Target is "start" or "due" or "completedOn" or "createdOn" or "updatedOn" ? SourceFieldType.Date
            : column.Target is "estimateHours" or "progress" ? SourceFieldType.Number
            : SourceFieldType.Text;
        return new(column.Header, column.Target, type, [.. examples]);
    }

    // “tasks (2).csv” is what a browser calls a newer “tasks.csv”.
    [GeneratedRegex(@" ?\(\d{1,2}\)$")]
    private static partial Regex CopyNumber();

    private List<FieldFate> Census()
    {
        var above = sheet.Rows.Take(header).SelectMany(row => row).Count(cell => Cell.Text(cell) is not null);
        List<FieldFate> census = above > 0 ? [new("above the header", above, Fate.Raw)] : [];
        foreach (var (at, name, target) in columns.All)
        {
            var filled = rows.Count(row => row.Text(at) is not null);
            census.Add(target switch
            {
                HeaderWords.Raw => new(name, filled, Fate.Raw),
                HeaderWords.CustomField => new(name, filled, Fate.Custom, name),
                _ => new(name, filled, Fate.Native, "task." + target),
            });
        }

        foreach (var other in sheets.Sheets.Where(other => other != sheet))
        {
            census.Add(new(other.Name + "!", other.Rows.Sum(row => row.Count(cell => Cell.Text(cell) is not null)), Fate.Raw));
        }

        return census;
    }

    // What stands above the header and on other sheets is kept too.
    private void Above()
    {
        var rest = sheet.Rows.Take(header).Index().Select(row => (Sheet: sheet.Name, Line: row.Index + 1, Cells: row.Item))
            .Concat(sheets.Sheets.Where(other => other != sheet).SelectMany(other => other.Rows.Index().Select(row => (Sheet: other.Name, Line: row.Index + 1, Cells: row.Item))));
        foreach (var (name, line, cells) in rest)
        {
            if (RowRaws.Of("row", $"{name}!{line}", cells.Index().Select(cell => (Cell.ColumnName(cell.Index), Cell.Text(cell.Item)))) is { } raw)
            {
                raws.Add(raw);
            }
        }
    }

    private List<SourceWarning> Warnings(IReadOnlyList<SourceTask> tasks)
    {
        List<SourceWarning> warnings = [];
        if (locale.OrderIsAGuess)
        {
            warnings.Add(new("connect.warning.day-order-unclear"));
        }

        Add("connect.warning.ambiguous-parents", openNames);
        Add("connect.warning.odd-values", odd);
        Add("connect.warning.rows-without-title", tasks.Where(task => task.Title.Length == 0).Select(task => task.ExternalId));
        Add("connect.warning.people-without-email", people.Values.Where(person => person.Email is null).Select(person => person.Name));
        Add("connect.warning.several-people", tasks.Where(task => task.PersonIds.Count > 1).Select(task => task.Title));
        Add("connect.warning.other-sheets", sheets.Sheets.Where(other => other != sheet && other.Rows.Count > 0).Select(other => other.Name));
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
