using System.Text;

namespace Regie.Connect;

/// <summary>Lists inside one cell.</summary>
internal static class CellLists
{
    /// <summary>Items between commas; an item that holds a comma itself is quoted, as in a CSV file.</summary>
    public static IReadOnlyList<string> Quoted(string? cell)
    {
        if (cell is null)
        {
            return [];
        }

        List<string> items = [];
        var item = new StringBuilder();
        var quoted = false;
        for (var at = 0; at < cell.Length; at++)
        {
            var character = cell[at];
            if (character == '"' && quoted && at + 1 < cell.Length && cell[at + 1] == '"')
            {
                item.Append('"');
                at++;
            }
            else if (character == '"' && (quoted || item.ToString().Trim().Length == 0))
            {
                quoted = !quoted;
            }
            else if (character == ',' && !quoted)
            {
                items.Add(item.ToString().Trim());
                item.Clear();
            }
            else
            {
                item.Append(character);
            }
        }

        items.Add(item.ToString().Trim());
        return [.. items.Where(found => found.Length > 0).Distinct()];
    }

    /// <summary>Items between commas or semicolons, for names of people and tags in a table somebody made.</summary>
    public static IReadOnlyList<string> Loose(string? cell) =>
        cell is null ? [] : [.. cell.Split([',', ';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct()];
}
