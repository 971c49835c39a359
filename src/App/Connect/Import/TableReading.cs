namespace Regie.Connect;

/// <summary>How a plain table was understood: proposed, for the person to confirm or change.</summary>
public sealed record TableReading
{
    public required IReadOnlyList<TableColumn> Columns { get; init; }

    /// <summary>Order of day and month that was used for dates such as 03/04/2026.</summary>
    public DayOrder Order { get; init; }

    /// <summary>The cells give no evidence which it is: the person is asked.</summary>
    public bool OrderIsAGuess { get; init; }

    /// <summary>Decimal separator that was used, <c>.</c> or <c>,</c>.</summary>
    public char DecimalSeparator { get; init; } = '.';

    public string? Sheet { get; init; }

    /// <summary>Header of the column whose values tell the rows apart; without one a row is known by its title and phase.</summary>
    public string? Key { get; init; }

    public IReadOnlyList<string> Sheets { get; init; } = [];

    /// <summary>The first rows as they stand in the file, cell by cell.</summary>
    public IReadOnlyList<IReadOnlyList<string?>> Rows { get; init; } = [];
}

/// <summary>One column: its header, what it becomes, and a few of its values.</summary>
/// <param name="Target">A native field (<c>title</c>, <c>due</c> …), <c>customField</c>, or <c>raw</c>.</param>
public sealed record TableColumn(string Header, string Target, SourceFieldType Type, IReadOnlyList<string> Examples);

public enum DayOrder
{
    DayFirst,
    MonthFirst,
    YearFirst,
}

/// <summary>What the person confirmed; also the body of <c>mapping</c> in PreviewImport.</summary>
public sealed record TableMapping
{
    /// <summary>Column header → target as in <see cref="TableColumn.Target"/>; a column that is absent keeps the proposal.</summary>
    public IReadOnlyDictionary<string, string> Columns { get; init; } = new Dictionary<string, string>();

    public DayOrder? Order { get; init; }

    public char? DecimalSeparator { get; init; }

    public string? Sheet { get; init; }
}
