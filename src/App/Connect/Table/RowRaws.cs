using System.Text.Encodings.Web;
using System.Text.Json;

namespace Regie.Connect;

/// <summary>Writes cells that have no native place as a JSON object by column.</summary>
internal static class RowRaws
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static SourceRaw? Of(string type, string id, IEnumerable<(string Column, string? Value)> cells)
    {
        var kept = new Dictionary<string, string>();
        foreach (var (column, value) in cells)
        {
            if (value is not null)
            {
                kept[kept.ContainsKey(column) ? $"{column} ({kept.Count + 1})" : column] = value;
            }
        }

        return kept.Count == 0 ? null : new(type, id, JsonSerializer.Serialize(kept, Options));
    }
}
