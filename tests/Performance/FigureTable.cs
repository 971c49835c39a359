using System.Globalization;

namespace Regie.Performance;

static class FigureTable
{
    public static void Print(TextWriter to, IReadOnlyList<Figure> figures)
    {
        string[] head = ["figure", "target", "measured", "ratio to yardstick", "ok?"];
        var rows = figures.Select(Cells).Prepend(head).ToList();
        var widths = Enumerable.Range(0, head.Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        foreach (var row in rows)
        {
            to.WriteLine(string.Join(" | ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
            if (row == head)
            {
                to.WriteLine(string.Join("-|-", widths.Select(width => new string('-', width))));
            }
        }
    }

    static string[] Cells(Figure figure) =>
        [figure.Name, figure.Target, figure.Measured, figure.Ratio?.ToString("0.00", CultureInfo.InvariantCulture) ?? "", figure.Holds ? "yes" : "NO"];
}
