using System.Globalization;
using Regie.Kernel;

namespace Regie.Connect;

/// <summary>From a stored file to a board, or to the problem a person can act on.</summary>
internal static class ImportSource
{
    public static Result<SourceBoard> Read(BlobStore blobs, string name, string hash, long size, string? source, ImportMapping mapping, CultureInfo culture, CancellationToken cancel)
    {
        var file = new SourceFile(name, size, () => blobs.Open(hash));
        var read = SourceReader.Read(file, Kind(source), mapping.ToTable(), cancel: cancel);
        return read.Board is { } board ? board : Problem(read.Fault!, name, culture);
    }

    /// <summary>Is this one of the names of <see cref="SourceKind"/> in the API?</summary>
    public static bool IsKnown(string? source) => source is null || Kind(source) is not null;

    private static SourceKind? Kind(string? source) => source switch
    {
        "trello" => SourceKind.Trello,
        "asana" => SourceKind.Asana,
        "monday" => SourceKind.Monday,
        "msproject" => SourceKind.MsProject,
        "table" => SourceKind.Table,
        _ => null,
    };

    private static Problem Problem(SourceFault fault, string name, CultureInfo culture)
    {
        var line = fault.Line is { } number ? string.Format(culture, ImportText.Say("place.line", culture), number) : null;
        var place = string.Join(", ", new[] { fault.Where, line }.Where(part => !string.IsNullOrEmpty(part)));
        var member = fault.Code.StartsWith("connect.mapping.", StringComparison.Ordinal) ? fault.Where! : "file";
        return new Problem(ProblemKind.Refused, fault.Code, place.Length == 0 ? name : place, fault.Detail ?? "")
        {
            Errors = new Dictionary<string, string[]> { [member] = [fault.Code] },
        };
    }
}
