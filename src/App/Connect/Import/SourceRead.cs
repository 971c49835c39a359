namespace Regie.Connect;

/// <summary>What reading a file came to: a board, or why there is none. Never an exception.</summary>
public sealed record SourceRead(SourceBoard? Board, SourceFault? Fault)
{
    public static implicit operator SourceRead(SourceBoard board) => new(board, null);

    public static implicit operator SourceRead(SourceFault fault) => new(null, fault);
}

/// <summary>Why a file cannot be read, and the place in it.</summary>
/// <param name="Code">Stable name, <c>connect.file.…</c>, that the texts are found by.</param>
/// <param name="Where">Sheet and cell, column, JSON or XML path: whatever lets a person find it.</param>
/// <param name="Line">Line of the file, from 1, where lines mean something.</param>
/// <param name="Detail">What stood there or which limit was passed; safe to show.</param>
public sealed record SourceFault(string Code, string? Where = null, long? Line = null, string? Detail = null);

/// <summary>Something the file lost, or that a person should know before the import.</summary>
/// <param name="Code">Stable name, <c>connect.warning.…</c>.</param>
/// <param name="Count">How many objects are concerned.</param>
/// <param name="Examples">Names of the first few of them.</param>
public sealed record SourceWarning(string Code, int Count = 1, params IReadOnlyList<string> Examples);

/// <summary>How much a reader accepts before it refuses: memory stays bounded whatever the file says.</summary>
public sealed record ReadLimits
{
    public static readonly ReadLimits Default = new();

    /// <summary>Largest file, in bytes.</summary>
    public long FileBytes { get; init; } = 512L << 20;

    /// <summary>Largest total of what an archive inflates to, counted while inflating.</summary>
    public long InflatedBytes { get; init; } = 512L << 20;

    /// <summary>Largest ratio of inflated to stored bytes of one archive entry.</summary>
    public int InflateRatio { get; init; } = 100;

    /// <summary>Most entries of an archive.</summary>
    public int ArchiveEntries { get; init; } = 10_000;

    /// <summary>Largest single object of a JSON file (a card with all that hangs on it), in bytes.</summary>
    public int ElementBytes { get; init; } = 32 << 20;

    /// <summary>Longest single value (a JSON string, a cell, an XML text), in characters.</summary>
    public int ValueChars { get; init; } = 4 << 20;

    /// <summary>Most tasks of one import; each is held in memory.</summary>
    public int Tasks { get; init; } = 200_000;

    /// <summary>Most cells of a table or workbook, empty ones counted.</summary>
    public long Cells { get; init; } = 20_000_000;

    /// <summary>Most columns of a table.</summary>
    public int Columns { get; init; } = 1_000;
}
