namespace Regie.Connect;

/// <summary>Reads the sheets “…-updates” and “…-discussion”: comments with author, time and what they reply to.</summary>
internal static class MondayUpdates
{
    internal sealed record Update(string Id, string? ItemId, string? ItemName, string? User, SourceDate? At, string Text, string? ReplyTo, object?[] Row);

    /// <summary>Names of the columns in the order of the sheet, or null when it is another kind of sheet.</summary>
    public static IReadOnlyList<string?>? Header(Sheet sheet, out int row)
    {
        for (row = 0; row < Math.Min(5, sheet.Rows.Count); row++)
        {
            var names = sheet.Rows[row].Select(Cell.Text).ToList();
            if (names.Contains("Post ID") && names.Contains("Created At"))
            {
                return names;
            }
        }

        return null;
    }

    public static IEnumerable<Update> Read(Sheet sheet)
    {
        if (Header(sheet, out var top) is not { } names)
        {
            yield break;
        }

        foreach (var (at, row) in sheet.Rows.Skip(top + 1).Index())
        {
            if (row.IsBlank())
            {
                continue;
            }

            var id = Value("Post ID") ?? $"{sheet.Name}:{at + 1}";
            yield return new(id, Value("Item ID"), Value("Item Name"), Value("User"), TableDates.Read(Value("Created At"), DayOrder.DayFirst), Value("Update Content") ?? "", Value("Parent Post ID"), row);

            string? Value(string name) => row.Text(IndexOf(names, name));
        }
    }

    /// <summary>Where each column goes. “Content Type” stands twice: the first says update, the second reply.</summary>
    public static string? Target(string? name) => name switch
    {
        "Item ID" or "Item Name" => "comment.task",
        "User" => "comment.author",
        "Created At" => "comment.createdAt",
        "Update Content" => "comment.text",
        "Post ID" => "comment.externalRef",
        "Parent Post ID" => "comment.replyTo",
        _ => null,
    };

    private static int IndexOf(IReadOnlyList<string?> names, string name)
    {
        for (var at = 0; at < names.Count; at++)
        {
            if (names[at] == name)
            {
                return at;
            }
        }

        return -1;
    }
}
