namespace Regie.Plan;

/// <summary>A table to take away. A cell is a text, a number, a day, or nothing.</summary>
internal sealed record ExportSheet(string Name, IReadOnlyList<string> Heads, IReadOnlyList<IReadOnlyList<object?>> Rows)
{
    /// <summary>What makes a spreadsheet take a text for a formula when it stands first, also in the wide forms that some of them accept.</summary>
    private const string Starters = "=+-@\t\r\n＝＋－＠";

    /// <summary>Would a spreadsheet run this text?</summary>
    public static bool LooksLikeFormula(string text) => text.Length > 0 && Starters.Contains(text[0], StringComparison.Ordinal);
}
