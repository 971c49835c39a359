using System.Buffers;
using System.Globalization;
using System.Text;

namespace Regie.Plan;

/// <summary>Writes CSV that a spreadsheet opens by a double click: with a mark for UTF-8, and with what the language's spreadsheets take for separator and decimal sign.</summary>
internal static class CsvText
{
    private static readonly SearchValues<char> Breaking = SearchValues.Create("\";,\r\n\t");

    public static byte[] Of(ExportSheet sheet, string language)
    {
        var french = language == "fr";
        var text = new StringBuilder();
        foreach (var row in sheet.Rows.Prepend(sheet.Heads))
        {
            for (var i = 0; i < row.Count; i++)
            {
                text.Append(i == 0 ? "" : french ? ";" : ",").Append(Cell(row[i], french));
            }

            text.Append("\r\n");
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    private static string Cell(object? value, bool french) => value switch
    {
        null => "",
        DateOnly day => day.ToString(french ? "dd'/'MM'/'yyyy" : "yyyy-MM-dd", CultureInfo.InvariantCulture),
        decimal number => number.ToString("0.####", CultureInfo.InvariantCulture).Replace('.', french ? ',' : '.'),
        _ => Quoted(value.ToString()!),
    };

    /// <summary>A text that looks like a formula gets an apostrophe in front: it is then read, never run.</summary>
    private static string Quoted(string text)
    {
        var safe = ExportSheet.LooksLikeFormula(text) ? "'" + text : text;
        return safe.AsSpan().IndexOfAny(Breaking) < 0 && safe.Trim().Length == safe.Length ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
