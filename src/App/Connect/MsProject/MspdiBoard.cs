namespace Regie.Connect;

/// <summary>The elements of an MS Project file on their way to a board.</summary>
internal sealed class MspdiBoard(SourceFile file, ReadLimits limits)
{
    private readonly MspdiFields fields = new();
    private readonly Dictionary<string, string> project = [];
    private readonly List<XmlPiece> rest = [];
    private readonly Dictionary<string, MspdiAttribute> attributes = [];
    private readonly Dictionary<string, SourceTask> tasks = [];
    private readonly Stack<(int Level, string Id)> outline = new();
    private readonly Dictionary<string, SourceDependency> links = [];
    private readonly Dictionary<int, List<SourceBaselineEntry>> baselines = [];
    private readonly Dictionary<string, SourceCalendar> calendars = [];
    private readonly Dictionary<string, SourcePerson> people = [];
    private readonly HashSet<string> things = [];
    private readonly List<(string Task, string Resource)> assignments = [];
    private readonly List<SourceRaw> raws = [];
    private readonly List<SourceWarning> warnings = [];
    private int unnumbered;

    public bool IsFull => tasks.Count > limits.Tasks;

    public void Take(string list, XmlPiece piece)
    {
        switch (list)
        {
            case "Tasks":
                TakeTask(piece);
                break;
            case "Calendars":
                Keep("Calendars/Calendar", piece, "calendar");
                if (MspdiCalendars.Read(piece) is { } calendar)
                {
                    calendars[calendar.ExternalId] = calendar;
                }

                break;
            case "Resources":
                TakeResource(piece);
                break;
            case "Assignments":
                Keep("Assignments/Assignment", piece, "assignment");
                if (piece["TaskUID"] is { } task && piece["ResourceUID"] is { } resource)
                {
                    assignments.Add((task, resource));
                }

                break;
            default:
                if (piece.Children.Count == 0 && piece.Text is { } text)
                {
                    project[piece.Name] = text;
                }

                foreach (var attribute in piece.Name == "ExtendedAttributes" ? piece.All("ExtendedAttribute") : [])
                {
                    if (MspdiAttribute.Read(attribute, project.GetValueOrDefault("CurrencyCode")) is { } read)
                    {
                        attributes[read.Field.ExternalId] = read;
                    }
                }

                rest.Add(piece);
                break;
        }
    }

    public SourceRead Board()
    {
        var whole = new XmlPiece("Project");
        whole.Children.AddRange(rest);
        var id = project.GetValueOrDefault("GUID") ?? project.GetValueOrDefault("UID") ?? "project:" + Name();
        if (fields.Count("", whole, "project", id) is { } raw)
        {
            raws.Add(raw);
        }

        var finished = Tasks();
        Told(finished);
        return new SourceBoard
        {
            Source = SourceKind.MsProject,
            Project = new(id, Name())
            {
                Start = Date("StartDate"),
                Due = Date("FinishDate"),
                CalendarId = project.GetValueOrDefault("CalendarUID"),
            },
            People = [.. people.Values],
            Fields = [.. attributes.Values.Select(attribute => attribute.Field)],
            Tasks = finished,
            Dependencies = [.. links.Values.Where(link => tasks.ContainsKey(link.PredecessorId) && tasks.ContainsKey(link.SuccessorId))],
            Calendars = [.. calendars.Values],
            Baselines = [.. baselines.OrderBy(baseline => baseline.Key).Select(baseline => new SourceBaseline(baseline.Key, baseline.Value))],
            Raws = raws,
            Census = fields.Fates,
            Warnings = warnings,
        };
    }

    private void TakeTask(XmlPiece piece)
    {
        var id = piece["UID"] ?? $"row:{++unnumbered}";
        var level = piece.Int("OutlineLevel") ?? 1;
        if (piece.Flag("IsNull") || (level == 0 && id == "0") || tasks.ContainsKey(id))
        {
            // An empty row, or the project's own summary line: nothing to do there, but nothing of it is lost.
            Keep("Tasks/Task", piece, "row");
            if (id == "0" && piece["Notes"] is { } notes)
            {
                project.TryAdd("Notes", notes);
            }

            return;
        }

        Keep("Tasks/Task", piece, "task");
        while (outline.TryPeek(out var above) && above.Level >= level)
        {
            outline.Pop();
        }

        tasks[id] = MspdiTasks.Read(piece, id, outline.TryPeek(out var parent) ? parent.Id : null, attributes);
        outline.Push((level, id));
        foreach (var link in MspdiTasks.Links(piece, id))
        {
            links[link.ExternalId] = link;
        }

        foreach (var (number, entry) in MspdiTasks.Baselines(piece, id))
        {
            if (!baselines.TryGetValue(number, out var entries))
            {
                baselines[number] = entries = [];
            }

            entries.Add(entry);
        }
    }

    private void TakeResource(XmlPiece piece)
    {
        Keep("Resources/Resource", piece, "person");
        if (piece["UID"] is not { } id || piece["Name"] is not { } name)
        {
            return;
        }

        // Type 0 is material, 2 is cost: things, not people.
        if (piece["Type"] is "0" or "2" || piece.Flag("IsCostResource"))
        {
            things.Add(id);
            return;
        }

        people[id] = new(id, name, piece["EmailAddress"]);
    }

    private List<SourceTask> Tasks()
    {
        var people = assignments.Where(assignment => this.people.ContainsKey(assignment.Resource)).ToLookup(assignment => assignment.Task, assignment => assignment.Resource);
        return [.. tasks.Values.Select(task => task with { PersonIds = [.. people[task.ExternalId].Distinct()] })];
    }

    private void Told(List<SourceTask> finished)
    {
        Add("connect.warning.times-without-zone", finished.Where(task => task.Start is not null || task.Due is not null).Select(task => task.Title));
        Add("connect.warning.several-people", finished.Where(task => task.PersonIds.Count > 1).Select(task => task.Title));
        Add("connect.warning.people-without-email", people.Values.Where(person => person.Email is null).Select(person => person.Name));
        Add("connect.warning.resources-that-are-things", things);
        Add("connect.warning.inactive-tasks", finished.Where(task => task.Archived).Select(task => task.Title));
        Add("connect.warning.links-to-other-files", links.Values.Where(link => !tasks.ContainsKey(link.PredecessorId)).Select(link => tasks[link.SuccessorId].Title));

        void Add(string code, IEnumerable<string> names)
        {
            var all = names.ToList();
            if (all.Count > 0)
            {
                warnings.Add(new(code, all.Count, [.. all.Take(3)]));
            }
        }
    }

    private void Keep(string path, XmlPiece piece, string type)
    {
        if (fields.Count(path, piece, type, piece["UID"] ?? $"row:{unnumbered}") is { } raw)
        {
            raws.Add(raw);
        }
    }

    // The file's “Name” is often the file name that Project saved it under; the title says what it is.
    private string Name() => project.GetValueOrDefault("Title") is { Length: > 0 } title ? title
        : project.GetValueOrDefault("Name") is { Length: > 0 } name ? Path.GetFileNameWithoutExtension(name)
        : Path.GetFileNameWithoutExtension(file.Name);

    private SourceDate? Date(string name) =>
        DateTime.TryParse(project.GetValueOrDefault(name), System.Globalization.CultureInfo.InvariantCulture, out var at) ? SourceDate.OfWallClock(at) : null;
}
