using System.Text.Json;

namespace Regie.Connect;

/// <summary>The first pass over a board: everything but the comments' texts is collected, every leaf is counted.</summary>
internal sealed class TrelloPass(ReadLimits limits)
{
    private readonly Dictionary<string, (string Card, double Position, SourceChecklist List)> checklists = [];
    private readonly Dictionary<string, string> labelNames = [];
    private readonly HashSet<string> pool = [];
    private readonly List<(double Position, SourceList List)> lists = [];
    private readonly List<(double Position, SourceField Field)> fields = [];

    public LeafCensus Census { get; } = new(TrelloFields.Of);

    public SourceProject Project { get; private set; } = new("", "");

    public List<TrelloCards.Card> Cards { get; } = [];

    public Dictionary<string, SourceLabel> Labels { get; } = [];

    public Dictionary<string, SourcePerson> People { get; } = [];

    public Dictionary<string, int> CommentsByCard { get; } = [];

    public Dictionary<string, DateTimeOffset> Created { get; } = [];

    public Dictionary<string, DateTimeOffset> Completed { get; } = [];

    public Dictionary<string, DateTimeOffset> Moved { get; } = [];

    public int Actions { get; private set; }

    public int Comments { get; private set; }

    public int Activities { get; private set; }

    public bool HasCards { get; private set; }

    public bool HasLists { get; private set; }

    public IReadOnlyList<SourceList> Lists => [.. lists.OrderBy(list => list.Position).Select(list => list.List)];

    public IReadOnlyList<SourceField> Fields => [.. fields.OrderBy(made => made.Position).Select(made => made.Field)];

    public ILookup<string, SourceChecklist> Checklists =>
        checklists.Values.OrderBy(list => list.Position).ToLookup(list => list.Card, list => list.List);

    /// <summary>Reads the whole file; the fault that stopped it, or null.</summary>
    public SourceFault? Read(SourceFile file, CancellationToken cancel)
    {
        using var sections = new JsonSections(file, limits);
        while (sections.Next())
        {
            cancel.ThrowIfCancellationRequested();
            HasCards |= sections.Section == "cards";
            HasLists |= sections.Section == "lists";
            using var document = JsonDocument.Parse(sections.Piece);
            Census.Count(sections.Section, sections.IsElement, document.RootElement);
            Take(sections, document.RootElement);
            if (Cards.Count > limits.Tasks)
            {
                return new("connect.file.too-many-tasks", sections.Path, Detail: limits.Tasks.ToString(System.Globalization.CultureInfo.InvariantCulture));
            }
        }

        return sections.Fault;
    }

    private void Take(JsonSections at, JsonElement piece)
    {
        switch (at.Section, at.IsElement)
        {
            case ("cards", true):
                if (TrelloCards.Read(piece, pool) is { } card)
                {
                    Cards.Add(card);
                    foreach (var label in piece.Items("labels"u8))
                    {
                        AddLabel(label, isTopLevel: false);
                    }
                }

                break;
            case ("actions", true):
                TakeAction(piece);
                break;
            case ("lists", true) when piece.Text("id"u8) is { } id:
                lists.Add((piece.Number("pos"u8) ?? 0, new(id, piece.Text("name"u8) ?? "", piece.Flag("closed"u8), piece.Text("color"u8))));
                break;
            case ("labels", true):
                AddLabel(piece, isTopLevel: true);
                break;
            case ("labelNames", false) when piece.ValueKind == JsonValueKind.Object:
                foreach (var colour in piece.EnumerateObject())
                {
                    labelNames[colour.Name] = colour.Value.Text() ?? "";
                }

                break;
            case ("members", true):
                AddPerson(piece, known: true);
                break;
            case ("checklists", true):
                AddChecklist(piece);
                break;
            case ("customFields", true):
                AddField(piece);
                break;
            case (_, false):
                TakeBoard(at.Section, piece);
                break;
        }
    }

    private void TakeBoard(string member, JsonElement value) => Project = member switch
    {
        "id" when value.Text() is { } id => Project with { ExternalId = id, CreatedAt = TrelloCards.CreatedAt(id) },
        "name" => Project with { Name = value.Text() ?? "" },
        "desc" => Project with { Description = value.Text() is { Length: > 0 } text ? text : null },
        "closed" => Project with { Archived = value.ValueKind == JsonValueKind.True },
        "url" => Project with { Url = value.Text() },
        "dateLastActivity" => Project with { UpdatedAt = JsonText.Instant(value.Text()) },
        _ => Project,
    };

    private void TakeAction(JsonElement action)
    {
        Actions++;
        var kind = action.Text("type"u8);
        if (action.Member("memberCreator"u8) is { } creator)
        {
            AddPerson(creator, known: false);
        }

        var data = action.Member("data"u8) ?? default;
        var card = TrelloActions.TaskId(data);
        if (TrelloActions.IsComment(kind))
        {
            Comments++;
            if (card is not null)
            {
                CommentsByCard[card] = CommentsByCard.GetValueOrDefault(card) + 1;
            }

            return;
        }

        if (action.Instant("date"u8) is not { } at)
        {
            return;
        }

        Activities++;
        if (card is null)
        {
            return;
        }

        if (kind is "createCard" or "copyCard" or "emailCard" or "convertToCardFromCheckItem")
        {
            Created[card] = at;
        }
        else if (kind == "updateCard" && data.Member("listAfter"u8) is not null)
        {
            Moved[card] = Moved.TryGetValue(card, out var last) && last > at ? last : at;
        }
        else if (kind == "updateCard" && data.Member("card"u8)?.Flag("dueComplete"u8) == true && data.Member("old"u8)?.Member("dueComplete"u8) is not null)
        {
            Completed[card] = Completed.TryGetValue(card, out var last) && last > at ? last : at;
        }
    }

    private void AddLabel(JsonElement label, bool isTopLevel)
    {
        if (TrelloCards.LabelId(label) is not { } id || label.ValueKind != JsonValueKind.Object || (!isTopLevel && Labels.ContainsKey(id)))
        {
            return;
        }

        Labels[id] = new(id, label.Text("name"u8) ?? "", label.Text("color"u8));
    }

    // Somebody who left the board is only in its history; the member list knows more and wins.
    private void AddPerson(JsonElement person, bool known)
    {
        if (person.Text("id"u8) is { } id && (known || !People.ContainsKey(id)))
        {
            People[id] = new(id, person.Text("fullName"u8) ?? person.Text("username"u8) ?? id, person.Text("email"u8), person.Text("username"u8));
        }
    }

    private void AddChecklist(JsonElement list)
    {
        if (list.Text("id"u8) is not { } id || list.Text("idCard"u8) is not { } card)
        {
            return;
        }

        var items = list.Items("checkItems"u8)
            .Where(item => item.Text("id"u8) is not null)
            .OrderBy(item => item.Number("pos"u8) ?? 0)
            .Select(item => new SourceCheckItem(item.Text("id"u8)!, item.Text("name"u8) ?? "", item.Text("state"u8) == "complete")
            {
                Due = TrelloCards.Date(item.Instant("due"u8)),
                PersonId = item.Text("idMember"u8),
            });
        checklists[id] = (card, list.Number("pos"u8) ?? 0, new(id, list.Text("name"u8) ?? "", [.. items]));
    }

    private void AddField(JsonElement field)
    {
        if (field.Text("id"u8) is not { } id)
        {
            return;
        }

        var type = field.Text("type"u8) switch
        {
            "number" => SourceFieldType.Number,
            "checkbox" => SourceFieldType.Checkbox,
            "date" => SourceFieldType.Date,
            "list" => SourceFieldType.Select,
            _ => SourceFieldType.Text,
        };
        var options = field.Items("options"u8)
            .Where(option => option.Text("id"u8) is not null)
            .OrderBy(option => option.Number("pos"u8) ?? 0)
            .Select(option => new SourceOption(option.Text("id"u8)!, option.Member("value"u8)?.Text("text"u8) ?? "", option.Text("color"u8)));
        fields.Add((field.Number("pos"u8) ?? 0, new(id, field.Text("name"u8) ?? "", type) { Options = [.. options] }));
    }

    /// <summary>A label without a name is called by its colour, or by what boards of 2015 call that colour.</summary>
    public SourceLabel Named(SourceLabel label) =>
        label.Name.Length > 0 ? label
        : label.Colour is { } colour ? label with { Name = labelNames.GetValueOrDefault(colour) is { Length: > 0 } name ? name : colour }
        : label with { Name = "·" };
}
