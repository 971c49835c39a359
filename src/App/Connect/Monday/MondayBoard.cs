namespace Regie.Connect;

/// <summary>The rows of a monday export on their way to a board.</summary>
internal sealed class MondayBoard
{
    private readonly MondaySheet.Parts parts;
    private readonly IReadOnlyList<Sheet> furtherSheets;
    private readonly TableLocale locale;
    private readonly Dictionary<(bool Subitems, string Name), FieldColumn> fields = [];
    private readonly Dictionary<string, SourcePerson> people = [];
    private readonly Dictionary<string, SourceLabel> labels = [];
    private readonly List<string> statuses = [];
    private readonly Dictionary<string, FieldFate> census = [];
    private readonly List<SourceRaw> raws = [];
    private readonly HashSet<string> ids = [];
    private int filesBehindLogin;
    private int withoutId;

    public MondayBoard(MondaySheet.Parts parts, IReadOnlyList<Sheet> furtherSheets)
    {
        this.parts = parts;
        this.furtherSheets = furtherSheets;
        locale = TableLocale.Of(parts.Rows.Select(row => row.Cells), null, looksFrench: false);
        foreach (var column in parts.Rows.SelectMany(row => row.Header.Own.Select(own => (row.Header.IsSubitems, own.Name, Cell: row.Cells.Value(own.At)))).GroupBy(cell => (cell.IsSubitems, cell.Name)))
        {
            var id = (column.Key.IsSubitems ? "subitem:" : "item:") + column.Key.Name;
            fields[column.Key] = new(id, column.Key.Name, [.. column.Select(cell => cell.Cell)], locale);
        }
    }

    public SourceBoard Board(string sheet)
    {
        var tasks = Tasks(sheet);
        Others(sheet);
        var comments = Comments(tasks);
        return new()
        {
            Source = SourceKind.Monday,
            Project = new("board:" + parts.Board, parts.Board),
            Lists = [.. parts.Groups.Distinct().Select(group => new SourceList("group:" + group, group))],
            Labels = [.. labels.Values],
            People = [.. people.Values],
            Statuses = statuses,
            Fields = [.. fields.Values.Select(field => field.Field)],
            Tasks = tasks,
            Comments = comments,
            CommentCount = comments.Count,
            Raws = raws,
            Census = [.. census.Values],
            Warnings = Warnings(comments),
        };
    }

    private List<SourceTask> Tasks(string sheet)
    {
        List<SourceTask> tasks = [];
        var parent = "";
        foreach (var row in parts.Rows)
        {
            var task = Task(row, row.IsSubitem ? parent : null);
            parent = row.IsSubitem ? parent : task.ExternalId;
            tasks.Add(task);
            Count(sheet, row);
        }

        return tasks;
    }

    private SourceTask Task(MondaySheet.Row row, string? parent)
    {
        var (cells, header) = (row.Cells, row.Header);
        var id = cells.Text(header["id"]);
        if (id is null || !ids.Add(id))
        {
            withoutId++;
            id = Unused($"{row.Group}/{parent}/{cells.Text(header["name"])}");
        }

        List<(string, string?)> kept = [];
        var status = cells.Text(header["status"]);
        if (status is not null && !statuses.Contains(status))
        {
            statuses.Add(status);
        }

        var task = new SourceTask(id, cells.Text(header["name"]) ?? "")
        {
            ParentId = parent,
            ListId = "group:" + row.Group,
            Status = status,
            PersonIds = [.. CellLists.Quoted(cells.Text(header["people"])).Select(Person)],
            LabelIds = [.. CellLists.Quoted(cells.Text(header["tags"])).Select(Label)],
            Start = Date("start"),
            Due = Date("due"),
            Priority = HeaderWords.Priority(cells.Text(header["priority"])),
            Attachments = Files(id, cells.Text(header["files"])),
            Values = [.. header.Own.Select(own => fields[(header.IsSubitems, own.Name)].Read(cells.Value(own.At))).OfType<SourceValue>().DistinctBy(value => value.FieldId)],
        };
        if (task.Priority is null && cells.Text(header["priority"]) is { } priority)
        {
            kept.Add((header.Names[header["priority"]]!, priority));
        }

        // The names of its subitems, as the item's own cell lists them.
        kept.Add((header.Has("subitems") ? header.Names[header["subitems"]]! : "", cells.Text(header["subitems"])));
        if (RowRaws.Of("task", id, kept) is { } raw)
        {
            raws.Add(raw);
        }

        return task;

        SourceDate? Date(string target)
        {
            var cell = cells.Value(header[target]);
            var date = cell is double serial ? TableDates.Serial(serial) : TableDates.Read(cell, locale.Order);
            if (date is null && Cell.Text(cell) is { } odd)
            {
                kept.Add((header.Names[header[target]]!, odd));
            }

            return date;
        }
    }

    private List<SourceAttachment> Files(string task, string? cell)
    {
        List<SourceAttachment> files = [];
        foreach (var (at, url) in CellLists.Quoted(cell).Index())
        {
            var isLink = Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";
            var behindLogin = isLink && uri!.Host.EndsWith("monday.com", StringComparison.OrdinalIgnoreCase);
            filesBehindLogin += behindLogin ? 1 : 0;
            var name = isLink && uri!.Segments is [.., { Length: > 1 } last] ? Uri.UnescapeDataString(last) : url;
            files.Add(new($"{task}/file/{at + 1}", name, isLink ? url : "") { NeedsLogin = behindLogin });
        }

        return files;
    }

    private void Others(string sheet)
    {
        Add($"{sheet}!A1", 1, Fate.Native, "project.name");
        foreach (var group in parts.Groups)
        {
            Add($"{sheet}!group", 1, Fate.Native, "section.name");
        }

        foreach (var (line, cells) in parts.Others)
        {
            var kept = cells.Index().Select(cell => (Cell.ColumnName(cell.Index), Cell.Text(cell.Item))).Where(cell => cell.Item2 is not null).ToList();
            Add($"{sheet}!summary", kept.Count, Fate.Raw, null);
            if (RowRaws.Of("row", $"{sheet}!{line}", kept) is { } raw)
            {
                raws.Add(raw);
            }
        }
    }

    private List<SourceComment> Comments(List<SourceTask> tasks)
    {
        List<SourceComment> comments = [];
        var byId = tasks.Select(task => task.ExternalId).ToHashSet();
        var names = new SourceNames(tasks.Select(task => (task.ExternalId, task.Title)));
        foreach (var sheet in furtherSheets)
        {
            var header = MondayUpdates.Header(sheet, out var top);
            if (header is null)
            {
                KeepWhole(sheet);
                continue;
            }

            foreach (var update in MondayUpdates.Read(sheet))
            {
                var task = update.ItemId is { } item && byId.Contains(item) ? item : update.ItemName is { } name ? names.One(name, "") : null;
                comments.Add(new(update.Id, task, update.User is { } user ? Person(user) : null, update.At?.Instant, update.Text)
                {
                    LocalAt = update.At is { } at ? at.Day.ToDateTime(at.At ?? TimeOnly.MinValue) : null,
                    ReplyToId = update.ReplyTo,
                });
                var kept = header.Index().Where(column => MondayUpdates.Target(column.Item) is null || (task is null && column.Item is "Item ID" or "Item Name"))
                    .Select(column => (column.Item ?? Cell.ColumnName(column.Index), update.Row.Text(column.Index)));
                if (RowRaws.Of("comment", update.Id, kept) is { } raw)
                {
                    raws.Add(raw);
                }
            }

            for (var row = 0; row <= top; row++)
            {
                Add($"{sheet.Name}!header", row < top ? sheet.Rows[row].Count(cell => Cell.Text(cell) is not null) : 0, Fate.Raw, null);
            }

            foreach (var (at, name) in header.Index())
            {
                var target = MondayUpdates.Target(name);
                var filled = sheet.Rows.Skip(top + 1).Count(row => row.Text(at) is not null);
                Add($"{sheet.Name}!{Cell.ColumnName(at)} {name}", filled, target is null ? Fate.Raw : Fate.Native, target);
            }
        }

        return comments;
    }

    private void KeepWhole(Sheet sheet)
    {
        foreach (var (at, row) in sheet.Rows.Index())
        {
            var cells = row.Index().Select(cell => (Cell.ColumnName(cell.Index), Cell.Text(cell.Item)));
            if (RowRaws.Of("row", $"{sheet.Name}!{at + sheet.FirstLine}", cells) is { } raw)
            {
                raws.Add(raw);
                Add($"{sheet.Name}!row", row.Count(cell => Cell.Text(cell) is not null), Fate.Raw, null);
            }
        }
    }

    private void Count(string sheet, MondaySheet.Row row)
    {
        var block = $"{sheet}!{(row.IsSubitem ? "subitem" : "item")}.";
        foreach (var (target, at) in row.Header.System)
        {
            if (row.Cells.Text(at) is not null)
            {
                var native = target switch
                {
                    "name" => "task.title",
                    "people" => "task.people",
                    "status" => "task.status",
                    "start" => "task.start",
                    "due" => "task.due",
                    "files" => "task.attachments",
                    "id" => "task.externalRef",
                    "priority" => "task.priority",
                    "tags" => "task.labels",
                    _ => null,
                };
                Add(block + row.Header.Names[at], 1, native is null ? Fate.Raw : Fate.Native, native);
            }
        }

        foreach (var (at, name) in row.Header.Own)
        {
            if (row.Cells.Text(at) is not null)
            {
                Add(block + name, 1, Fate.Custom, name);
            }
        }
    }

    private void Add(string path, int count, Fate fate, string? target)
    {
        if (count > 0)
        {
            census[path] = census.TryGetValue(path, out var known) ? known with { Count = known.Count + count } : new(path, count, fate, target);
        }
    }

    private string Person(string name)
    {
        people.TryAdd("name:" + name, new("name:" + name, name));
        return "name:" + name;
    }

    private string Label(string name)
    {
        labels.TryAdd(name, new("tag:" + name, name));
        return "tag:" + name;
    }

    private string Unused(string wanted)
    {
        var id = wanted;
        for (var n = 2; !ids.Add(id); n++)
        {
            id = $"{wanted}#{n}";
        }

        return id;
    }

    private List<SourceWarning> Warnings(List<SourceComment> comments)
    {
        List<SourceWarning> warnings = [];
        Add("connect.warning.uploads-need-login", filesBehindLogin);
        Add("connect.warning.people-without-email", people.Count, [.. people.Values.Take(3).Select(person => person.Name)]);
        Add("connect.warning.items-without-id", withoutId);
        Add("connect.warning.comments-without-task", comments.Count(comment => comment.TaskId is null));
        Add("connect.warning.times-without-zone", comments.Count(comment => comment is { LocalAt: not null, At: null }));
        return warnings;

        void Add(string code, int count, params IReadOnlyList<string> examples)
        {
            if (count > 0)
            {
                warnings.Add(new(code, count, examples));
            }
        }
    }
}
