using System.Text.Json;

namespace Regie.Connect;

/// <summary>Reads the history of a board: comments, moves, completions.</summary>
internal static class TrelloActions
{
    /// <summary>Trello writes at most this many actions into a file; what is older is not in it.</summary>
    public const int MostInAFile = 1000;

    public static bool IsComment(string? kind) => kind is "commentCard" or "copyCommentCard";

    public static SourceComment? Comment(JsonElement action)
    {
        if (!IsComment(action.Text("type"u8)) || action.Text("id"u8) is not { } id || action.Member("data"u8) is not { } data)
        {
            return null;
        }

        return new(id, TaskId(data), AuthorId(action), action.Instant("date"u8), data.Text("text"u8) ?? "")
        {
            EditedAt = data.Instant("dateLastEdited"u8),
        };
    }

    public static SourceActivity? Activity(JsonElement action)
    {
        var kind = action.Text("type"u8);
        if (kind is null || IsComment(kind) || action.Text("id"u8) is not { } id || action.Instant("date"u8) is not { } at)
        {
            return null;
        }

        var data = action.Member("data"u8) ?? default;
        return new(id, TaskId(data), AuthorId(action), at, kind, Said(action, data));
    }

    public static string? AuthorId(JsonElement action) => action.Text("idMemberCreator"u8) ?? action.Member("memberCreator"u8)?.Text("id"u8);

    public static string? TaskId(JsonElement data) => data.Member("card"u8)?.Text("id"u8);

    // What the activity is about, in the words of the board: a move, a name, a person.
    private static string? Said(JsonElement action, JsonElement data)
    {
        if (data.Member("listAfter"u8) is { } after)
        {
            return $"{data.Member("listBefore"u8)?.Text("name"u8)} → {after.Text("name"u8)}";
        }

        return data.Member("checkItem"u8)?.Text("name"u8)
            ?? data.Member("attachment"u8)?.Text("name"u8)
            ?? action.Member("member"u8)?.Text("fullName"u8)
            ?? data.Member("checklist"u8)?.Text("name"u8)
            ?? data.Member("old"u8)?.Text("name"u8)
            ?? data.Member("card"u8)?.Text("name"u8)
            ?? data.Member("list"u8)?.Text("name"u8)
            ?? data.Member("board"u8)?.Text("name"u8);
    }
}
