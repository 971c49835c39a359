namespace Regie.Connect;

/// <summary>Which column of a monday block is what; items and subitems each have their own.</summary>
internal sealed class MondayHeader
{
    private static readonly (string Target, string[] Words)[] Words =
    [
        ("name", ["name", "nom", "item", "element"]),
        ("subitems", ["subitems", "sous-elements"]),
        ("people", ["person", "people", "owner", "assignee", "personne", "personnes", "responsable", "proprietaire"]),
        ("status", ["status", "statut"]),
        ("start", ["start date", "date de debut", "timeline - start", "chronologie - debut", "start"]),
        ("due", ["due date", "deadline", "date d'echeance", "echeance", "timeline - end", "chronologie - fin"]),
        ("files", ["files", "file", "fichiers", "fichier"]),
        ("id", ["item id (auto generated)", "item id", "id de l'element (genere automatiquement)", "id de l'element"]),
        ("priority", ["priority", "priorite"]),
        ("tags", ["tags", "etiquettes"]),
    ];

    private readonly Dictionary<string, int> places = [];

    private MondayHeader(object?[] row, int from, bool isSubitems)
    {
        IsSubitems = isSubitems;
        List<(int, string)> own = [];
        for (var at = from; at < row.Length; at++)
        {
            var name = row.Text(at);
            if (name is null)
            {
                continue;
            }

            var plain = HeaderWords.Plain(name);
            var target = at == from ? "name" : Words.FirstOrDefault(word => word.Words.Contains(plain)).Target;
            if (target is null or "name" && at != from || !places.TryAdd(target!, at))
            {
                own.Add((at, name));
            }
        }

        // A column called only “Date” is the due date where nothing says so more clearly.
        if (!places.ContainsKey("due") && own.FindIndex(column => HeaderWords.Plain(column.Item2) == "date") is >= 0 and var date)
        {
            places["due"] = own[date].Item1;
            own.RemoveAt(date);
        }

        Own = own;
        Names = [.. row.Select(Cell.Text)];
    }

    public bool IsSubitems { get; }

    public IReadOnlyList<(int At, string Name)> Own { get; }

    public IReadOnlyList<string?> Names { get; }

    public IEnumerable<(string Target, int At)> System => places.Select(place => (place.Key, place.Value));

    public int this[string target] => places.GetValueOrDefault(target, -1);

    public bool Has(string target) => places.ContainsKey(target);

    public static MondayHeader Of(object?[] row, int from, bool isSubitems) => new(row, from, isSubitems);

    public static bool IsName(string text) => Words[0].Words.Contains(HeaderWords.Plain(text));
}
