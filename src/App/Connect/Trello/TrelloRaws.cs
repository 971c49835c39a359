using System.Text;
using System.Text.Json;

namespace Regie.Connect;

/// <summary>Streams, per object of the board, the JSON of what has no native place.</summary>
internal static class TrelloRaws
{
    public static IEnumerable<SourceRaw> Read(SourceFile file, ReadLimits limits)
    {
        var census = new LeafCensus(TrelloFields.Of);
        using var remainder = new Remainder();
        using var sections = new JsonSections(file, limits);
        var board = new StringBuilder();
        var boardId = "";
        while (sections.Next())
        {
            using var document = JsonDocument.Parse(sections.Piece);
            var piece = document.RootElement;
            if (sections is { Section: "id", IsElement: false })
            {
                boardId = piece.Text() ?? "";
            }

            var nested = piece.ValueKind is JsonValueKind.Object or JsonValueKind.Array && !IsEmpty(piece);
            census.Count(sections.Section, sections.IsElement, piece, nested ? remainder : null);
            var json = nested ? remainder.Take() : IsRaw(sections) ? piece.GetRawText() : null;
            if (json is null)
            {
                continue;
            }

            if (sections.IsElement && piece.Text("id"u8) is { } id)
            {
                yield return new(TypeOf(sections.Section), id, json);
            }
            else
            {
                // Members of the root, and elements that have no id of their own, belong to the board.
                board.Append(board.Length == 0 ? "{" : ",").Append(JsonSerializer.Serialize(sections.Path)).Append(':').Append(json);
            }
        }

        if (board.Length > 0)
        {
            yield return new("board", boardId, board.Append('}').ToString());
        }
    }

    private static bool IsRaw(JsonSections at) => TrelloFields.Of(at.IsElement ? at.Section + "[]" : at.Section).Fate == Fate.Raw;

    private static bool IsEmpty(JsonElement piece) =>
        piece.ValueKind == JsonValueKind.Object ? piece.GetPropertyCount() == 0 : piece.GetArrayLength() == 0;

    private static string TypeOf(string section) => section switch
    {
        "cards" => "task",
        "lists" => "section",
        "members" => "person",
        "labels" => "label",
        "checklists" => "checklist",
        "customFields" => "customField",
        "actions" => "activity",
        _ => section,
    };
}
