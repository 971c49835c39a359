namespace Regie.Connect;

/// <summary>Counts, per kind, what becomes of the things in a file.</summary>
internal sealed class Tally
{
    private static readonly string[] Kinds =
        ["project", "section", "task", "subtask", "checklist", "checklistItem", "label", "person", "comment", "attachment", "dependency", "customField", "baseline"];

    private readonly Dictionary<string, Line> lines = Kinds.ToDictionary(kind => kind, _ => new Line());

    public Line this[string kind] => lines[kind];

    public IReadOnlyList<KindCount> Foreseen() =>
        [.. Kinds.Select(kind => (kind, line: lines[kind])).Select(pair => new KindCount(pair.kind, pair.line.InFile, pair.line.Create, pair.line.Update, pair.line.Unchanged, pair.line.NotImported, pair.line.Why) { Marked = pair.line.Marked })];

    public IReadOnlyList<KindCount> Done() => [.. Foreseen().Select(line => line with { Created = line.ToCreate, Updated = line.ToUpdate })];

    public IReadOnlyDictionary<string, int> Created() => lines.Where(line => line.Value.Create > 0).ToDictionary(line => line.Key, line => line.Value.Create);

    public IReadOnlyDictionary<string, int> Updated() => lines.Where(line => line.Value.Update > 0).ToDictionary(line => line.Key, line => line.Value.Update);

    internal sealed class Line
    {
        public int InFile { get; set; }

        public int Create { get; set; }

        public int Update { get; set; }

        public int Unchanged { get; set; }

        public int NotImported { get; private set; }

        public int Marked { get; set; }

        public string? Why { get; set; }

        public void Leave(string why, int count = 1)
        {
            NotImported += count;
            Why = why;
        }
    }
}
